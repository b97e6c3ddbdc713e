import assert from 'node:assert/strict';
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { makeZip } from '../../dev/zip/make-zip';
import { adminTest } from './support/admin';
import { environment, php } from './support/environment';
import { ownSite } from './support/own-site';
import type { Site } from '../../dev/env/site';

/** P12: the plugin as people get it. */

const scratch = mkdtempSync( join( tmpdir(), 'crosswalk-zip-' ) );
const plugin = join( scratch, 'crosswalk' );
const ROW = 'tr[data-plugin="crosswalk/plugin.php"]';
let files: string[];
let shop: Site;
let bare: Site;

before( async () => {
	const zip = join( scratch, 'crosswalk.zip' );
	makeZip( zip );
	const content = unzipSync( readFileSync( zip ) );
	files = Object.keys( content );
	for ( const [ name, bytes ] of Object.entries( content ) ) {
		mkdirSync( dirname( join( scratch, name ) ), { recursive: true } );
		writeFileSync( join( scratch, name ), bytes );
	}
	if ( environment.woocommerce ) {
		shop = await ownSite( {
			line: environment.line,
			plugin,
			activate: false,
		} );
	}
	bare = await ownSite( {
		line: environment.line,
		plugin,
		activate: false,
		woocommerce: false,
		sampleShop: false,
	} );
} );

after( () => rmSync( scratch, { recursive: true, force: true } ) );

test( 'the zip holds the plugin and nothing of its development', () => {
	for ( const file of [
		'plugin.php',
		'uninstall.php',
		'readme.txt',
		'build/index.js',
		'includes/Plugin.php',
	] ) {
		assert.ok(
			files.includes( `crosswalk/${ file }` ),
			`${ file } is missing.`
		);
	}
	const foreign = files.filter(
		( file ) =>
			! /^crosswalk\/(plugin\.php|uninstall\.php|readme\.txt|LICENSE|includes\/.+\.(php|json)|build\/.+\.(js|css|php)|languages\/.+)$/.test(
				file
			)
	);
	assert.deepEqual( foreign, [] );
} );

adminTest(
	'from the zip it is activated by a click and shows its page',
	{ woocommerce: true, site: () => shop },
	async ( { page, open } ) => {
		await open( 'plugins.php' );
		await page.locator( `${ ROW } .activate a` ).click();
		await page.waitForLoadState();

		await open( 'admin.php?page=crosswalk' );
		await page.locator( '#crosswalk-root h1' ).waitFor();
		assert.notDeepEqual( await tables( shop ), [] );
	}
);

adminTest(
	'without WooCommerce core offers no activation',
	{ site: () => bare },
	async ( { page, open } ) => {
		await open( 'plugins.php' );

		await page.locator( ROW ).waitFor();
		assert.equal( await page.locator( `${ ROW } .activate a` ).count(), 0 );
	}
);

adminTest(
	'where WooCommerce went away one notice says so, and there are no tables',
	{ site: () => bare },
	async ( { page, open } ) => {
		await php(
			`update_option( 'active_plugins', array( 'crosswalk/plugin.php' ) ); do_action( 'activate_crosswalk/plugin.php', false ); return true;`,
			bare
		);
		await open( 'index.php' );

		const notices = page.locator( '.notice', { hasText: 'Crosswalk' } );
		assert.equal( await notices.count(), 1 );
		assert.match( await notices.innerText(), /WooCommerce 10\.0/ );
		assert.deepEqual( await tables( bare ), [] );
	}
);

function tables( site: Site ): Promise< string[] > {
	return php(
		`return $GLOBALS['wpdb']->get_col( "SHOW TABLES LIKE '%crosswalk%'" );`,
		site
	);
}
