import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { before } from 'node:test';
import { adminTest, DESK, PHONE } from './support/admin';
import { environment, php } from './support/environment';
import {
	assertFits,
	crosswalk,
	syncedSandbox,
	watchShifts,
} from './support/page';

const example = resolve( 'tests/php/ExampleConnector' );

// Another plugin's connector. Other sites may share the folder, but activate nothing of it.
before( async () => {
	const folder = join( environment.siteDir, 'wp-content/plugins' );
	await cp( example, join( folder, 'example-crm' ), { recursive: true } );
	await php( `
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		return activate_plugin( 'example-crm/example-crm.php' );
	` );
	await syncedSandbox();
} );

/** Turns the emulated CRM. */
async function control( route: string, body: unknown ): Promise< void > {
	const response = await fetch(
		`${ environment.vtiger.url }/__control/${ route }`,
		{ method: 'POST', body: JSON.stringify( body ) }
	);
	assert.equal( response.status, 200 );
}

for ( const width of [ DESK, PHONE ] ) {
	adminTest(
		`nothing shifts while settings and the debug log load, ${ width } px wide`,
		{ width },
		async ( { page, open } ) => {
			const shifted = await watchShifts( page );
			for ( const path of [ '/settings', '/debug-log' ] ) {
				await open( crosswalk( path ) );
				await page.waitForLoadState( 'networkidle' );
				const shift = await shifted();
				assert.ok( shift < 0.001, `${ path }: CLS ${ shift }` );
			}
		}
	);
}

adminTest(
	'Settings lists what is connected and what can be (V1)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/settings' ) );
		await page.getByRole( 'link', { name: 'Practice' } ).waitFor();

		for ( const system of [ /^Sandbox/, /^Vtiger/, /^Example CRM/ ] ) {
			await page.getByRole( 'link', { name: system } ).waitFor();
		}
		await page.getByLabel( 'Write to the shop' ).waitFor();
		await axe();
		await screenshot( 'settings' );
	}
);

adminTest(
	'the form of another plugin’s connector is drawn from its definition',
	{},
	async ( { page, open, expectConsole } ) => {
		// Without a token the test is refused.
		expectConsole( /status of 400/ );
		await open( crosswalk( '/settings' ) );
		await page.getByRole( 'link', { name: /^Example CRM/ } ).click();
		await page.getByLabel( 'Workspace' ).fill( 'acme' );
		assert.equal(
			await page.getByLabel( 'API token' ).getAttribute( 'type' ),
			'password'
		);
		await page.getByLabel( 'Plan' ).selectOption( 'pro' );
		await page.getByRole( 'button', { name: 'Test connection' } ).click();

		await page.getByRole( 'alert' ).getByText( 'API token' ).waitFor();
	}
);

for ( const { form, place, system } of [
	{ form: 'webservice', place: 'on premise', system: 'Vtiger 8.0.0' },
	{ form: 'cloud', place: 'in the cloud', system: 'Vtiger Cloud 8.0.0' },
] ) {
	adminTest(
		`Vtiger ${ place }: a wrong key is explained, the right one ticks all four (V1, V2)`,
		{},
		async ( { page, open, axe, screenshot } ) => {
			await control( 'form', { form } );
			await open(
				crosswalk( '/setup', '&step=connect&connector=vtiger' )
			);
			await page
				.locator( 'input[type=url]' )
				.fill( environment.vtiger.url );
			await page
				.locator( 'input[type=text]' )
				.nth( 1 )
				.fill( environment.vtiger.username );
			const key = page.locator( 'input[type=password]' );
			const test = page.getByRole( 'button', {
				name: 'Test connection',
			} );
			await key.fill( 'wrong' );
			await test.click();
			await page
				.locator( '.crosswalk-test .components-notice' )
				.getByText( 'My Preferences' )
				.waitFor();
			await axe();
			await screenshot( `vtiger-wrong-key-${ form }` );

			await key.fill( environment.vtiger.accessKey );
			await test.click();
			await page
				.getByRole( 'listitem' )
				.filter( { hasText: 'Can write: yes' } )
				.waitFor();
			await page.getByText( `${ system }, logged in as` ).waitFor();
			await axe();
			await screenshot( `vtiger-works-${ form }` );
			await control( 'form', { form: 'webservice' } );
		}
	);
}

adminTest(
	'a connection’s modules and options are saved, fixed ones cannot be changed (V4–V7)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/settings' ) );
		await page.getByRole( 'link', { name: 'Practice' } ).click();
		await page
			.getByLabel( 'Direction of Products' )
			.selectOption( 'to_shop' );
		await page.getByLabel( 'Sync records from' ).selectOption( '90d' );
		assert.equal( await page.getByLabel( 'Taxes' ).isDisabled(), true );
		await axe();
		await screenshot( 'connection' );
		await page.getByRole( 'button', { name: 'Save changes' } ).click();
		await page.getByText( 'Saved.', { exact: true } ).first().waitFor();

		await page.reload();
		assert.equal(
			await page.getByLabel( 'Direction of Products' ).inputValue(),
			'to_shop'
		);
		assert.equal(
			await page.getByLabel( 'Sync records from' ).inputValue(),
			'90d'
		);
	}
);

adminTest(
	'a connection is paused, resumed, and deleted only after a question (P5)',
	{},
	async ( { page, open } ) => {
		await open( crosswalk( '/settings' ) );
		await page.getByRole( 'link', { name: 'Practice' } ).click();
		await page
			.getByRole( 'button', { name: 'Pause this connection' } )
			.click();
		await page
			.getByRole( 'button', { name: 'Resume this connection' } )
			.click();
		await page
			.getByRole( 'button', { name: 'Pause this connection' } )
			.waitFor();

		await page.getByRole( 'button', { name: /^Delete this/ } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Cancel' } )
			.click();
		await page.getByRole( 'button', { name: /^Delete this/ } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Delete', exact: true } )
			.click();
		await page.getByText( 'No system is connected yet.' ).waitFor();
	}
);

adminTest(
	'settings fit a phone (P8)',
	{ width: 390 },
	async ( { page, open } ) => {
		await open( crosswalk( '/settings' ) );
		await page.getByLabel( 'Write to the shop' ).waitFor();

		await assertFits( page );
	}
);
