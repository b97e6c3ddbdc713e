import assert from 'node:assert/strict';
import { before } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { adminTest, DESK } from './support/admin';
import {
	connectedVtiger,
	grid,
	keys,
	openMappings,
	searching,
	shiftTabTo,
	storedRows,
	tabTo,
} from './support/mappings';
import { assertFits, watchShifts } from './support/page';

const FACTS = Array.from( { length: 30 }, ( _, i ) => `fact_${ i + 1 }` );

before( () => connectedVtiger( FACTS ) );

adminTest(
	'a mapping shows both sides and a preview, and is clean for axe (V9, V12)',
	{ woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await openMappings( page, open );
		await page.getByRole( 'button', { name: /^Preview with/ } ).click();
		await page
			.getByRole( 'option', { name: /Anna Nowak/ } )
			.first()
			.click();
		await page.getByText( 'Warsaw' ).first().waitFor();
		await axe();
		await screenshot( 'mappings' );

		await grid( page )
			.getByRole( 'button', { name: /^Transform: Country/ } )
			.first()
			.click();
		await page
			.getByText( 'On the way back either is understood.' )
			.waitFor();
		await axe( '.components-popover' );
		await screenshot( 'mappings-transform' );
		await page.keyboard.press( 'Escape' );

		await grid( page )
			.getByRole( 'button', { name: /^Field of Vtiger: Primary Email/ } )
			.click();
		await page
			.getByRole( 'combobox', { name: 'Field of Vtiger' } )
			.fill( 'vat' );
		await page.getByRole( 'option', { name: /VAT No/ } ).waitFor();
		await axe( '.components-popover' );
		await screenshot( 'mappings-picker' );
	}
);

adminTest(
	'a store manager maps fields by keyboard alone: meta, custom field, transform, direction, preview, save (V10–V12)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open, screenshot } ) => {
		await openMappings( page, open );
		// Where "Skip to main content" leads.
		await page.locator( '.crosswalk-main' ).focus();

		// The record to try it on.
		await tabTo( page, /^Preview with/ );
		await keys( page, 'Enter' );
		await page.getByRole( 'option', { name: /Anna/ } ).first().waitFor();
		await keys( page, 'Enter' );

		// A new row: its field is asked for at once.
		await tabTo( page, /Add custom mapping/ );
		await keys( page, 'Enter' );
		await searching( page );
		await keys( page, '"billing_vat"', 'Enter' );
		// Then the field of the CRM, as soon as this one is found.
		const last = grid( page ).locator( 'tbody tr' ).last();
		await page
			.getByRole( 'combobox', { name: 'Field of Vtiger' } )
			.waitFor();
		await keys( page, '"vat no"', 'Enter' );

		// Back across the row to what happens on the way.
		await keys( page, 'Home', 'ArrowRight', 'Enter' );
		await keys( page, '"trim"', 'Enter' );
		await page.getByRole( 'button', { name: 'Transform: Trim' } ).waitFor();
		await last.getByText( 'PL526' ).first().waitFor();

		// D turns the direction, the menu of the same cell knows all of them.
		await keys( page, 'd' );
		await last
			.getByRole( 'button', { name: 'Direction: only to Vtiger' } )
			.waitFor();
		await screenshot( 'mappings-custom' );

		await saveByKeyboard( page );

		const row = ( await storedRows() ).find(
			( { remote } ) => remote === 'cf_871'
		);
		assert.deepEqual(
			[
				row?.shop,
				row?.direction,
				row?.transforms.map( ( { type } ) => type ),
			],
			[ 'meta:billing_vat', 'to_remote', [ 'trim' ] ]
		);
	}
);

adminTest(
	'a store manager maps 30 fields as fast as keys can be pressed, and waits for nothing (V10)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open, expectConsole } ) => {
		// The run of the row that was saved before may be under way: it notes what there is of these, too.
		expectConsole( /status of 409/ );
		await openMappings( page, open );
		await page.waitForLoadState( 'networkidle' );
		await page.locator( '.crosswalk-main' ).focus();
		await tabTo( page, /^Field of WooCommerce/ );

		for ( const name of FACTS ) {
			await keys( page, 'n', `"${ name }"`, 'Enter' );
			await keys( page, `"CRM ${ name }"`, 'Enter', 'd' );
		}
		await saveByKeyboard( page );

		const rows = ( await storedRows() ).filter( ( { shop } ) =>
			shop.startsWith( 'meta:fact_' )
		);
		assert.deepEqual(
			rows.map( ( row ) => [ row.shop, row.remote, row.direction ] ),
			FACTS.map( ( name ) => [
				`meta:${ name }`,
				`cf_${ name }`,
				'to_remote',
			] )
		);
	}
);

adminTest(
	'arrow keys walk through rows and cells, Delete removes a row, Ctrl+Z takes it back',
	{ woocommerce: true },
	async ( { page, open } ) => {
		await openMappings( page, open );
		const focused = () => page.locator( '*:focus' ).textContent();
		await grid( page )
			.getByRole( 'button', { name: /^Field of WooCommerce: E-mail/ } )
			.focus();
		const rows = await grid( page ).locator( '[data-row]' ).count();

		await keys( page, 'ArrowDown', 'ArrowDown' );
		assert.match( ( await focused() ) ?? '', /Last name/ );
		await keys( page, 'End' );
		await keys( page, 'ArrowUp', 'Home' );
		assert.match( ( await focused() ) ?? '', /First name/ );

		await keys( page, 'Delete' );
		await page
			.getByText( 'Row removed.', { exact: false } )
			.first()
			.waitFor();
		assert.equal(
			await grid( page ).locator( '[data-row]' ).count(),
			rows - 1
		);
		assert.match( ( await focused() ) ?? '', /Last name/ );

		await keys( page, 'Control+z' );
		assert.equal(
			await grid( page ).locator( '[data-row]' ).count(),
			rows
		);
	}
);

adminTest(
	'it fits a phone, and nothing shifts while it loads (P8)',
	{ width: 390, woocommerce: true },
	async ( { page, open, axe } ) => {
		const shifted = await watchShifts( page );
		await openMappings( page, open );
		await page.waitForLoadState( 'networkidle' );

		await assertFits( page );
		await axe();
		assert.ok( ( await shifted() ) < 0.05, `CLS ${ await shifted() }` );
	}
);

adminTest(
	'a list of fields stands still while it is searched and more is found',
	{ woocommerce: true },
	async ( { page, open } ) => {
		await page.setViewportSize( { width: DESK, height: 640 } );
		await openMappings( page, open );
		await page.route( /meta-keys/, async ( route ) => {
			await setTimeout( 1000 );
			await route.continue();
		} );
		const button = grid( page ).getByRole( 'button', {
			name: 'Field of WooCommerce: Phone',
		} );
		// There is room for a few choices below it, and for many only above.
		await button.evaluate( ( element ) =>
			window.scrollBy(
				0,
				element.getBoundingClientRect().bottom -
					window.innerHeight +
					240
			)
		);
		await button.click();
		const search = page.getByRole( 'combobox', {
			name: 'Field of WooCommerce',
		} );
		const place = () => search.boundingBox();
		await page.waitForLoadState( 'networkidle' );
		const opened = await place();

		await search.fill( 'company' );
		await page.getByRole( 'option', { name: /^Company/ } ).waitFor();
		const narrowed = await place();
		await page.waitForLoadState( 'networkidle' );

		assert.deepEqual( [ narrowed, await place() ], [ opened, opened ] );
	}
);

/** From within the grid back to where Save is; new rows apply from now on. */
async function saveByKeyboard( page: Page ): Promise< void > {
	await keys( page, 'Control+Home' );
	await shiftTabTo( page, /^Save$/ );
	await keys( page, 'Enter' );
	await page.getByRole( 'dialog', { name: 'Save the mapping' } ).waitFor();
	await tabTo( page, /^Save$/ );
	await keys( page, 'Enter' );
	await page.getByText( 'saved by' ).waitFor();
}
