import assert from 'node:assert/strict';
import { before, describe } from 'node:test';
import { adminTest } from './support/admin';
import { crosswalk, syncedSandbox } from './support/page';

adminTest( 'the plugin is active', {}, async ( { page, open } ) => {
	await open( 'plugins.php' );

	const row = page.locator( 'tr[data-plugin="crosswalk/plugin.php"]' );
	assert.match( ( await row.getAttribute( 'class' ) ) ?? '', /\bactive\b/ );
} );

for ( const as of [ 'admin', 'manager' ] as const ) {
	adminTest(
		`the page opens for ${ as }`,
		{ as, woocommerce: as === 'manager' },
		async ( { page, open, axe } ) => {
			await open( 'admin.php?page=crosswalk' );

			await page.locator( '#crosswalk-root h1' ).waitFor();
			await axe();
		}
	);
}

describe( 'a page that loads', () => {
	before( syncedSandbox );

	for ( const path of [
		'',
		'/sync-log',
		'/decisions',
		'/mappings',
		'/settings',
	] ) {
		adminTest(
			`${ path || 'the control panel' } is clean for axe while it loads`,
			{},
			async ( { page, open, axe } ) => {
				let answer = () => {};
				const asked = new Promise< void >( ( resolve ) => {
					answer = resolve;
				} );
				await page.route( /crosswalk(\/|%2F)v1/, async ( route ) => {
					await asked;
					await route.continue();
				} );
				await open( crosswalk( path ) );

				await page
					.locator( '#crosswalk-root [aria-busy="true"]' )
					.first()
					.waitFor();
				await axe();
				answer();
			}
		);
	}
} );
