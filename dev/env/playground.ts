import { fork, type ChildProcess } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import { must } from './process';

export interface Mount {
	hostPath: string;
	vfsPath: string;
}

/** What Playground's packages ask for. */
const NODE = [ 24, 18 ] as const;

const source = join( root, 'dev/env/playground' );

/**
 * Installs Playground where it is not there yet, and a Node for it where this one is too old.
 *
 * @param dir   Where it lives, outside git.
 * @param onRun Called once when there is something to download.
 */
export async function installPlayground(
	dir: string,
	onRun: () => void
): Promise< void > {
	mkdirSync( dir, { recursive: true } );
	const lock = readFileSync( join( source, 'package-lock.json' ), 'utf8' );
	const installed = join( dir, 'installed.json' );
	copyFileSync( join( source, 'server.mjs' ), join( dir, 'server.mjs' ) );
	if (
		existsSync( installed ) &&
		readFileSync( installed, 'utf8' ) === lock
	) {
		return;
	}
	onRun();
	for ( const file of [ 'package.json', 'package-lock.json' ] ) {
		copyFileSync( join( source, file ), join( dir, file ) );
	}
	await must(
		'npm',
		[
			'ci',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		],
		{
			cwd: dir,
			shell: process.platform === 'win32',
		}
	);
	writeFileSync( installed, lock );
}

/**
 * Starts the embedded WordPress. It ends with this process, however this one ends.
 *
 * @param dir    Where Playground is installed.
 * @param port
 * @param mounts
 * @param log    The file that gets what it prints.
 */
export async function startPlayground(
	dir: string,
	port: number,
	mounts: Mount[],
	log: number
): Promise< () => Promise< void > > {
	const child = fork(
		join( dir, 'server.mjs' ),
		[ JSON.stringify( { port, mounts } ) ],
		{
			cwd: dir,
			execPath: nodeFor( dir ),
			execArgv: [ '--no-warnings' ],
			stdio: [ 'ignore', log, log, 'ipc' ],
		}
	);
	await new Promise< void >( ( resolve, reject ) => {
		child.once( 'message', ( { error }: { error?: string } ) =>
			error ? reject( new Error( error ) ) : resolve()
		);
		child.once( 'error', reject );
		child.once( 'exit', ( code ) =>
			reject(
				new Error( `Playground ended with ${ code } while starting.` )
			)
		);
	} );
	// Playground answers the first request after a start with a redirect that forgets old logins, whatever was asked.
	await fetch( `http://127.0.0.1:${ port }/readme.html`, {
		redirect: 'manual',
	} );
	return () => stop( child );
}

function stop( child: ChildProcess ): Promise< void > {
	return new Promise( ( resolve ) => {
		if ( child.exitCode !== null || child.signalCode !== null ) {
			resolve();
			return;
		}
		const impatience = setTimeout( () => child.kill( 'SIGKILL' ), 5000 );
		child.once( 'exit', () => {
			clearTimeout( impatience );
			resolve();
		} );
		if ( child.connected ) {
			child.send( 'stop' );
		}
	} );
}

function nodeFor( dir: string ): string {
	const [ major = 0, minor = 0 ] = process.versions.node
		.split( '.' )
		.map( Number );
	if ( major > NODE[ 0 ] || ( major === NODE[ 0 ] && minor >= NODE[ 1 ] ) ) {
		return process.execPath;
	}
	const system = process.platform === 'win32' ? 'win' : process.platform;
	const brought = [ process.arch, 'x64' ]
		.map( ( arch ) =>
			join(
				dir,
				'node_modules',
				`node-${ system }-${ arch }`,
				'bin',
				system === 'win' ? 'node.exe' : 'node'
			)
		)
		.find( ( file ) => existsSync( file ) );
	if ( ! brought ) {
		throw new Error(
			`The embedded WordPress needs Node ${ NODE.join( '.' ) } or newer on this machine; this is ${ process.version }.`
		);
	}
	return brought;
}
