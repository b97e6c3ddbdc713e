import { dispatch, select } from '@wordpress/data';
import { store } from './index';
import type { Path } from './paths';

/** Puts an answer where the pages look for it. */
export function receive< T >( path: Path< T >, data: T ): void {
	dispatch( store ).receive( path, data );
}

/**
 * Reloads what the pages have already loaded below some paths.
 *
 * @param prefixes "/log" reloads every log that was asked for.
 */
export async function refresh( ...prefixes: string[] ): Promise< void > {
	const loaded: string[] = select( store ).paths();
	await Promise.all(
		loaded
			.filter( ( path ) =>
				prefixes.some(
					( prefix ) =>
						path === prefix ||
						path.startsWith( `${ prefix }?` ) ||
						path.startsWith( `${ prefix }/` )
				)
			)
			.map( ( path ) => dispatch( store ).load( path ) )
	);
}
