import { join } from 'node:path';
import { build } from './testing/check';
import { root } from './paths';
import { makeZip } from './zip/make-zip';

/** `npm run zip`: builds the admin and makes crosswalk.zip, which installs as a plugin. */
async function main(): Promise< void > {
	const { failed, output } = await build();
	if ( failed ) {
		process.stdout.write( output );
		process.exitCode = 1;
		return;
	}
	const file = join( root, 'crosswalk.zip' );
	const { files, bytes } = makeZip( file );
	console.log(
		`crosswalk.zip: ${ files } files, ${ Math.round( bytes / 1024 ) } kB`
	);
}

void main();
