import { closeSync, openSync } from 'node:fs';
import { startPhpServer } from './php-server';
import type { Cleanup } from './process';
import type { Site } from './site';

export interface WebServer {
	/** What PHP complained about while serving. */
	log: string;
	stop: () => void;
}

/**
 * Serves a test site with PHP's own web server. The site must have been created with a URL of a free port.
 *
 * @param site
 * @param cleanup
 */
export async function serve(
	site: Site,
	cleanup: Cleanup
): Promise< WebServer > {
	const log = `${ site.dir }-${ site.env.CROSSWALK_DB_NAME }.log`;
	const out = openSync( log, 'a' );
	const stop = await startPhpServer(
		site.dir,
		Number( new URL( site.url ).port ),
		{
			...site.env,
			CROSSWALK_BLOCK_HTTP: '1',
			CROSSWALK_DEBUG_LOG: log,
		},
		out
	);
	closeSync( out );
	cleanup.add( stop );
	return { log, stop };
}
