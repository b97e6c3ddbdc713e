import { spawn, type SpawnOptions } from 'node:child_process';
import { createServer } from 'node:net';

export interface Output {
	code: number;
	stdout: string;
	stderr: string;
}

/**
 * Runs a command to its end and collects what it prints.
 *
 * @param file
 * @param args
 * @param options
 */
export function capture(
	file: string,
	args: string[],
	options: SpawnOptions = {}
): Promise< Output > {
	return new Promise( ( resolve ) => {
		const child = spawn( file, args, {
			...options,
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		} );
		let stdout = '';
		let stderr = '';
		child.stdout?.on( 'data', ( chunk ) => ( stdout += chunk ) );
		child.stderr?.on( 'data', ( chunk ) => ( stderr += chunk ) );
		child.on( 'error', ( error ) =>
			resolve( { code: 127, stdout, stderr: stderr + error.message } )
		);
		child.on( 'close', ( code ) =>
			resolve( { code: code ?? 130, stdout, stderr } )
		);
	} );
}

/**
 * Runs a command that must succeed; its output is the error's text when it does not.
 *
 * @param file
 * @param args
 * @param options
 */
export async function must(
	file: string,
	args: string[],
	options: SpawnOptions = {}
): Promise< string > {
	const { code, stdout, stderr } = await capture( file, args, options );
	if ( code !== 0 ) {
		throw new Error(
			`${ file } ${ args.join( ' ' ) } ended with ${ code }:\n${ ( stderr + stdout ).trim() }`
		);
	}
	return stdout;
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise< number > {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.on( 'error', reject );
		server.listen( 0, '127.0.0.1', () => {
			const address = server.address();
			server.close( () =>
				resolve(
					typeof address === 'object' && address ? address.port : 0
				)
			);
		} );
	} );
}

export function isRunning( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch {
		return false;
	}
}

/**
 * Asks again every 50 ms until the answer is true.
 *
 * @param what
 * @param seconds
 * @param ready
 */
export async function until(
	what: string,
	seconds: number,
	ready: () => boolean | Promise< boolean >
): Promise< void > {
	const deadline = Date.now() + seconds * 1000;
	while ( ! ( await ready() ) ) {
		if ( Date.now() > deadline ) {
			throw new Error( `${ what } was not ready after ${ seconds } s.` );
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
}

/**
 * Runs the callbacks once, newest first, when the process ends by a signal or when the returned function is called.
 */
export class Cleanup {
	private readonly tasks: Array< () => void | Promise< void > > = [];

	public constructor() {
		for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
			process.once(
				signal,
				() => void this.run().finally( () => process.exit( 130 ) )
			);
		}
	}

	public add( task: () => void | Promise< void > ): void {
		this.tasks.push( task );
	}

	public async run(): Promise< void > {
		for ( let task = this.tasks.pop(); task; task = this.tasks.pop() ) {
			try {
				await task();
			} catch ( error ) {
				console.error( error instanceof Error ? error.message : error );
			}
		}
	}
}
