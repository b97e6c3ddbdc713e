import { closeSync, copyFileSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { database, parseDatabaseUrl } from '../env/mariadb';
import { startPhpServer } from '../env/php-server';
import { installPlayground, startPlayground } from '../env/playground';
import { must, type Cleanup } from '../env/process';
import { phpFlags } from '../env/site';
import { requireSystem } from '../env/system';
import { root } from '../paths';
import { provideFiles, type SiteFiles } from './site-files';
import type { State } from './state';

type Note = ( text: string ) => void;

/**
 * Serves the shop from the embedded WordPress on SQLite.
 *
 * @param dir     Where the shop is kept.
 * @param tools   Where Playground is kept.
 * @param state
 * @param cleanup
 * @param note
 */
export async function serveEmbedded(
	dir: string,
	tools: string,
	state: State,
	cleanup: Cleanup,
	note: Note
): Promise< SiteFiles > {
	await installPlayground( tools, () =>
		note( 'downloading the embedded PHP (about 770 MB on disk, once)' )
	);
	const files = await provideFiles(
		join( dir, 'site' ),
		null,
		state.token,
		true
	);
	// Playground adds its own lines to the file, so each start gets a fresh one.
	const ini = join( dir, 'php.ini' );
	copyFileSync( join( root, 'dev/env/playground/php.ini' ), ini );
	const mounts = [
		{ hostPath: files.dir, vfsPath: '/wordpress' },
		{ hostPath: ini, vfsPath: '/internal/shared/php.ini' },
		{ hostPath: root, vfsPath: '/wordpress/wp-content/plugins/crosswalk' },
	];
	await withLog( dir, async ( log ) =>
		cleanup.add(
			await startPlayground( tools, state.shopPort, mounts, log )
		)
	);
	return files;
}

/**
 * Serves the shop with this machine's PHP, from a database that the first start makes.
 *
 * @param dir     Where the shop is kept.
 * @param db      mysql:// URL.
 * @param state
 * @param cleanup
 */
export async function serveWithDatabase(
	dir: string,
	db: string,
	state: State,
	cleanup: Cleanup
): Promise< SiteFiles > {
	await requireSystem( 'php' );
	const server = parseDatabaseUrl( db );
	const name = new URL( db ).pathname.slice( 1 );
	const files = await provideFiles(
		join( dir, 'site' ),
		root,
		state.token,
		false
	);
	const env = {
		...process.env,
		CROSSWALK_DB_HOST: server.host,
		CROSSWALK_DB_USER: server.user,
		CROSSWALK_DB_PASSWORD: server.password,
		CROSSWALK_DB_NAME: name,
		CROSSWALK_SITE_URL: `http://127.0.0.1:${ state.shopPort }`,
		CROSSWALK_DEBUG_LOG: join( dir, 'debug.log' ),
	};
	if ( ! state.installed ) {
		// A database that is there already may be anybody's.
		await database( server, 'create', name ).catch( ( error: Error ) => {
			// What the server says, and not which script of ours asked it.
			throw new Error(
				`The database "${ name }" could not be made: ${ error.message
					.split( ':\n' )
					.pop() }`
			);
		} );
		await must(
			'php',
			[
				...phpFlags(),
				join( root, 'dev/env/php/install.php' ),
				files.dir,
			],
			{
				env: { ...env, CROSSWALK_BLOCK_HTTP: '1' },
			}
		);
	}
	await withLog( dir, async ( log ) =>
		cleanup.add(
			await startPhpServer( files.dir, state.shopPort, env, log )
		)
	);
	return files;
}

/** Drops what an earlier start made; only the start that made a database may. */
export async function forgetDatabase( db: string ): Promise< void > {
	await database(
		parseDatabaseUrl( db ),
		'drop',
		new URL( db ).pathname.slice( 1 )
	);
}

async function withLog(
	dir: string,
	job: ( log: number ) => Promise< void >
): Promise< void > {
	const log = openSync( join( dir, 'server.log' ), 'a' );
	try {
		await job( log );
	} finally {
		closeSync( log );
	}
}
