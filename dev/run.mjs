// The one entry of every npm script: installs what the lock file asks for, then runs dev/<command>.ts.
import { spawn } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join( dirname( fileURLToPath( import.meta.url ) ), '..' );
const [ command, ...args ] = process.argv.slice( 2 );

const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
if ( major < 20 || ( major === 20 && minor < 19 ) ) {
	console.error(
		`Crosswalk needs Node 20.19 or newer; this is ${ process.version }.`
	);
	process.exit( 1 );
}
if ( ! command || ! existsSync( join( root, 'dev', `${ command }.ts` ) ) ) {
	console.error( `There is no dev/${ command ?? '<command>' }.ts.` );
	process.exit( 1 );
}

const installed = join( root, 'node_modules', '.modules.yaml' );
const lock = join( root, 'pnpm-lock.yaml' );
if (
	! existsSync( installed ) ||
	statSync( installed ).mtimeMs < statSync( lock ).mtimeMs
) {
	console.log( 'Installing the packages of pnpm-lock.yaml …' );
	// pnpm, because a published dependency of @woocommerce/components uses a specifier that npm refuses.
	const pnpm = [
		'--yes',
		'pnpm@9',
		'install',
		'--frozen-lockfile',
		'--reporter=append-only',
	];
	const code = await run( 'npx', pnpm, { CI: 'true' } );
	if ( code !== 0 ) {
		process.exit( code );
	}
	// pnpm leaves the file alone when there was nothing to do; without this every start would ask it again.
	utimesSync( installed, new Date(), new Date() );
}

const tsx = join( root, 'node_modules', 'tsx', 'dist', 'cli.mjs' );
process.exit(
	await run( process.execPath, [
		tsx,
		join( root, 'dev', `${ command }.ts` ),
		...args,
	] )
);

function run( file, argv, env = {} ) {
	return new Promise( ( resolve ) => {
		const child = spawn( file, argv, {
			cwd: root,
			stdio: 'inherit',
			env: { ...process.env, ...env },
		} );
		// A terminal sends Ctrl-C to both; the child ends in its own time and this process waits for it.
		const onInterrupt = () => {};
		const onTerminate = () => child.kill( 'SIGTERM' );
		process.on( 'SIGINT', onInterrupt );
		process.on( 'SIGTERM', onTerminate );
		// npm hands SIGTERM to its shell only, and that does not pass it on: the change of parent tells.
		const parent = process.ppid;
		const orphaned = () =>
			process.ppid !== parent && child.kill( 'SIGTERM' );
		const watch = process.env.npm_lifecycle_event
			? setInterval( orphaned, 500 )
			: undefined;
		child.on( 'exit', () => clearInterval( watch ) );
		child.on( 'error', ( error ) => {
			console.error( error.message );
			resolve( 1 );
		} );
		child.on( 'exit', ( code, signal ) => {
			process.off( 'SIGINT', onInterrupt );
			process.off( 'SIGTERM', onTerminate );
			resolve( signal ? 130 : ( code ?? 1 ) );
		} );
	} );
}
