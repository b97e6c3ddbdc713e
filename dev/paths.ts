import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository. Everything in dev/ runs as CommonJS (tsx and jest alike), hence __dirname. */
export const root = resolve( __dirname, '..' );

/** Where WordPress and WooCommerce are kept between runs. */
export const cache = join(
	process.env.XDG_CACHE_HOME || join( homedir(), '.cache' ),
	'crosswalk'
);
