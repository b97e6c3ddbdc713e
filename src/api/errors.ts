import { __ } from '@wordpress/i18n';

/** An error as a page shows it: what happened, and what to do. */
export class ApiError extends Error {
	constructor(
		readonly code: string,
		message: string,
		readonly status: number = 0,
		readonly advice: string = '',
		/** The form field it is about, if one. */
		readonly field: string = '',
		/** Of `run_active`: the run that is under way. */
		readonly runId: number | null = null,
		/** What the answer says beside: problems of a mapping, faults of a file. */
		readonly about: Record< string, unknown > = {}
	) {
		super( message );
		this.name = 'ApiError';
	}
}

/**
 * The one place that looks at what was thrown. apiFetch rejects with the plain object of the answer, not with an Error;
 * and with `fetch_error` or `invalid_json` when there was no answer of ours.
 *
 * @param thrown Whatever a promise rejected with.
 */
export function toApiError( thrown: unknown ): ApiError {
	if ( thrown instanceof ApiError ) {
		return thrown;
	}
	const { code, message, data } = record( thrown );
	const about = record( data );
	const status = number( about.status ) ?? 0;
	const known = sentence( text( code ), status );
	return new ApiError(
		text( code ) || 'unknown',
		known?.message ??
			( text( message ) ||
				__( 'Something unexpected went wrong.', 'crosswalk' ) ),
		status,
		text( about.advice ) || ( known?.advice ?? '' ),
		text( about.field ),
		number( about.run_id ),
		about
	);
}

/** Where WordPress's own words would not help a shop manager. */
function sentence(
	code: string,
	status: number
): { message: string; advice: string } | null {
	switch ( code ) {
		case 'fetch_error':
		case 'offline_error':
			return {
				message: __( 'The shop did not answer.', 'crosswalk' ),
				advice: __(
					'Check your internet connection and try again.',
					'crosswalk'
				),
			};
		case 'invalid_json':
			return {
				message: __(
					'The shop answered with something that is not data.',
					'crosswalk'
				),
				advice: __(
					'A PHP error or a security plugin may be in the way; WooCommerce → Status → Logs says more.',
					'crosswalk'
				),
			};
		case 'rest_cookie_invalid_nonce':
		case 'invalid_nonce':
			return loggedOut();
		case 'rest_forbidden':
			return status === 401
				? loggedOut()
				: {
						message: __( 'You may not do this.', 'crosswalk' ),
						advice: __(
							'An administrator of this shop can do it, or allow you to.',
							'crosswalk'
						),
					};
	}
	return null;
}

/** What was typed stays on the page: whoever is logged in again in another tab goes on here. */
const loggedOut = () => ( {
	message: __( 'You have been logged out.', 'crosswalk' ),
	advice: __(
		'Log in again in another tab, then try again here.',
		'crosswalk'
	),
} );

function record( value: unknown ): Record< string, unknown > {
	return typeof value === 'object' && value !== null
		? ( value as Record< string, unknown > )
		: {};
}

function text( value: unknown ): string {
	return typeof value === 'string' ? value : '';
}

function number( value: unknown ): number | null {
	return typeof value === 'number' ? value : null;
}
