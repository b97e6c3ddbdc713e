import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths';
import {
	parseDatabaseUrl,
	startMariaDb,
	stopMariaDb,
	type DatabaseServer,
} from './mariadb';
import { isRunning, type Cleanup } from './process';

/** A database server and a place for sites: all that runs need to share. */
export interface Environment {
	dir: string;
	database: DatabaseServer;
}

interface State extends Environment {
	pid: number;
}

const id = createHash( 'sha256' ).update( root ).digest( 'hex' ).slice( 0, 8 );
const keptDir = join(
	tmpdir(),
	`crosswalk-${ process.getuid?.() ?? 0 }-${ id }`
);
const stateFile = join( keptDir, 'state.json' );

/**
 * Attaches to the environment that `npm run env` keeps, or makes one for this run alone.
 *
 * @param cleanup
 */
export async function openEnvironment(
	cleanup: Cleanup
): Promise< Environment > {
	return (
		handedDown() ??
		readKept() ??
		makeEnvironment(
			mkdtempSync( join( tmpdir(), 'crosswalk-' ) ),
			cleanup
		)
	);
}

/**
 * Makes the environment that other runs attach to.
 *
 * @param cleanup
 */
export async function keepEnvironment(
	cleanup: Cleanup
): Promise< Environment > {
	if ( readKept() ) {
		throw new Error(
			'The environment is up already; runs attach to it by themselves.'
		);
	}
	rmSync( keptDir, { recursive: true, force: true } );
	return makeEnvironment( keptDir, cleanup );
}

/**
 * Lets other runs find the environment.
 *
 * @param environment
 */
export function publish( environment: Environment ): void {
	const state: State = { ...environment, pid: process.pid };
	writeFileSync( stateFile, JSON.stringify( state ) );
}

async function makeEnvironment(
	dir: string,
	cleanup: Cleanup
): Promise< Environment > {
	mkdirSync( dir, { recursive: true, mode: 0o700 } );
	cleanup.add( () =>
		rmSync( dir, { recursive: true, force: true, maxRetries: 3 } )
	);
	if ( process.env.CROSSWALK_DB ) {
		return { dir, database: parseDatabaseUrl( process.env.CROSSWALK_DB ) };
	}
	const database = await startMariaDb( join( dir, 'mariadb' ) );
	cleanup.add( () => stopMariaDb( database ) );
	return { dir, database };
}

function readKept(): Environment | null {
	if ( ! existsSync( stateFile ) ) {
		return null;
	}
	const state = JSON.parse( readFileSync( stateFile, 'utf8' ) ) as State;
	return isRunning( state.pid ) ? state : null;
}

/** What a test's own process needs to make sites in the run's environment. */
export function handDown( environment: Environment ): NodeJS.ProcessEnv {
	return { CROSSWALK_ENVIRONMENT: JSON.stringify( environment ) };
}

function handedDown(): Environment | null {
	const state = process.env.CROSSWALK_ENVIRONMENT;
	return state ? ( JSON.parse( state ) as Environment ) : null;
}
