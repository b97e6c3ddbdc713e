import { sleep } from './concurrency';
import { LOGIN_PAGE } from './html';
import { HTML_TYPE } from './media-types';
import type { ServerResponse } from 'node:http';
import type { Call, Incoming } from './call';
import type { Emulator } from './emulator';
import type { ArmedFault } from './faults';
import type { Answer, Form } from './form';

/** One call and its answer: what strikes it, what is done, what is sent. */
export class Exchange {
	private sent = 0;

	constructor(
		private readonly emulator: Emulator,
		private readonly form: Form,
		private readonly incoming: Incoming,
		private readonly response: ServerResponse
	) {}

	async run(): Promise< void > {
		const call = this.form.parse( this.emulator, this.incoming );
		const end = this.emulator.stats.begin( call );
		try {
			await this.answer( call );
		} finally {
			end( this.response.statusCode, this.sent );
		}
	}

	private async answer( call: Call ): Promise< void > {
		const refusal = this.form.refuse( this.emulator );
		if ( refusal ) {
			this.send( refusal );
			return;
		}
		const faults = this.emulator.faults.strike( call );
		if ( ! ( await this.strikesBefore( call, faults ) ) ) {
			const outcome = await this.emulator.dispatcher.carryOut(
				call,
				faults
			);
			await this.conclude(
				this.form.render( this.emulator, outcome ),
				faults
			);
		}
	}

	/** Faults that strike before anything is done. */
	private async strikesBefore(
		call: Call,
		faults: ArmedFault[]
	): Promise< boolean > {
		for ( const fault of faults ) {
			switch ( fault.kind ) {
				case 'rate-limit':
					this.response.setHeader(
						'Retry-After',
						String( fault.retryAfter ?? 1 )
					);
					this.page( 429, fault.body ?? 'Too Many Requests' );
					return true;
				case 'error-before':
					this.page( 500, fault.body ?? '' );
					return true;
				case 'status': {
					const status = fault.status ?? 503;
					this.page( status, fault.body ?? `<h1>${ status }</h1>` );
					return true;
				}
				case 'redirect': {
					const { host, pathname } = this.incoming.url;
					this.response.setHeader(
						'Location',
						fault.location ?? `https://${ host }${ pathname }`
					);
					this.page( 301, '' );
					return true;
				}
				case 'expire-session':
					this.emulator.sessions.drop( call.sessionName );
					break;
				case 'hang':
				case 'drop':
				case 'html':
					if ( ! fault.commit ) {
						await this.withhold( fault );
						return true;
					}
					break;
				default:
			}
		}
		return false;
	}

	/** Faults that strike what was done already. */
	private async conclude(
		answer: Answer,
		faults: ArmedFault[]
	): Promise< void > {
		for ( const fault of faults ) {
			switch ( fault.kind ) {
				case 'error-after':
				case 'half-commit':
					this.page( 500, '' );
					return;
				case 'truncate':
					this.send( {
						...answer,
						status: 200,
						body: answer.body.slice(
							0,
							Math.floor( answer.body.length / 2 )
						),
					} );
					return;
				case 'hang':
				case 'drop':
				case 'html':
					await this.withhold( fault );
					return;
				default:
			}
		}
		this.send( answer );
	}

	/** Keeps the answer back. */
	private async withhold( fault: ArmedFault ): Promise< void > {
		if ( fault.kind === 'html' ) {
			this.page( 200, fault.body ?? LOGIN_PAGE );
			return;
		}
		if ( fault.kind === 'hang' ) {
			const gone = new Promise< void >( ( resolve ) =>
				this.response.once( 'close', resolve )
			);
			await Promise.race( [ sleep( fault.ms ?? 30_000 ), gone ] );
		}
		this.response.destroy();
	}

	private page( status: number, body: string ): void {
		this.send( { status, type: HTML_TYPE, body } );
	}

	private send( answer: Answer ): void {
		if ( ! this.response.destroyed && ! this.response.headersSent ) {
			this.form.stamp( this.emulator, this.response );
			this.sent = send( this.response, answer );
		}
	}
}

/**
 * Sends an answer; returns the bytes of its body.
 *
 * @param response Where to.
 * @param answer   What.
 */
export function send( response: ServerResponse, answer: Answer ): number {
	const { status, reason, type, body } = answer;
	const bytes = Buffer.from( body );
	const headers = { 'Content-Type': type, 'Content-Length': bytes.length };
	if ( reason === undefined ) {
		response.writeHead( status, headers );
	} else {
		response.writeHead( status, reason, headers );
	}
	response.end( bytes );
	return bytes.length;
}
