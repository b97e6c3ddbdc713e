// The one entry of every npm script: installs what the lock file asks for, then runs dev/<command>.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join( dirname( fileURLToPath( import.meta.url ) ), '..' );
const [ command, ...args ] = process.argv.slice( 2 );

const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
if ( major < 20 || ( major === 20 && minor < 19 ) ) {
	console.error( `Crosswalk needs Node 20.19 or newer; this is ${ process.version }.` );
	process.exit( 1 );
}
if ( ! command || ! existsSync( join( root, 'dev', `${ command }.ts` ) ) ) {
	console.error( `There is no dev/${ command ?? '<command>' }.ts.` );
	process.exit( 1 );
}

const installed = join( root, 'node_modules', '.modules.yaml' );
const lock = join( root, 'pnpm-lock.yaml' );
if ( ! existsSync( installed ) || statSync( installed ).mtimeMs < statSync( lock ).mtimeMs ) {
	console.log( 'Installing what the lock file asks for …' );
	// pnpm, because a published dependency of @woocommerce/components uses a specifier that npm refuses.
	const install = run( 'npx', [ '--yes', 'pnpm@9', 'install', '--frozen-lockfile', '--reporter=append-only' ], { CI: 'true' } );
	if ( install !== 0 ) {
		process.exit( install );
	}
}

const tsx = join( root, 'node_modules', 'tsx', 'dist', 'cli.mjs' );
process.exit( run( process.execPath, [ tsx, join( root, 'dev', `${ command }.ts` ), ...args ] ) );

function run( file, argv, env = {} ) {
	// The child owns the terminal: it gets Ctrl-C itself and ends in its own time.
	const ignore = () => {};
	process.on( 'SIGINT', ignore );
	const { status, signal, error } = spawnSync( file, argv, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } );
	process.off( 'SIGINT', ignore );
	if ( error ) {
		console.error( error.message );
	}
	return signal ? 130 : status ?? 1;
}
