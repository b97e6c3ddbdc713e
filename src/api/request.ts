import apiFetch from '@wordpress/api-fetch';
import { addQueryArgs } from '@wordpress/url';
import { pageSettings } from '../page-settings';
import { toApiError } from './errors';

type Query = Record< string, string | number | undefined >;

/**
 * One request to our REST namespace. Rejects with an ApiError and nothing else.
 *
 * @param method HTTP method.
 * @param path   Below the namespace: "/runs".
 * @param data   Body, sent as JSON.
 */
async function request< T >(
	method: 'GET' | 'POST' | 'DELETE',
	path: string,
	data?: object
): Promise< T > {
	try {
		return await apiFetch< T >( {
			path: `/${ pageSettings().restNamespace }${ path }`,
			method,
			...( data ? { data } : {} ),
		} );
	} catch ( thrown ) {
		throw toApiError( thrown );
	}
}

export const get = < T >( path: string ) => request< T >( 'GET', path );

export const post = < T >( path: string, data: object = {} ) =>
	request< T >( 'POST', path, data );

export const remove = < T >( path: string ) => request< T >( 'DELETE', path );

/**
 * A path with a query; what is empty is left out, so that one question has one path.
 *
 * @param path  Below the namespace.
 * @param query Arguments.
 */
export function withQuery( path: string, query: Query ): string {
	const given = Object.entries( query ).filter(
		( [ , value ] ) => value !== undefined && value !== ''
	);
	return addQueryArgs( path, Object.fromEntries( given ) );
}
