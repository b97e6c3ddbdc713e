import {
	existsSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { root } from '../paths';

/** All that is shipped; everything else is for development. Those marked so need not be there. */
const shipped = [
	{ path: 'plugin.php' },
	{ path: 'uninstall.php' },
	{ path: 'readme.txt' },
	{ path: 'includes' },
	{ path: 'build' },
	{ path: 'languages', optional: true },
	{ path: 'LICENSE', optional: true },
];

/**
 * Writes the installable zip.
 *
 * @param file Where to.
 */
export function makeZip( file: string ): { files: number; bytes: number } {
	const content: Zippable = {};
	for ( const { path, optional } of shipped ) {
		if ( existsSync( join( root, path ) ) ) {
			add( content, path );
		} else if ( ! optional ) {
			throw new Error( `${ path } is missing; the zip would not work.` );
		}
	}
	const zip = zipSync( content, { level: 9, mtime: new Date( 1980, 0, 2 ) } );
	writeFileSync( file, zip );
	return { files: Object.keys( content ).length, bytes: zip.length };
}

function add( content: Zippable, path: string ): void {
	const full = join( root, path );
	if ( statSync( full ).isFile() ) {
		content[ `crosswalk/${ path }` ] = new Uint8Array(
			readFileSync( full )
		);
		return;
	}
	for ( const name of readdirSync( full ) ) {
		// .gitignore and the like, and what only explains the build to developers.
		if ( ! name.startsWith( '.' ) && ! name.endsWith( '.map' ) ) {
			add( content, `${ path }/${ name }` );
		}
	}
}
