import type { Call } from './call';

const LOG_LENGTH = 2000;

export interface LoggedCall {
	at: number;
	operation: string;
	module: string;
	/** Which session, numbered in the order of their first call; 0 without one. */
	session: number;
	status: number;
	ms: number;
	bytesIn: number;
	bytesOut: number;
	params: Record< string, string >;
}

/** Counts what clients do. */
export class Stats {
	private calls = 0;
	private operations: Record< string, number > = {};
	private modules: Record< string, number > = {};
	private running = new Map< string, number >();
	private maxParallel: Record< string, number > = {};
	private bytesIn = 0;
	private bytesOut = 0;
	private sessions: string[] = [];
	private log: LoggedCall[] = [];

	/**
	 * Notes the start of a call. The answer notes its end.
	 *
	 * @param call The call.
	 */
	begin( call: Call ): ( status: number, bytesOut: number ) => void {
		const startedAt = performance.now();
		const at = Date.now();
		const keys = [
			'all',
			call.operation || '(none)',
			`${ call.operation } ${ call.module }`,
		];
		this.calls++;
		increment( this.operations, call.operation || '(none)' );
		if ( call.module ) {
			increment( this.modules, `${ call.operation } ${ call.module }` );
		}
		for ( const key of keys ) {
			const now = ( this.running.get( key ) ?? 0 ) + 1;
			this.running.set( key, now );
			this.maxParallel[ key ] = Math.max(
				this.maxParallel[ key ] ?? 0,
				now
			);
		}
		return ( status, bytesOut ) => {
			keys.forEach( ( key ) =>
				this.running.set( key, ( this.running.get( key ) ?? 1 ) - 1 )
			);
			this.bytesIn += call.bytesIn;
			this.bytesOut += bytesOut;
			const { operation, module, bytesIn, params } = call;
			const ms = performance.now() - startedAt;
			this.log.push( {
				at,
				operation,
				module,
				session: this.sessionNumber( call.sessionName ),
				status,
				ms,
				bytesIn,
				bytesOut,
				params,
			} );
			this.log.splice( 0, this.log.length - LOG_LENGTH );
		};
	}

	summary() {
		const { calls, operations, modules, maxParallel, bytesIn, bytesOut } =
			this;
		return {
			calls,
			operations: { ...operations },
			modules: { ...modules },
			maxParallel: maxParallel.all ?? 0,
			maxParallelBy: { ...maxParallel },
			sessions: this.sessions.length,
			bytesIn,
			bytesOut,
		};
	}

	recent( operation?: string ): LoggedCall[] {
		return this.log.filter(
			( call ) =>
				! operation || call.operation === operation.toLowerCase()
		);
	}

	reset(): void {
		this.calls = 0;
		this.operations = {};
		this.modules = {};
		this.maxParallel = {};
		this.bytesIn = 0;
		this.bytesOut = 0;
		this.sessions = [];
		this.log = [];
	}

	private sessionNumber( name: string ): number {
		if ( name !== '' && ! this.sessions.includes( name ) ) {
			this.sessions.push( name );
		}
		return this.sessions.indexOf( name ) + 1;
	}
}

function increment( counts: Record< string, number >, key: string ): void {
	counts[ key ] = ( counts[ key ] ?? 0 ) + 1;
}
