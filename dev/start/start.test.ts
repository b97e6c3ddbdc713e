import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../paths';

test( 'a check that fails says so in its line of JSON too', () => {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[
			join( root, 'node_modules/tsx/dist/cli.mjs' ),
			join( root, 'dev/start.ts' ),
			'--check',
			'--size',
			'huge',
		],
		{ encoding: 'utf8' }
	);

	expect( status ).toBe( 1 );
	expect( stderr ).toContain( '--size is small or large' );
	expect( JSON.parse( stdout ) ).toEqual( {
		ok: false,
		error: '--size is small or large, not huge.',
	} );
} );
