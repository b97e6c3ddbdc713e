import { KeyedLock, Race, sleep } from './concurrency';
import { OPERATIONS } from './operations';
import { accessDenied, Crash, WsError } from './ws-error';
import type { Call } from './call';
import type { Crm } from './crm';
import type { ArmedFault } from './faults';
import type { Latency } from './latency';
import type { CreateOptions } from './records';
import type { Sessions } from './session';
import type { User } from './types';

const NOBODY: User = {
	id: 0,
	username: '',
	accessKey: '',
	firstName: '',
	lastName: '',
	isAdmin: false,
	rights: {},
};

/** What came of a call, whatever form its answer has. */
export type Outcome =
	| { kind: 'result'; result: unknown }
	| { kind: 'error'; error: WsError }
	/** An unhandled PHP error. */
	| { kind: 'crash' };

/** Carries out calls, each as long and as separate from the others as on a PHP server. */
export class Dispatcher {
	private readonly sessionLock = new KeyedLock();
	private readonly lineRace = new Race();
	private readonly numberRaces = new Map< string, Race >();

	constructor(
		private readonly crm: Crm,
		private readonly sessions: Sessions,
		private readonly latency: Latency
	) {}

	/**
	 * Carries out a call.
	 *
	 * @param call   The call.
	 * @param faults What strikes it.
	 */
	async carryOut( call: Call, faults: ArmedFault[] ): Promise< Outcome > {
		const lock =
			call.sessionName !== '' && this.crm.traps.on( 'sessionLock' );
		const release = lock
			? await this.sessionLock.acquire( call.sessionName )
			: () => {};
		try {
			for ( const { kind, ms } of faults ) {
				await ( kind === 'latency' ? sleep( ms ?? 0 ) : undefined );
			}
			const result = await this.race( call, faults );
			return { kind: 'result', result };
		} catch ( error ) {
			if ( error instanceof WsError ) {
				return { kind: 'error', error };
			}
			if ( error instanceof Crash ) {
				return { kind: 'crash' };
			}
			throw error;
		} finally {
			release();
		}
	}

	/** Lets calls that take numbers by MAX()+1 get into each other's way. */
	private async race( call: Call, faults: ArmedFault[] ): Promise< unknown > {
		const creates = call.operation === 'create';
		const writesLines =
			this.crm.schema.find( call.module )?.inventory === true &&
			Array.isArray( call.element.LineItems );
		const numberRace = this.numberRace( call.module );
		const number = creates ? numberRace.enter() : undefined;
		const lines = writesLines ? this.lineRace.enter() : undefined;
		let done = false;
		try {
			await this.latency.pass();
			if ( lines && this.crm.traps.on( 'parallelLinesLost' ) ) {
				await sleep( this.crm.traps.lineWindowMs );
			}
			const result = this.run(
				call,
				this.trouble(
					call,
					faults,
					lines?.overtaken,
					number?.overtaken
				)
			);
			done = true;
			return result;
		} finally {
			if ( number ) {
				numberRace.leave( number, done );
			}
			if ( lines ) {
				this.lineRace.leave( lines, done );
			}
		}
	}

	private trouble(
		call: Call,
		faults: ArmedFault[],
		linesOvertaken = false,
		numberOvertaken = false
	): CreateOptions {
		const { traps, random } = this.crm;
		const collides =
			linesOvertaken &&
			traps.on( 'parallelLinesLost' ) &&
			random.chance( traps.lineLossRate );
		const many =
			Array.isArray( call.element.LineItems ) &&
			call.element.LineItems.length > 3;
		const two = collides && many && random.chance( 0.3 );
		const fault = faults.find( ( { kind } ) => kind === 'lose-lines' );
		return {
			dieAfterHeader: faults.some(
				( { kind } ) => kind === 'half-commit'
			),
			loseLines: fault
				? ( fault.lines ?? 1 )
				: Number( collides ) + Number( two ),
			sameNumber:
				numberOvertaken &&
				traps.on( 'duplicateNumbers' ) &&
				random.chance( traps.duplicateNumberRate ),
		};
	}

	private run( call: Call, trouble: CreateOptions ): unknown {
		// Where each call brings its login, that is looked at before anything else.
		const bearer = call.login && admitted( call.login );
		const operation = OPERATIONS[ call.operation ];
		if ( bearer && ( ! operation || operation.only === 'webservice' ) ) {
			throw unknownOperation();
		}
		if ( ! operation || ( ! bearer && operation.only === 'cloud' ) ) {
			throw this.crm.traps.on( 'unknownOperationCrashes' )
				? new Crash( 'Unknown operation' )
				: unknownOperation();
		}
		if (
			operation.verb !== call.method &&
			this.crm.traps.on( 'wrongVerbRejected' )
		) {
			throw call.operation === 'login'
				? new WsError(
						'INVALID_AUTH_TOKEN',
						'Specified token is invalid or expired'
					)
				: accessDenied();
		}
		const user =
			bearer ??
			( operation.open
				? NOBODY
				: this.sessions.user( call.sessionName ) );
		if ( operation.needs?.some( ( name ) => ! ( name in call.params ) ) ) {
			throw new Crash( 'Too few arguments' );
		}
		return operation.run( {
			crm: this.crm,
			sessions: this.sessions,
			call,
			user,
			trouble,
		} );
	}

	private numberRace( module: string ): Race {
		const race = this.numberRaces.get( module ) ?? new Race();
		this.numberRaces.set( module, race );
		return race;
	}
}

function admitted( login: User | WsError ): User {
	if ( login instanceof WsError ) {
		throw login;
	}
	return login;
}

function unknownOperation(): WsError {
	return new WsError( 'UNKNOWN_OPERATION', 'Unknown operation requested' );
}
