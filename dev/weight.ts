import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './paths';

/** What a page refers to: handles of scripts and sheets with their addresses. */
export interface Assets {
	scripts: Record< string, string >;
	styles: Record< string, string >;
}

export interface Weight {
	/** Gzipped bytes of our own files that the first page loads. */
	first: number;
	/** The same with all chunks. */
	all: number;
	/** Handles of scripts that are not ours and that an empty admin page does not load, with gzipped bytes. */
	added: Record< string, number >;
}

/** What an admin page's HTML refers to. */
export function assetsOf( html: string ): Assets {
	const assets: Assets = { scripts: {}, styles: {} };
	for ( const [ tag ] of html.matchAll( /<(?:script|link)\b[^>]*>/g ) ) {
		const id = tag.match( /\bid=['"](.+?)-(js|css)['"]/ );
		const address = tag.match( /\b(?:src|href)=['"](.+?)['"]/ )?.[ 1 ];
		if ( id?.[ 1 ] && address ) {
			const kind = id[ 2 ] === 'js' ? assets.scripts : assets.styles;
			kind[ id[ 1 ] ] = address.replaceAll( '&#038;', '&' );
		}
	}
	return assets;
}

/**
 * Weighs what our page costs beyond an empty admin page.
 *
 * @param ours  Of our page.
 * @param empty Of an empty admin page.
 * @param load  Gets the file behind an address.
 */
export async function weigh(
	ours: Assets,
	empty: Assets,
	load: ( address: string ) => Promise< Buffer >
): Promise< Weight > {
	const isOwn = ( address: string ) =>
		address.includes( '/plugins/crosswalk/build/' );
	const added: Record< string, number > = {};
	let first = 0;
	for ( const [ handle, address ] of Object.entries( ours.scripts ) ) {
		if ( isOwn( address ) ) {
			first += gzipped( await load( address ) );
		} else if ( ! ( handle in empty.scripts ) ) {
			added[ handle ] = gzipped( await load( address ) );
		}
	}
	for ( const address of Object.values( ours.styles ).filter( isOwn ) ) {
		first += gzipped( await load( address ) );
	}
	return { first, all: weightOfBuild(), added };
}

/** Everything that the build made for a browser; sheets for right-to-left come instead of the others. */
export function weightOfBuild(): number {
	const build = join( root, 'build' );
	return readdirSync( build, { recursive: true, encoding: 'utf8' } )
		.filter( ( file ) => /\.(js|css)$/.test( file ) )
		.filter( ( file ) => ! file.endsWith( '-rtl.css' ) )
		.reduce(
			( sum, file ) =>
				sum + gzipped( readFileSync( join( build, file ) ) ),
			0
		);
}

function gzipped( content: Buffer ): number {
	return gzipSync( content ).length;
}
