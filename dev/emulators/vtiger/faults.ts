import type { Call } from './call';

export type FaultKind =
	/** Adds `ms` to the call. */
	| 'latency'
	/** HTTP 429 with Retry-After. */
	| 'rate-limit'
	/** HTTP 500 with an empty body; nothing was done. */
	| 'error-before'
	/** HTTP 500 with an empty body after everything was done. */
	| 'error-after'
	/** HTTP 500 with an empty body; of an order or invoice only the header was stored. */
	| 'half-commit'
	/** No answer for `ms`, then the connection closes. */
	| 'hang'
	/** The connection closes at once. */
	| 'drop'
	/** A web server's HTML page instead of JSON. */
	| 'html'
	/** The right answer, cut in the middle. */
	| 'truncate'
	/** HTTP `status` with a short text. */
	| 'status'
	/** Sent on to `location`, or to the same address over https, as the cloud does with http. */
	| 'redirect'
	/** The session is gone: INVALID_SESSIONID. */
	| 'expire-session'
	/** A create or revise loses `lines` lines, as if a CRM user had saved an order at the same moment. */
	| 'lose-lines';

export interface Fault {
	kind: FaultKind;
	/** Which calls it hits; what is left out matches every call. */
	operation?: string | string[];
	module?: string | string[];
	/** Text anywhere in the parameters, after decoding. */
	contains?: string;
	/** How many times it strikes; left out: always. */
	count?: number;
	/** Strikes only every nth matching call. */
	every?: number;
	/** Lets so many matching calls pass first. */
	after?: number;
	ms?: number;
	retryAfter?: number;
	status?: number;
	body?: string;
	location?: string;
	lines?: number;
	/** For hang, drop and html: the call is carried out before its answer is lost. */
	commit?: boolean;
}

export interface ArmedFault extends Fault {
	id: number;
	matched: number;
	struck: number;
}

/** Faults on demand. */
export class Faults {
	private armed: ArmedFault[] = [];
	private nextId = 1;

	add( fault: Fault ): ArmedFault {
		const armed = { ...fault, id: this.nextId++, matched: 0, struck: 0 };
		this.armed.push( armed );
		return armed;
	}

	remove( id: number ): boolean {
		const before = this.armed.length;
		this.armed = this.armed.filter( ( fault ) => fault.id !== id );
		return this.armed.length < before;
	}

	clear(): void {
		this.armed = [];
	}

	list(): ArmedFault[] {
		return this.armed.map( ( fault ) => ( { ...fault } ) );
	}

	/**
	 * The faults that strike a call.
	 *
	 * @param call The call.
	 */
	strike( call: Call ): ArmedFault[] {
		return this.armed.filter( ( fault ) => {
			if (
				! matches( fault, call ) ||
				( fault.count !== undefined && fault.struck >= fault.count )
			) {
				return false;
			}
			fault.matched++;
			const turn = fault.matched - ( fault.after ?? 0 );
			if ( turn <= 0 || turn % ( fault.every ?? 1 ) !== 0 ) {
				return false;
			}
			fault.struck++;
			return true;
		} );
	}
}

function matches( fault: Fault, call: Call ): boolean {
	return (
		among( fault.operation, call.operation ) &&
		among( fault.module, call.module ) &&
		( fault.contains === undefined || call.text.includes( fault.contains ) )
	);
}

function among(
	wanted: string | string[] | undefined,
	value: string
): boolean {
	return (
		wanted === undefined ||
		[ wanted ]
			.flat()
			.some( ( one ) => one.toLowerCase() === value.toLowerCase() )
	);
}
