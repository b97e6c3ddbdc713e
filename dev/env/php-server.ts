import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../paths';
import { until } from './process';
import { phpFlags } from './site';

/**
 * Serves a WordPress directory with this machine's PHP, on 127.0.0.1.
 *
 * @param dir
 * @param port
 * @param env     What the site's wp-config.php reads.
 * @param log     The file that gets what PHP prints.
 * @param workers Requests at the same time.
 * @return A function that ends it, with all its workers.
 */
export async function startPhpServer(
	dir: string,
	port: number,
	env: NodeJS.ProcessEnv,
	log: number,
	workers = 4
): Promise< () => void > {
	const child = spawn(
		'php',
		[
			...phpFlags(),
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			dir,
			join( root, 'dev/env/php/router.php' ),
		],
		{
			env: { ...env, PHP_CLI_SERVER_WORKERS: String( workers ) },
			stdio: [ 'ignore', log, log ],
			// A group of its own: PHP does not end its workers when it is ended.
			detached: true,
		}
	);
	const stop = () => {
		if ( child.pid && ! gone ) {
			gone = true;
			process.kill( -child.pid, 'SIGTERM' );
		}
	};
	let gone = false;
	child.once( 'exit', () => ( gone = true ) );
	child.once( 'error', () => ( gone = true ) );
	try {
		await until( 'PHP', 30, async () => {
			if ( gone ) {
				throw new Error( `php -S could not start on port ${ port }.` );
			}
			return fetch( `http://127.0.0.1:${ port }/readme.html` ).then(
				( { ok } ) => ok,
				() => false
			);
		} );
	} catch ( error ) {
		if ( ! gone ) {
			stop();
		}
		throw error;
	}
	return stop;
}
