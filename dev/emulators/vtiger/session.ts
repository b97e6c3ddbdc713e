import { createHash, randomBytes } from 'node:crypto';
import { WsError } from './ws-error';
import type { Crm } from './crm';
import type { User } from './types';

const TOKEN_SECONDS = 300;

interface Session {
	user: User;
	lastUsed: number;
}

/** Challenges and sessions. */
export class Sessions {
	private challenges = new Map<
		string,
		{ token: string; expires: number }[]
	>();
	private sessions = new Map< string, Session >();

	constructor( private readonly crm: Crm ) {}

	challenge( username: string ): {
		token: string;
		serverTime: number;
		expireTime: number;
	} {
		if ( ! this.crm.userNamed( username ) ) {
			throw new WsError( 'ACCESS_DENIED', 'username does not exists' );
		}
		const token = randomBytes( 7 ).toString( 'hex' ).slice( 0, 13 );
		const serverTime = this.crm.clock.unix();
		const expireTime = serverTime + TOKEN_SECONDS;
		const kept = this.crm.traps.on( 'oneChallengePerUser' )
			? []
			: ( this.challenges.get( username ) ?? [] );
		this.challenges.set( username, [
			...kept,
			{ token, expires: expireTime },
		] );
		return { token, serverTime, expireTime };
	}

	/**
	 * Opens a session.
	 *
	 * @param username Who.
	 * @param key      md5( token + access key ).
	 */
	login(
		username: string,
		key: string
	): { sessionName: string; user: User } {
		const user = this.crm.userNamed( username );
		const waiting = this.challenges.get( username ) ?? [];
		const valid = waiting.filter(
			( { expires } ) => expires >= this.crm.clock.unix()
		);
		if ( ! user || valid.length === 0 ) {
			throw new WsError(
				'INVALID_AUTH_TOKEN',
				'Specified token is invalid or expired'
			);
		}
		const used = valid.find(
			( { token } ) => md5( token + user.accessKey ) === key
		);
		if ( ! used ) {
			throw new WsError(
				'INVALID_USER_CREDENTIALS',
				'Invalid username or password'
			);
		}
		this.challenges.set(
			username,
			waiting.filter( ( challenge ) => challenge !== used )
		);
		const sessionName = randomBytes( 10 ).toString( 'hex' );
		this.sessions.set( sessionName, {
			user,
			lastUsed: this.crm.clock.now(),
		} );
		return { sessionName, user };
	}

	/**
	 * The user of a session, which stays alive by being used.
	 *
	 * @param sessionName What the client sent.
	 */
	user( sessionName: string ): User {
		if ( sessionName === '' ) {
			throw new WsError(
				'AUTHENTICATION_REQUIRED',
				'Authentication required'
			);
		}
		const session = this.sessions.get( sessionName );
		if ( ! session || this.isIdle( session ) ) {
			this.sessions.delete( sessionName );
			throw new WsError(
				'INVALID_SESSIONID',
				'Session Identifier provided is Invalid'
			);
		}
		session.lastUsed = this.crm.clock.now();
		return session.user;
	}

	has( sessionName: string ): boolean {
		return this.sessions.has( sessionName );
	}

	drop( sessionName: string ): void {
		this.sessions.delete( sessionName );
	}

	/** Ends all sessions. Returns how many there were. */
	dropAll(): number {
		const count = this.sessions.size;
		this.sessions.clear();
		return count;
	}

	/** Forgets challenges, too. */
	reset(): void {
		this.challenges.clear();
		this.sessions.clear();
	}

	count(): number {
		return this.sessions.size;
	}

	private isIdle( { lastUsed }: Session ): boolean {
		return (
			this.crm.traps.on( 'sessionsExpire' ) &&
			this.crm.clock.now() - lastUsed >
				this.crm.traps.sessionIdleSeconds * 1000
		);
	}
}

function md5( text: string ): string {
	return createHash( 'md5' ).update( text ).digest( 'hex' );
}
