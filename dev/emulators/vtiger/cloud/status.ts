import type { WsError } from '../ws-error';

const STATUSES: Record< string, number > = {
	ACCESS_DENIED: 403,
	RECORD_NOT_FOUND: 404,
	UNKNOWN_OPERATION: 404,
};

const LOGIN = [ 'AUTHENTICATION_REQUIRED', 'INVALID_USER_CREDENTIALS' ];

/**
 * The HTTP status of an error.
 *
 * @param error What went wrong.
 * @param tells Whether it says what it is about; the login's always does.
 */
export function statusOf( error: WsError, tells: boolean ): number {
	if ( LOGIN.includes( String( error.code ) ) ) {
		return 401;
	}
	return tells ? ( STATUSES[ error.code ] ?? 400 ) : 400;
}

/**
 * A message as a status line can hold it: one line of Latin-1.
 *
 * @param message Any text.
 */
export function reasonOf( message: string ): string {
	return message
		.replace( /\s+/g, ' ' )
		.replace( /[^\x20-\x7e\xa0-\xff]/g, '?' )
		.slice( 0, 250 );
}
