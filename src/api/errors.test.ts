import { ApiError, toApiError } from './errors';

describe( 'what apiFetch rejects with', () => {
	it( 'keeps the sentence, the advice and the field of our own errors', () => {
		const error = toApiError( {
			code: 'bad_url',
			message: 'Address is not a web address.',
			data: { status: 400, advice: 'Begin with https.', field: 'url' },
		} );

		expect( error ).toMatchObject( {
			code: 'bad_url',
			message: 'Address is not a web address.',
			advice: 'Begin with https.',
			field: 'url',
			status: 400,
		} );
	} );

	it( 'carries the run that is under way', () => {
		const error = toApiError( {
			code: 'run_active',
			message: 'A sync is under way.',
			data: { status: 409, run_id: 12 },
		} );

		expect( error.runId ).toBe( 12 );
	} );

	it.each( [
		[ { code: 'fetch_error', message: 'x' }, 'The shop did not answer.' ],
		[
			{ code: 'invalid_json', message: 'x' },
			'The shop answered with something that is not data.',
		],
		[
			{ code: 'rest_cookie_invalid_nonce', data: { status: 403 } },
			'You have been logged out.',
		],
		[
			{ code: 'rest_forbidden', data: { status: 403 } },
			'You may not do this.',
		],
		[ undefined, 'Something unexpected went wrong.' ],
		[ new Error( 'Broken pipe' ), 'Broken pipe' ],
	] )( 'says what %j means', ( thrown, sentence ) => {
		expect( toApiError( thrown ).message ).toBe( sentence );
	} );

	it( 'leaves what it made itself alone', () => {
		const error = new ApiError( 'one', 'Sentence.' );

		expect( toApiError( error ) ).toBe( error );
	} );
} );
