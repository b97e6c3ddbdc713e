import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before } from 'node:test';
import type { Page } from 'playwright-core';
import { adminTest } from './support/admin';
import { environment, php } from './support/environment';
import { assertFits, crosswalk, watchShifts } from './support/page';

const { vtiger } = environment;

// A CRM with fields of its own, and a customer whose VAT number is in the account's meta.
before( async () => {
	for ( const field of [
		{ name: 'cf_871', label: 'VAT No.' },
		{ name: 'cf_872', label: 'Nickname' },
	] ) {
		await fetch( `${ vtiger.url }/__control/fields/Contacts`, {
			method: 'POST',
			body: JSON.stringify( field ),
		} );
	}
	await rest( '/connections', {
		connector: 'vtiger',
		name: 'Vtiger',
		settings: {
			url: vtiger.url,
			username: vtiger.username,
			access_key: vtiger.accessKey,
		},
	} );
	await php( `
		$customer = wp_insert_user( array( 'user_login' => 'anna', 'user_pass' => 'x', 'user_email' => 'anna@shop.test', 'role' => 'customer', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) );
		foreach ( array( 'billing_country' => 'PL', 'billing_city' => 'Warsaw', 'billing_vat' => ' PL526 ', 'billing_phone' => '48 22' ) as $key => $value ) {
			update_user_meta( $customer, $key, $value );
		}
		return $customer;
	` );
} );

/** Asks REST as an administrator. */
function rest< T >( path: string, body?: object ): Promise< T > {
	return php< T >( `
		wp_set_current_user( 1 );
		$request = new WP_REST_Request( ${ body ? `'POST'` : `'GET'` }, ${ JSON.stringify( `/crosswalk/v1${ path }` ) } );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( base64_decode( '${ Buffer.from( JSON.stringify( body ?? {} ) ).toString( 'base64' ) }' ) );
		return rest_do_request( $request )->get_data();
	` );
}

interface StoredRow {
	shop: string;
	remote: string;
	direction: string;
	transforms: { type: string }[];
}

async function storedRows(): Promise< StoredRow[] > {
	const [ connection ] = await rest< { id: number }[] >( '/connections' );
	const { rows } = await rest< { rows: StoredRow[] } >(
		`/connections/${ connection?.id }/mappings/contacts`
	);
	return rows;
}

async function openMappings(
	page: Page,
	open: ( path: string ) => Promise< void >
): Promise< void > {
	await open( crosswalk( '/mappings' ) );
	await grid( page ).waitFor();
}

const grid = ( page: Page ) =>
	page.getByRole( 'grid', { name: 'Mapping of Customers' } );

/** Presses keys one after the other, as a person does; what is in quotes is typed. */
async function keys( page: Page, ...pressed: string[] ): Promise< void > {
	for ( const key of pressed ) {
		if ( key.startsWith( '"' ) ) {
			await page.keyboard.type( key.slice( 1, -1 ) );
		} else {
			await page.keyboard.press( key );
		}
	}
}

/** A list has opened, and what is typed goes into its search. */
const searching = ( page: Page ) =>
	page.locator( 'input[role=combobox]:focus' ).waitFor();

/** Puts the focus on a button without a mouse, by way of Tab alone. */
const tabTo = ( page: Page, name: RegExp ) => walkTo( page, name, 'Tab' );

const shiftTabTo = ( page: Page, name: RegExp ) =>
	walkTo( page, name, 'Shift+Tab' );

async function walkTo(
	page: Page,
	name: RegExp,
	key: string
): Promise< void > {
	for ( let i = 0; i < 60; i++ ) {
		const active = page.locator( '*:focus' );
		const label =
			( await active.getAttribute( 'aria-label' ) ) ??
			( await active.textContent() ) ??
			'';
		if ( name.test( label ) ) {
			return;
		}
		await page.keyboard.press( key );
	}
	assert.fail( `${ key } does not lead to ${ name }.` );
}

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
		await keys( page, '"billing_vat"' );
		await page
			.getByRole( 'listbox' )
			.getByRole( 'option' )
			.first()
			.getByText( 'billing_vat' )
			.waitFor();
		await keys( page, 'Enter', 'ArrowRight', 'Enter' );
		await searching( page );
		await keys( page, '"trim"', 'Enter' );
		await page.getByRole( 'button', { name: 'Transform: Trim' } ).waitFor();

		// Across the row to the field of the CRM.
		await keys( page, 'End', 'ArrowLeft', 'Enter' );
		await searching( page );
		await keys( page, '"vat no"', 'Enter' );
		const last = grid( page ).locator( 'tbody tr' ).last();
		await last.getByText( 'PL526' ).first().waitFor();

		// D turns the direction, the menu of the same cell knows all of them.
		await keys( page, 'd' );
		await last
			.getByRole( 'button', { name: 'Direction: only to Vtiger' } )
			.waitFor();
		await screenshot( 'mappings-custom' );

		// Back to where Save is.
		await keys( page, 'Control+Home' );
		await shiftTabTo( page, /^Save$/ );
		await keys( page, 'Enter' );
		await page
			.getByRole( 'dialog', { name: 'Save the mapping' } )
			.waitFor();
		await tabTo( page, /^Save$/ );
		await keys( page, 'Enter' );
		await page.getByText( 'saved by' ).waitFor();

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
	'a mandatory field that nothing fills cannot be saved, and one click adds its row (V12)',
	{ woocommerce: true },
	async ( { page, open, axe, screenshot, expectConsole } ) => {
		expectConsole( /status of 422/ );
		await openMappings( page, open );
		await grid( page )
			.getByRole( 'button', { name: 'Remove the row “Last name”' } )
			.click();
		await page
			.getByText( '"Last Name" is mandatory in Vtiger' )
			.first()
			.waitFor();
		await page.getByRole( 'button', { name: 'Save', exact: true } ).click();
		await page
			.getByText( 'This mapping cannot work like this.' )
			.first()
			.waitFor();
		await axe();
		await screenshot( 'mappings-problem' );

		await page
			.getByRole( 'button', { name: 'Add a row for “Last Name”' } )
			.click();
		await page
			.getByRole( 'option', { name: /Last name/ } )
			.first()
			.click();
		await page
			.getByText( '"Last Name" is mandatory in Vtiger and no row' )
			.first()
			.waitFor( { state: 'detached' } );
	}
);

adminTest(
	'somebody else was faster: theirs or mine',
	{ woocommerce: true },
	async ( { page, open, axe, expectConsole } ) => {
		expectConsole( /status of 409/ );
		await openMappings( page, open );
		const rows = ( await storedRows() ).length;
		const [ connection ] = await rest< { id: number }[] >( '/connections' );
		const path = `/connections/${ connection?.id }/mappings/contacts`;
		const stored = await rest<
			Record< string, unknown > & { rows: StoredRow[] }
		>( path );
		await rest( path, {
			match: stored.match,
			revision: stored.revision,
			rows: stored.rows.filter( ( { shop } ) => shop !== 'phone' ),
		} );

		await grid( page )
			.getByRole( 'button', { name: 'Remove the row “First name”' } )
			.click();
		await page.getByRole( 'button', { name: 'Save', exact: true } ).click();
		const dialog = page.getByRole( 'dialog', {
			name: 'Somebody else was faster',
		} );
		await dialog.getByText( /changed this mapping/ ).waitFor();
		await axe( '.components-modal__frame' );
		await dialog.getByRole( 'button', { name: 'Take theirs' } ).click();
		await dialog.waitFor( { state: 'detached' } );

		await grid( page )
			.getByRole( 'button', { name: /WooCommerce: ?Phone$/ } )
			.waitFor( { state: 'detached' } );
		await grid( page )
			.getByRole( 'button', { name: /: First name$/ } )
			.waitFor();
		assert.equal( ( await storedRows() ).length, rows - 1 );
	}
);

adminTest(
	'a file is exported, a broken one is refused with module and row, a good one imported (V14)',
	{ woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await openMappings( page, open );
		await page.getByRole( 'button', { name: 'More' } ).click();
		const [ saved ] = await Promise.all( [
			page.waitForEvent( 'download' ),
			page
				.getByRole( 'menuitem', { name: 'Export all mappings' } )
				.click(),
		] );
		const good = await readFile( await saved.path(), 'utf8' );
		const broken = join(
			tmpdir(),
			`crosswalk-broken-${ process.pid }.json`
		);
		await writeFile( broken, good.replace( '"to_remote"', '"sideways"' ) );

		await page.getByRole( 'button', { name: 'More' } ).click();
		await page.getByRole( 'menuitem', { name: 'Import …' } ).click();
		const dialog = page.getByRole( 'dialog', { name: 'Import mappings' } );
		await dialog.getByLabel( 'File of mappings' ).setInputFiles( broken );
		await dialog
			.getByText( /row \d+: The direction must be one of/ )
			.waitFor();
		await axe( '.components-modal__frame' );
		await screenshot( 'mappings-import' );

		await dialog.getByLabel( 'File of mappings' ).setInputFiles( {
			name: 'good.json',
			mimeType: 'application/json',
			buffer: Buffer.from( good ),
		} );
		await dialog
			.getByText( /\d+ rows/ )
			.first()
			.waitFor();
		await dialog
			.getByRole( 'button', { name: 'Import', exact: true } )
			.click();
		await dialog.waitFor( { state: 'detached' } );
	}
);

adminTest(
	'unsaved changes are asked about before another module is opened',
	{ woocommerce: true },
	async ( { page, open } ) => {
		await openMappings( page, open );
		await grid( page )
			.getByRole( 'button', { name: 'Remove the row “First name”' } )
			.click();
		await page.getByLabel( 'Module' ).selectOption( { label: 'Products' } );
		const dialog = page.getByRole( 'dialog', {
			name: 'Leave this mapping?',
		} );
		await dialog.getByRole( 'button', { name: 'Cancel' } ).click();
		await page.getByText( 'Not saved yet' ).waitFor();

		await page.getByLabel( 'Module' ).selectOption( { label: 'Products' } );
		await dialog.getByRole( 'button', { name: 'Leave' } ).click();
		await page
			.getByRole( 'grid', { name: 'Mapping of Products' } )
			.waitFor();
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
