import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { cache } from '../paths';
import { must } from './process';

/** How long a server may take to begin its answer: without a network nobody should wait. */
const CONNECT_MS = 8000;

/**
 * Downloads a zip and unpacks one of its folders. Says false, without noise, where that cannot be done.
 *
 * @param url
 * @param dir    Where the folder's content goes.
 * @param folder The folder inside the zip.
 */
export async function downloadZip(
	url: string,
	dir: string,
	folder: string
): Promise< boolean > {
	const zip = await download( url );
	if ( ! zip ) {
		return false;
	}
	unpack( zip, dir, folder );
	return true;
}

async function download( url: string ): Promise< Uint8Array | null > {
	const abort = new AbortController();
	const timer = setTimeout( () => abort.abort(), CONNECT_MS );
	try {
		const response = await fetch( url, { signal: abort.signal } );
		clearTimeout( timer );
		return response.ok
			? new Uint8Array( await response.arrayBuffer() )
			: null;
	} catch {
		return null;
	} finally {
		clearTimeout( timer );
	}
}

/**
 * Takes WordPress out of the npm package of Playground's builds: the PHP files are in a zip, and the static
 * files, which the zip leaves out, lie beside it.
 *
 * @param name Package and version.
 * @param dir  Where WordPress goes.
 */
export async function packFromNpm(
	name: string,
	dir: string
): Promise< void > {
	const scratch = scratchIn( cache );
	try {
		await must(
			'npm',
			[ 'pack', name, '--silent', '--pack-destination', scratch ],
			{ cwd: scratch }
		);
		const tarball = readdirSync( scratch ).find( ( file ) =>
			file.endsWith( '.tgz' )
		);
		await must( 'tar', [ '-xzf', tarball ?? '', '-C', scratch ], {
			cwd: scratch,
		} );
		const zip = readFileSync(
			join( scratch, 'package/src/wordpress/wp-nightly.zip' )
		);
		unpack( zip, dir, '' );
		const statics = join( scratch, 'package/public/wp-nightly' );
		if ( existsSync( statics ) ) {
			cpSync( statics, dir, { recursive: true, force: false } );
		}
	} finally {
		rmSync( scratch, { recursive: true, force: true } );
	}
}

function unpack( zip: Uint8Array, dir: string, folder: string ): void {
	const scratch = scratchIn( dirname( dir ) );
	const prefix = folder ? `${ folder }/` : '';
	for ( const [ name, content ] of Object.entries( unzipSync( zip ) ) ) {
		if (
			! name.startsWith( prefix ) ||
			name.endsWith( '/' ) ||
			name.split( '/' ).includes( '..' )
		) {
			continue;
		}
		const file = join( scratch, name.slice( prefix.length ) );
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, content );
	}
	// In one step: a half unpacked folder must never look like a whole one.
	rmSync( dir, { recursive: true, force: true } );
	renameSync( scratch, dir );
}

function scratchIn( parent: string ): string {
	mkdirSync( parent, { recursive: true } );
	return mkdtempSync( join( parent, '.unpacking-' ) );
}
