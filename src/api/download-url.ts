import apiFetch from '@wordpress/api-fetch';
import { addQueryArgs } from '@wordpress/url';
import { pageSettings } from '../page-settings';

type Query = Record< string, string | number | undefined >;

/**
 * Where a browser gets a file that our REST namespace writes. It is a link, not a request of ours: so a file of any
 * size goes straight to the disk.
 *
 * @param path  Below the namespace.
 * @param query The filters of the list.
 */
export function downloadUrl( path: string, query: Query ): string {
	const { restUrl, restNonce } = pageSettings();
	const given = Object.entries( query ).filter(
		( [ , value ] ) => value !== undefined && value !== ''
	);
	return addQueryArgs( restUrl + path, {
		...Object.fromEntries( given ),
		_locale: 'user',
		_wpnonce: freshNonce() ?? restNonce,
	} );
}

/** WordPress renews it while a page stays open for days. */
function freshNonce(): string | undefined {
	const { nonceMiddleware } = apiFetch as unknown as {
		nonceMiddleware?: { nonce?: string };
	};
	return nonceMiddleware?.nonce;
}
