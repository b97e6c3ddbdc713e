import assert from 'node:assert/strict';
import { adminTest } from './support/admin';

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
