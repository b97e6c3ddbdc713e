import assert from 'node:assert/strict';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import { php } from './support/environment';
import { assertFits, crosswalk, syncedSandbox } from './support/page';

/** Failed records in the list behind the control panel's number, several at once (E18, P1). */

let names: string[] = [];

/** Three products that are in step were refused. */
before( async () => {
	const connection = await syncedSandbox();
	names = await php< string[] >( `
		global $wpdb;
		$plugin = new Crosswalk\\Plugin();
		$links = $wpdb->get_results( "SELECT shop_id, name FROM {$wpdb->prefix}crosswalk_links WHERE connection_id=${ connection } AND module='products' AND shop_id<>'' AND remote_id<>'' ORDER BY id LIMIT 3" );
		$failure = $plugin->failures->group( ${ connection }, 'products', new Crosswalk\\Endpoint\\EndpointError( Crosswalk\\Endpoint\\ErrorKind::Record, 'The price is missing.', 'required' ) );
		$plugin->updates->add( array_map( static fn( object $link ): array => array( 'connection_id' => ${ connection }, 'module' => 'products', 'side' => Crosswalk\\Endpoint\\Side::Shop, 'record_id' => $link->shop_id ), $links ), Crosswalk\\Storage\\Update::PRIORITY_LIVE );
		$claimed = $plugin->updates->claim( array( ${ connection } ), 100, 'worker' );
		$plugin->updates->end( array_map( static fn( Crosswalk\\Storage\\Update $update ): int => $update->id, $claimed ), Crosswalk\\Storage\\Update::REJECTED, array( 'failure_id' => $failure ) );
		return array_column( $links, 'name' );
	` );
	assert.equal( names.length, 3 );
} );

adminTest(
	'the list of failed records fits a phone (P8)',
	{ width: 390 },
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		await page.getByRole( 'link', { name: /^Failed/ } ).click();
		await page
			.getByRole( 'dialog', { name: 'Failed records' } )
			.locator( 'tbody tr' )
			.nth( 2 )
			.waitFor();

		await assertFits( page );
		await axe( '.crosswalk-drawer' );
	}
);

adminTest(
	'failed records are selected, tried again and taken off the list (E18)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk() );
		await page.getByRole( 'link', { name: /^Failed/ } ).click();
		const drawer = page.getByRole( 'dialog', { name: 'Failed records' } );
		const rows = drawer.locator( 'tbody tr' );
		await rows.nth( 2 ).waitFor();
		const retry = drawer.getByRole( 'button', { name: 'Retry selected' } );
		assert.equal( await retry.isEnabled(), false );

		for ( const name of names.slice( 0, 2 ) ) {
			await drawer
				.getByLabel( `Select ${ name }`, { exact: true } )
				.check();
		}
		await drawer.getByText( '2 selected' ).waitFor();
		await axe( '.crosswalk-drawer' );
		await screenshot( 'failed-records' );
		await retry.click();
		await page
			.getByText( 'They are being tried again.', { exact: true } )
			.first()
			.waitFor();
		await rows.nth( 1 ).waitFor( { state: 'detached' } );
		assert.equal(
			await drawer
				.getByLabel( `Select ${ names[ 2 ] }`, { exact: true } )
				.count(),
			1,
			'What was not selected stays.'
		);

		await drawer.getByLabel( 'Select all shown' ).check();
		await drawer.getByRole( 'button', { name: 'Ignore selected' } ).click();
		await drawer.getByText( 'There is no record here.' ).waitFor();
		await page.keyboard.press( 'Escape' );
		await drawer.waitFor( { state: 'detached' } );
		await page
			.getByText( 'The price is missing.' )
			.waitFor( { state: 'detached' } );
	}
);
