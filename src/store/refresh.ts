import { dispatch, select } from '@wordpress/data';
import { store } from './index';
import type { Path } from './paths';

/** Puts an answer where the pages look for it. */
export function receive< T >( path: Path< T >, data: T ): void {
	dispatch( store ).receive( path, data );
}

/**
 * Reloads what the pages have already loaded of some paths, with any query.
 *
 * @param changed "/log" reloads every log that was asked for.
 */
export async function refresh( ...changed: string[] ): Promise< void > {
	const loaded: string[] = select( store ).paths();
	await Promise.all(
		loaded
			.filter( ( path ) =>
				changed.some(
					( one ) => path === one || path.startsWith( `${ one }?` )
				)
			)
			.map( ( path ) => dispatch( store ).load( path ) )
	);
}
