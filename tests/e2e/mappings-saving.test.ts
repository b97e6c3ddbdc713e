import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import {
	connectedVtiger,
	grid,
	openMappings,
	rest,
	storedRows,
	type StoredRow,
} from './support/mappings';

before( () => connectedVtiger() );

adminTest(
	'a new row is applied to existing records by way of a dry run (V10, E22)',
	{ woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await openMappings( page, open );
		await page
			.getByRole( 'button', { name: 'Add custom mapping' } )
			.click();
		await page
			.getByRole( 'combobox', { name: 'Field of WooCommerce' } )
			.fill( 'company' );
		await page.getByRole( 'option', { name: /^Company/ } ).click();
		await page.getByRole( 'option', { name: /Nickname/ } ).click();
		await page.getByRole( 'button', { name: 'Save', exact: true } ).click();
		const dialog = page.getByRole( 'dialog', { name: 'Save the mapping' } );
		await dialog.getByLabel( /To existing records too/ ).check();
		await axe( '.components-modal__frame' );
		await screenshot( 'mappings-save' );
		await dialog
			.getByRole( 'button', { name: 'Save and show what would change' } )
			.click();

		await page.waitForURL( /path=%2Fsync-log.*run=\d+/ );
		const [ , id ] = /run=(\d+)/.exec( page.url() ) ?? [];
		const run = await rest< { dry: boolean; trigger: string } >(
			`/runs/${ id }`
		);
		assert.deepEqual( [ run.dry, run.trigger ], [ true, 'person' ] );
		assert.ok(
			( await storedRows() ).some( ( { remote } ) => remote === 'cf_872' )
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

		await page.getByRole( 'button', { name: 'More' } ).click();
		await page.getByRole( 'menuitem', { name: 'Import …' } ).click();
		const dialog = page.getByRole( 'dialog', { name: 'Import mappings' } );
		await dialog.getByLabel( 'File of mappings' ).setInputFiles( {
			name: 'broken.json',
			mimeType: 'application/json',
			buffer: Buffer.from( good.replace( '"to_remote"', '"sideways"' ) ),
		} );
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
