import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning, until } from './process';

/**
 * Runs a job while no other process runs one under the same name. A lock whose owner died is taken over.
 *
 * @param path
 * @param job
 */
export async function withLock< T >(
	path: string,
	job: () => Promise< T >
): Promise< T > {
	mkdirSync( dirname( path ), { recursive: true } );
	await until( `The lock ${ path }`, 180, () => take( path ) );
	try {
		return await job();
	} finally {
		rmSync( path, { recursive: true, force: true } );
	}
}

function take( path: string ): boolean {
	try {
		mkdirSync( path );
		writeFileSync( join( path, 'pid' ), String( process.pid ) );
		return true;
	} catch {
		if ( isAbandoned( path ) ) {
			rmSync( path, { recursive: true, force: true } );
		}
		return false;
	}
}

function isAbandoned( path: string ): boolean {
	try {
		return ! isRunning(
			Number( readFileSync( join( path, 'pid' ), 'utf8' ) )
		);
	} catch {
		// Its owner is between the two steps of taking it.
		return false;
	}
}
