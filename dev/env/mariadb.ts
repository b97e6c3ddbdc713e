import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import { freePort, must, until, isRunning } from './process';

/** How to reach a database server; `host` is in the form of WordPress's DB_HOST. */
export interface DatabaseServer {
	host: string;
	user: string;
	password: string;
	pid?: number;
}

const script = join( root, 'dev/env/php/database.php' );

// Tests need speed, not durability: nothing is flushed to disk, and tables share one file so that creating
// the hundred tables of a WooCommerce site takes milliseconds.
const tuning = [
	'--innodb-flush-log-at-trx-commit=0',
	'--innodb-flush-method=nosync',
	'--innodb-doublewrite=0',
	'--innodb-file-per-table=0',
	'--innodb-buffer-pool-size=384M',
	'--innodb-log-file-size=128M',
	'--skip-log-bin',
	'--skip-name-resolve',
	'--performance-schema=0',
	'--max-connections=200',
	'--max-allowed-packet=64M',
	'--character-set-server=utf8mb4',
	'--collation-server=utf8mb4_unicode_ci',
];

/**
 * Starts a MariaDB of our own, on a socket and a free loopback port.
 *
 * @param dir An empty or missing directory for its data.
 */
export async function startMariaDb( dir: string ): Promise< DatabaseServer > {
	mkdirSync( dir, { recursive: true } );
	const data = join( dir, 'data' );
	const socket = join( dir, 'mysql.sock' );
	// mariadbd refuses to run as root unless told to.
	const user = process.getuid?.() === 0 ? [ '--user=root' ] : [];
	await must( 'mariadb-install-db', [
		'--no-defaults',
		`--datadir=${ data }`,
		'--auth-root-authentication-method=normal',
		'--skip-test-db',
		...user,
	] );

	const port = await freePort();
	const log = openSync( join( dir, 'mariadbd.log' ), 'a' );
	const child = spawn(
		'mariadbd',
		[
			'--no-defaults',
			`--datadir=${ data }`,
			`--socket=${ socket }`,
			`--pid-file=${ join( dir, 'mariadbd.pid' ) }`,
			`--port=${ port }`,
			'--bind-address=127.0.0.1',
			...user,
			...tuning,
		],
		{ stdio: [ 'ignore', log, log ], detached: true }
	);
	child.unref();
	closeSync( log );

	const server = {
		host: `localhost:${ socket }`,
		user: 'root',
		password: '',
		pid: child.pid,
	};
	try {
		await until( 'MariaDB', 60, () =>
			database( server, 'ping' ).then(
				() => true,
				() => false
			)
		);
	} catch ( error ) {
		throw new Error(
			`${ ( error as Error ).message }\n${ readFileSync( join( dir, 'mariadbd.log' ), 'utf8' ) }`
		);
	}
	return server;
}

export async function stopMariaDb( server: DatabaseServer ): Promise< void > {
	const { pid } = server;
	if ( ! pid || ! isRunning( pid ) ) {
		return;
	}
	// The data is thrown away, so it need not be written out first.
	process.kill( pid, 'SIGKILL' );
	await until( 'The end of MariaDB', 10, () => ! isRunning( pid ) );
}

/**
 * Reads `mysql://user:password@host:port`.
 *
 * @param url
 */
export function parseDatabaseUrl( url: string ): DatabaseServer {
	const { hostname, port, username, password } = new URL( url );
	return {
		host: port ? `${ hostname }:${ port }` : hostname,
		user: decodeURIComponent( username || 'root' ),
		password: decodeURIComponent( password ),
	};
}

/**
 * Runs one of the commands of database.php: ping, create, drop, seal, sealed, clone.
 *
 * @param server
 * @param command
 * @param args
 */
export function database(
	server: DatabaseServer,
	command: string,
	...args: string[]
): Promise< string > {
	return must( 'php', [ script, command, ...args ], {
		env: {
			...process.env,
			CROSSWALK_DB_HOST: server.host,
			CROSSWALK_DB_USER: server.user,
			CROSSWALK_DB_PASSWORD: server.password,
		},
	} );
}
