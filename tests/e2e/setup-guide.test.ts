import assert from 'node:assert/strict';
import { adminTest } from './support/admin';
import { php } from './support/environment';
import { assertFits, crosswalk } from './support/page';

adminTest(
	'an administrator is led from nothing to a synced Sandbox (V1, P12, E29)',
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

		await page
			.getByText( /^The dry run is through/ )
			.waitFor( { timeout: 120_000 } );
		assert.equal( await linked(), 0 );
		await page.locator( '.crosswalk-sample dd ins' ).first().waitFor();
		await axe();
		await screenshot( 'setup-look' );
		const created = page
			.getByRole( 'link', { name: /would be created$/ } )
			.first();
		const expected = Number(
			( await created.innerText() ).replaceAll( /\D/g, '' )
		);
		await created.click();
		const rows = page.getByRole( 'dialog' ).locator( 'tbody tr' );
		await rows.first().waitFor();
		assert.equal( await rows.count(), Math.min( expected, 50 ) );
		await page.keyboard.press( 'Escape' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();

		await page.getByText( 'No mail is sent to any customer.' ).waitFor();
		await axe();
		await screenshot( 'setup-start' );
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
		assert.ok( ( await linked() ) > 0 );
	}
);

/** Pairs of records: what only a real run makes. */
function linked(): Promise< number > {
	return php< number >(
		'global $wpdb; return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_links" );'
	);
}

adminTest(
	'the guide can be left and come back to',
	{},
	async ( { page, open } ) => {
		await open( crosswalk( '/setup', '&step=connect&connector=sandbox' ) );
		await page.getByLabel( 'Name of this connection' ).fill( 'Half done' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();
		await page.getByLabel( 'Direction of Products' ).waitFor();

		await open( crosswalk() );
		const card = page
			.locator( '.crosswalk-connection' )
			.filter( { hasText: 'Half done' } );
		await card.getByText( /^Not started yet/ ).waitFor();
		await card
			.getByRole( 'button', { name: 'Continue the set-up' } )
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
	'a dry run of other settings is not enough to start (E29)',
	{},
	async ( { page, open, axe } ) => {
		await open( crosswalk( '/setup', '&step=connect&connector=sandbox' ) );
		await page.getByLabel( 'Name of this connection' ).fill( 'Changed' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();
		await page.getByRole( 'button', { name: 'Continue' } ).click();
		await page
			.getByText( /^The dry run is through/ )
			.waitFor( { timeout: 120_000 } );

		await page.getByRole( 'button', { name: 'Back' } ).click();
		await page
			.getByLabel( 'Direction of Products' )
			.selectOption( 'to_remote' );
		await page.getByRole( 'button', { name: 'Continue' } ).click();
		await page
			.locator( '#crosswalk-root' )
			.getByText( /^This dry run does not show/ )
			.waitFor();
		await axe();
		await page.getByRole( 'button', { name: 'Look again' } ).click();
		await page
			.getByRole( 'button', { name: 'Continue' } )
			.and( page.locator( ':enabled' ) )
			.waitFor( { timeout: 120_000 } );

		await open( crosswalk() );
		await page
			.locator( '.crosswalk-connection' )
			.filter( { hasText: 'Changed' } )
			.getByRole( 'button', { name: 'Continue the set-up' } )
			.click();
		await page.getByText( /^The dry run is through/ ).waitFor();
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
