/** An error the webservice answers with HTTP 200 and `success: false`. */
export class WsError extends Error {
	/**
	 * @param code    A word, or the integer 0 for duplicates.
	 * @param message The text the client sees.
	 */
	constructor(
		readonly code: string | number,
		message: string
	) {
		super( message );
	}
}

/** An unhandled PHP error: HTTP 500 with an empty body. */
export class Crash extends Error {}

export function accessDenied(
	what = 'perform the operation is denied'
): WsError {
	return new WsError( 'ACCESS_DENIED', `Permission to ${ what }` );
}
