import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import {
	assertFits,
	crosswalk,
	syncedSandbox,
	watchShifts,
} from './support/page';

before( syncedSandbox );

adminTest(
	'two tables side by side hold what was written into each system (V20)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		const shifted = await watchShifts( page );
		await open( crosswalk( '/sync-log' ) );
		const tables = page.locator( '.crosswalk-log' );
		await tables.locator( 'tbody th' ).first().waitFor();
		await page.waitForLoadState( 'networkidle' );

		const [ shop, remote ] = await Promise.all( [
			tables.nth( 0 ).boundingBox(),
			tables.nth( 1 ).boundingBox(),
		] );
		assert.equal( shop?.y, remote?.y );
		assert.ok( ( await shifted() ) < 0.001, `CLS ${ await shifted() }` );
		await axe();
		await screenshot( 'sync-log' );
	}
);

adminTest(
	'a number opens its records: search, reason, CSV (V21)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/sync-log' ) );
		await page
			.getByRole( 'link', { name: /^Products, Created/ } )
			.first()
			.click();
		const drawer = page.getByRole( 'dialog' );
		const rows = drawer.locator( 'tbody tr' );
		await rows.first().waitFor();
		await axe( '.crosswalk-drawer' );
		await screenshot( 'sync-log-records' );

		const [ file ] = await Promise.all( [
			page.waitForEvent( 'download' ),
			drawer.getByRole( 'link', { name: 'Download CSV' } ).click(),
		] );
		const lines = ( await readFile( await file.path(), 'utf8' ) )
			.trim()
			.split( '\r\n' );
		assert.equal( lines.length - 1, await rows.count() );

		await drawer.getByRole( 'searchbox' ).fill( 'no such record' );
		await drawer.getByText( 'No record matches the search.' ).waitFor();
	}
);

adminTest(
	'the tables are stacked on a phone',
	{ width: 390 },
	async ( { page, open } ) => {
		await open( crosswalk( '/sync-log' ) );
		const tables = page.locator( '.crosswalk-log' );
		await tables.locator( 'tbody th' ).first().waitFor();

		const [ shop, remote ] = await Promise.all( [
			tables.nth( 0 ).boundingBox(),
			tables.nth( 1 ).boundingBox(),
		] );
		assert.ok( shop && remote && remote.y > shop.y );
		await assertFits( page );
		// Nor does a table scroll in itself: all of its numbers are seen.
		const cut = await tables.evaluateAll( ( all ) =>
			all.filter( ( table ) =>
				[ ...table.querySelectorAll( '.crosswalk-scroll' ) ].some(
					( box ) => box.scrollWidth > box.clientWidth
				)
			)
		);
		assert.equal( cut.length, 0 );
	}
);
