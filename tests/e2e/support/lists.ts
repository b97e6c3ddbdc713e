import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { adminTest, DESK, PHONE } from './admin';
import { environment } from './environment';
import type { SyncedShop } from './records';

export interface List {
	of: 'orders' | 'products' | 'users';
	storage: 'hpos' | 'posts';
	/** Below wp-admin. */
	address: string;
	/** Selector of a row, by the name in it. */
	row: ( name: string ) => string;
	/** Undefined until it has been made. */
	shop: () => SyncedShop | undefined;
}

/**
 * States in one of the shop's own lists (V15), and "Do not sync" for what is ticked there (E30).
 *
 * @param list Which.
 */
export function listTest( list: List ): void {
	const { of, storage, address, row, shop } = list;
	adminTest(
		`${ of } (${ storage }): states in the list, sorted, filtered, and "Do not sync" for what is ticked`,
		{
			woocommerce: true,
			as: of === 'users' ? 'admin' : 'manager',
			site: () => shop() ?? { url: environment.url },
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
			// A worker of the background may have been there already.
			assert.match(
				await cell( 'Bert' ).innerText(),
				/^(Waiting|In step)$/
			);

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
export async function picture(
	page: Page,
	name: string,
	of?: string
): Promise< void > {
	mkdirSync( environment.screenshots, { recursive: true } );
	for ( const width of [ DESK, PHONE ] ) {
		await page.setViewportSize( { width, height: 900 } );
		if ( of ) {
			await page.locator( of ).scrollIntoViewIfNeeded();
		}
		await page.screenshot( {
			path: join( environment.screenshots, `${ name }-${ width }.png` ),
			animations: 'disabled',
		} );
	}
	await page.setViewportSize( { width: DESK, height: 900 } );
}
