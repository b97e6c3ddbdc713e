import assert from 'node:assert/strict';
import { adminTest } from './support/admin';
import { assertFits, crosswalk } from './support/page';

adminTest(
	'an administrator is led from nothing to a synced Sandbox (V1, P12)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk() );

		await page.getByText( 'Which system do you want' ).waitFor();
		await axe();
		await screenshot( 'setup-system' );
		await page.getByRole( 'link', { name: /^Sandbox/ } ).click();

		await page.getByRole( 'button', { name: 'Test connection' } ).click();
		for ( const tick of [
			'Reached',
			'Logged in',
			'Can read',
			'Can write',
		] ) {
			await page
				.getByRole( 'listitem' )
				.filter( { hasText: `${ tick }: yes` } )
				.waitFor();
		}
		await axe();
		await screenshot( 'setup-connect' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();

		await page.getByLabel( 'Direction of Products' ).waitFor();
		await axe();
		await screenshot( 'setup-modules' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();

		await page.getByText( 'No mail is sent to any customer.' ).waitFor();
		await axe();
		await page
			.getByRole( 'button', { name: 'Start the first sync' } )
			.click();

		await page
			.getByText( /^Sync finished/ )
			.waitFor( { timeout: 120_000 } );
		await axe();
		await page
			.getByRole( 'button', { name: 'Open the control panel' } )
			.click();
		await page.getByRole( 'heading', { name: 'Sandbox' } ).waitFor();
	}
);

adminTest(
	'the guide can be left and come back to',
	{},
	async ( { page, open } ) => {
		await open( crosswalk( '/setup', '&step=connect&connector=sandbox' ) );
		await page.getByLabel( 'Name of this connection' ).fill( 'Half done' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();
		await page.getByLabel( 'Direction of Products' ).waitFor();

		await open( crosswalk() );
		const notice = page
			.locator( '.components-notice' )
			.filter( { hasText: 'Half done' } );
		await notice
			.getByRole( 'link', { name: 'Continue the set-up' } )
			.click();

		await page.getByLabel( 'Direction of Products' ).waitFor();
		await page
			.getByRole( 'button', { name: 'Connect', exact: true } )
			.click();
		assert.equal(
			await page.getByLabel( 'Name of this connection' ).inputValue(),
			'Half done'
		);
	}
);

adminTest(
	'the guide fits a phone (P8)',
	{ width: 390 },
	async ( { page, open } ) => {
		for ( const args of [ '', '&step=connect&connector=sandbox' ] ) {
			await open( crosswalk( '/setup', args ) );
			await page.locator( '.crosswalk-step-title' ).waitFor();
			await assertFits( page );
		}
	}
);
