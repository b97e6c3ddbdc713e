import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../paths';
import { downloadZip, packFromNpm } from './download';

export interface Found {
	dir: string;
	version: string;
	/** Where it came from, in words. */
	source: string;
}

/** `current` is the newest WordPress, `oldest` the oldest line that the plugin supports. */
export type Line = 'current' | 'oldest';

const OLDEST = '6.7';

/** The last version published to npm, used where WordPress cannot be downloaded. */
const NPM_BUILDS = '@wp-playground/wordpress-builds@0.9.19';

/**
 * WordPress: from WORDPRESS_DIR, the cache, its official download, or npm, in this order.
 *
 * @param line
 */
export function findWordPress( line: Line = 'current' ): Promise< Found > {
	wordpress[ line ] ??= searchWordPress( line );
	return wordpress[ line ];
}

const wordpress: Partial< Record< Line, Promise< Found > > > = {};

async function searchWordPress( line: Line ): Promise< Found > {
	const named =
		line === 'current'
			? process.env.WORDPRESS_DIR
			: process.env.WORDPRESS_OLDEST_DIR;
	if ( named ) {
		return {
			dir: named,
			version: requireVersion(
				wordpressVersion( named ),
				`WORDPRESS_DIR=${ named }`
			),
			source: 'WORDPRESS_DIR',
		};
	}
	const dir = join(
		cache,
		line === 'current' ? 'wordpress' : `wordpress-${ OLDEST }`
	);
	const kept = wordpressVersion( dir );
	if ( kept ) {
		return { dir, version: kept, source: 'cache' };
	}
	const file =
		line === 'current' ? 'latest.zip' : `wordpress-${ OLDEST }.zip`;
	if (
		await downloadZip( `https://wordpress.org/${ file }`, dir, 'wordpress' )
	) {
		return {
			dir,
			version: requireVersion( wordpressVersion( dir ), file ),
			source: 'wordpress.org',
		};
	}
	const packed = join( cache, 'wordpress-npm' );
	if ( ! wordpressVersion( packed ) ) {
		await packFromNpm( NPM_BUILDS, packed );
	}
	return {
		dir: packed,
		version: requireVersion( wordpressVersion( packed ), NPM_BUILDS ),
		source: `npm ${ NPM_BUILDS }`,
	};
}

/**
 * WooCommerce: from WOOCOMMERCE_DIR, the cache or its official download; null where none of them has it.
 */
export function findWooCommerce(): Promise< Found | null > {
	woocommerce ??= searchWooCommerce();
	return woocommerce;
}

/** Searched for once: an answer without a network takes seconds, and the loud line is said once. */
let woocommerce: Promise< Found | null > | undefined;

async function searchWooCommerce(): Promise< Found | null > {
	const named = process.env.WOOCOMMERCE_DIR;
	if ( named ) {
		return {
			dir: named,
			version: requireVersion(
				woocommerceVersion( named ),
				`WOOCOMMERCE_DIR=${ named }`
			),
			source: 'WOOCOMMERCE_DIR',
		};
	}
	const dir = join( cache, 'woocommerce' );
	const kept = woocommerceVersion( dir );
	if ( kept ) {
		return { dir, version: kept, source: 'cache' };
	}
	if (
		await downloadZip(
			'https://downloads.wordpress.org/plugin/woocommerce.zip',
			dir,
			'woocommerce'
		)
	) {
		return {
			dir,
			version: requireVersion(
				woocommerceVersion( dir ),
				'woocommerce.zip'
			),
			source: 'wordpress.org',
		};
	}
	if ( process.env.CROSSWALK_REQUIRE_WOOCOMMERCE === '1' ) {
		throw new Error(
			'WooCommerce is required here (CROSSWALK_REQUIRE_WOOCOMMERCE=1) and could not be had. Name a copy by WOOCOMMERCE_DIR.'
		);
	}
	console.log(
		'\n*** WooCommerce could not be had: the sample shop stands in, and what only WooCommerce can show is skipped.' +
			'\n*** Name a copy by WOOCOMMERCE_DIR to have the real shop.\n'
	);
	return null;
}

function wordpressVersion( dir: string ): string | null {
	return versionIn(
		join( dir, 'wp-includes/version.php' ),
		/\$wp_version = '([^']+)'/
	);
}

function woocommerceVersion( dir: string ): string | null {
	return versionIn( join( dir, 'woocommerce.php' ), /^ \* Version: (\S+)/m );
}

function versionIn( file: string, pattern: RegExp ): string | null {
	return existsSync( file )
		? ( readFileSync( file, 'utf8' ).match( pattern )?.[ 1 ] ?? null )
		: null;
}

function requireVersion( version: string | null, source: string ): string {
	if ( ! version ) {
		throw new Error( `${ source } does not hold what it should.` );
	}
	return version;
}
