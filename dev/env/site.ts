import { createHash, randomBytes } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import type { Environment } from './environment';
import { findWooCommerce, findWordPress, type Line } from './find';
import { withLock } from './lock';
import { database } from './mariadb';
import { capture, must, type Cleanup } from './process';

export interface SiteOptions {
	line?: Line;
	/** False: as if WooCommerce were not on this machine. */
	woocommerce?: boolean;
	storage?: 'hpos' | 'posts';
	/** Where the plugin's files are; null leaves the plugin out. */
	plugin?: string | null;
	/** False: the plugin's files are there, but it is not activated. */
	activate?: boolean;
	url?: string;
	/** False: without WooCommerce the plugin says what is missing, as in any shop. */
	sampleShop?: boolean;
}

/** A WordPress of its own: a directory shared with sites like it, and a database nobody else has. */
export interface Site {
	dir: string;
	url: string;
	wordpress: string;
	/** The version of WooCommerce, or null in a sample shop. */
	woocommerce: string | null;
	storage: 'hpos' | 'posts';
	/** What a PHP process needs in its environment to be this site. */
	env: NodeJS.ProcessEnv;
	drop: () => Promise< void >;
}

const scripts = join( root, 'dev/env/php' );

/**
 * Makes a site from a template; the first of its kind installs the template.
 *
 * @param environment
 * @param cleanup
 * @param options
 */
export async function createSite(
	environment: Environment,
	cleanup: Cleanup,
	options: SiteOptions = {}
): Promise< Site > {
	const {
		line = 'current',
		storage = 'hpos',
		plugin = root,
		activate = true,
		url = 'http://shop.test',
	} = options;
	const wordpress = await findWordPress( line );
	const woocommerce =
		options.woocommerce === false ? null : await findWooCommerce();

	const kind = short( [
		wordpress.dir,
		wordpress.version,
		woocommerce?.dir,
		woocommerce?.version,
		plugin,
		scriptsHash(),
	] );
	const dir = join( environment.dir, 'sites', kind );
	const template = `crosswalk_template_${ short( [ kind, storage ] ) }`;
	await withLock( join( environment.dir, 'locks', kind ), async () => {
		await assemble( dir, wordpress.dir, woocommerce?.dir, plugin );
		if (
			(
				await database( environment.database, 'sealed', template )
			).trim() !== 'yes'
		) {
			await database( environment.database, 'drop', template );
			await database( environment.database, 'create', template );
			const env = siteEnv( environment, template, url );
			await php( env, join( scripts, 'install.php' ), dir );
			await php( env, join( scripts, 'settle.php' ), dir, storage );
			await database( environment.database, 'seal', template );
		}
	} );

	const name = `crosswalk_run_${ process.pid }_${ randomBytes( 4 ).toString( 'hex' ) }`;
	const env = siteEnv( environment, name, url );
	if ( ! woocommerce && options.sampleShop !== false ) {
		env.CROSSWALK_SAMPLE_SHOP = '1';
	} else {
		// A test on a sample shop may make another site.
		delete env.CROSSWALK_SAMPLE_SHOP;
	}
	const drop = async () => {
		await database( environment.database, 'drop', name );
		await database( environment.database, 'drop', `${ name }_pristine` );
		rmSync( join( dir, 'wp-content/uploads', name ), {
			recursive: true,
			force: true,
		} );
	};
	await database( environment.database, 'clone', template, name );
	cleanup.add( drop );
	if ( plugin && activate ) {
		await php( env, join( scripts, 'activate.php' ), dir );
	}
	return {
		dir,
		url,
		wordpress: wordpress.version,
		woocommerce: woocommerce?.version ?? null,
		storage,
		env,
		drop,
	};
}

/**
 * What a site consists of, for the headline of a test run.
 *
 * @param site
 */
export function describeSite( site: Site ): string {
	const shop = site.woocommerce
		? `WooCommerce ${ site.woocommerce }`
		: 'sample shop';
	const storage = site.storage === 'posts' ? ', orders in posts' : '';
	return `WordPress ${ site.wordpress }, ${ shop }${ storage }`;
}

function siteEnv(
	environment: Environment,
	name: string,
	url: string
): NodeJS.ProcessEnv {
	const { host, user, password } = environment.database;
	return {
		...process.env,
		CROSSWALK_DB_HOST: host,
		CROSSWALK_DB_USER: user,
		CROSSWALK_DB_PASSWORD: password,
		CROSSWALK_DB_NAME: name,
		CROSSWALK_SITE_URL: url,
	};
}

/** No opcache.file_cache here: processes that share one while files change end in segmentation faults. */
export function phpFlags(): string[] {
	return [ '-d', 'memory_limit=1G' ];
}

async function php(
	env: NodeJS.ProcessEnv,
	...args: string[]
): Promise< void > {
	await must( 'php', [ ...phpFlags(), ...args ], {
		env: { ...env, CROSSWALK_BLOCK_HTTP: '1' },
	} );
}

export async function assemble(
	dir: string,
	wordpress: string,
	woocommerce: string | undefined,
	plugin: string | null
): Promise< void > {
	if ( existsSync( dir ) ) {
		return;
	}
	const building = `${ dir }.building`;
	rmSync( building, { recursive: true, force: true } );
	mkdirSync( building, { recursive: true } );
	await link( wordpress, building );
	const plugins = join( building, 'wp-content/plugins' );
	for ( const shipped of readdirSync( plugins ).filter(
		( name ) => name !== 'index.php'
	) ) {
		rmSync( join( plugins, shipped ), { recursive: true } );
	}
	if ( woocommerce ) {
		await link( woocommerce, join( plugins, 'woocommerce' ) );
	}
	if ( plugin ) {
		symlinkSync( plugin, join( plugins, 'crosswalk' ) );
	}
	rmSync( join( building, 'wp-config.php' ), { force: true } );
	cpSync(
		join( scripts, 'wp-config.php' ),
		join( building, 'wp-config.php' )
	);
	renameSync( building, dir );
}

/**
 * Copies a folder by hard links where the file system can: thousands of files in a second, and nobody edits
 * a file of WordPress in place.
 *
 * @param from
 * @param to
 */
async function link( from: string, to: string ): Promise< void > {
	mkdirSync( to, { recursive: true } );
	const { code } = await capture( 'cp', [ '-RLl', `${ from }/.`, to ] );
	if ( code !== 0 ) {
		cpSync( from, to, { recursive: true, dereference: true, force: true } );
	}
}

/** A template installed by other scripts than today's is another template. */
function scriptsHash(): string {
	return short(
		[ 'install.php', 'settle.php', 'wp-config.php' ].map( ( file ) =>
			readFileSync( join( scripts, file ), 'utf8' )
		)
	);
}

function short( parts: Array< string | null | undefined > ): string {
	return createHash( 'sha256' )
		.update( JSON.stringify( parts ) )
		.digest( 'hex' )
		.slice( 0, 12 );
}
