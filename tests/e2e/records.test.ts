import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { before } from 'node:test';
import type { Page } from 'playwright-core';
import { adminTest, DESK, PHONE } from './support/admin';
import { environment } from './support/environment';
import { syncedShop, type SyncedShop } from './support/records';

/** The state of a record's sync in the shop's own lists (V15), and what a person does with it there (E30). */

const shops: Partial< Record< 'hpos' | 'posts', SyncedShop > > = {};

before( async () => {
	if ( environment.woocommerce ) {
		shops.hpos = await syncedShop( 'hpos' );
		shops.posts = await syncedShop( 'posts' );
	}
} );

const shop = ( storage: 'hpos' | 'posts' ) => shops[ storage ]!;

const LISTS = [
	{
		of: 'orders',
		storage: 'hpos',
		address: 'admin.php?page=wc-orders',
		row: ( name: string ) => `#order-${ shop( 'hpos' ).orders[ name ] }`,
	},
	{
		of: 'orders',
		storage: 'posts',
		address: 'edit.php?post_type=shop_order',
		row: ( name: string ) => `#post-${ shop( 'posts' ).orders[ name ] }`,
	},
	{
		of: 'products',
		storage: 'hpos',
		address: 'edit.php?post_type=product',
		row: ( name: string ) => `#post-${ shop( 'hpos' ).products[ name ] }`,
	},
	{
		of: 'users',
		storage: 'hpos',
		address: 'users.php',
		row: ( name: string ) => `#user-${ shop( 'hpos' ).users[ name ] }`,
	},
] as const;

for ( const { of, storage, address, row } of LISTS ) {
	adminTest(
		`${ of } (${ storage }): states in the list, sorted, filtered, and "Do not sync" for what is ticked`,
		{
			woocommerce: true,
			as: of === 'users' ? 'admin' : 'manager',
			site: () => shops[ storage ] ?? { url: environment.url },
		},
		async ( { page, open, axe, expectConsole } ) => {
			// A site for tests has no files of its own among the uploads.
			expectConsole( /woocommerce-placeholder/ );
			await open( address );
			const cell = ( name: string ) =>
				page.locator( `${ row( name ) } .column-crosswalk` );
			assert.equal( await cell( 'Anna' ).innerText(), 'In step' );

			await bulk( page, row( 'Bert' ), 'crosswalk_exclude' );
			await page
				.getByText( '1 record is not synced any more.' )
				.waitFor();
			assert.equal( await cell( 'Bert' ).innerText(), 'Not synced' );
			await axe( '.wp-list-table .column-crosswalk' );
			await picture( page, `list-${ of }-${ storage }` );

			await page.locator( 'th.column-crosswalk a' ).first().click();
			await page.waitForURL( /orderby=crosswalk/ );
			const first = page.locator( '.wp-list-table tbody tr' ).first();
			assert.equal(
				await first.locator( '.column-crosswalk' ).innerText(),
				'Not synced'
			);

			await page
				.getByLabel( 'Filter by the state of the sync' )
				.selectOption( 'excluded' );
			await page
				.locator( '#crosswalk_state' )
				.locator( 'xpath=..' )
				.getByRole( 'button', { name: 'Filter' } )
				.first()
				.click();
			await page.waitForURL( /crosswalk_state=excluded/ );
			assert.equal(
				await page.locator( '.wp-list-table tbody tr' ).count(),
				1
			);

			await bulk( page, row( 'Bert' ), 'crosswalk_include' );
			await page.getByText( '1 record is synced again.' ).waitFor();
			await open( address );
			assert.equal( await cell( 'Bert' ).innerText(), 'Waiting' );

			await page
				.locator( '.subsubsub' )
				.getByRole( 'link', { name: 'Sync', exact: true } )
				.click();
			await page.getByLabel( 'Kind of record' ).waitFor();
			assert.equal(
				await page.getByLabel( 'Kind of record' ).inputValue(),
				of === 'users' ? 'contacts' : of
			);
			await page.getByRole( 'button', { name: 'Sync now' } ).waitFor();
		}
	);
}

/** Ticks one row and does something with it, as WordPress's own list does. */
async function bulk(
	page: Page,
	row: string,
	action: string
): Promise< void > {
	// WooCommerce opens the order for a click anywhere in its row.
	await page
		.locator( `${ row } input[type=checkbox]` )
		.first()
		.evaluate( ( box: HTMLInputElement ) => {
			box.checked = true;
		} );
	await page.locator( '#bulk-action-selector-top' ).selectOption( action );
	await page.locator( '#doaction' ).click();
	await page.waitForURL( /crosswalk_done=|users\.php|edit\.php|wc-orders/ );
}

/** The page at a desk's and at a phone's width. */
async function picture( page: Page, name: string ): Promise< void > {
	mkdirSync( environment.screenshots, { recursive: true } );
	for ( const width of [ DESK, PHONE ] ) {
		await page.setViewportSize( { width, height: 900 } );
		await page.screenshot( {
			path: join( environment.screenshots, `${ name }-${ width }.png` ),
			animations: 'disabled',
		} );
	}
	await page.setViewportSize( { width: DESK, height: 900 } );
}
