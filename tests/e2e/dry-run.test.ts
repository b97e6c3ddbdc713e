import assert from 'node:assert/strict';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import { php } from './support/environment';
import { assertFits, crosswalk, syncedSandbox } from './support/page';
import type { Page } from 'playwright-core';

let connection = 0;
before( async () => {
	connection = await syncedSandbox();
} );

/**
 * Changes products in the Sandbox's CRM past its announcements, so that only who compares everything finds it.
 *
 * @param code With $records, and $rename and $delete, which take a record.
 */
function inCrm( code: string ): Promise< unknown > {
	return php( `
		global $wpdb;
		$table   = $wpdb->prefix . 'crosswalk_sandbox';
		$where   = array( 'instance' => 'c${ connection }', 'module' => 'products' );
		$records = $wpdb->get_col( $wpdb->prepare( "SELECT record FROM $table WHERE instance=%s AND module=%s ORDER BY record", array_values( $where ) ) );
		$rename  = static function ( string $record, string $title ) use ( $wpdb, $table, $where ): void {
			$where = $where + array( 'record' => $record );
			$row   = $wpdb->get_row( $wpdb->prepare( "SELECT data, version FROM $table WHERE instance=%s AND module=%s AND record=%s", array_values( $where ) ) );
			$data  = array( 'title' => $title ) + json_decode( $row->data, true );
			$wpdb->update( $table, array( 'data' => wp_json_encode( $data ), 'version' => $row->version + 1, 'modified' => time(), 'origin' => '' ), $where );
		};
		$delete  = static fn( string $record ) => $wpdb->delete( $table, $where + array( 'record' => $record ) );
		${ code }
		return true;
	` );
}

const shopHas = ( title: string ) =>
	php< boolean >( `
		$plugin = new Crosswalk\\Plugin();
		$shop   = $plugin->pairings->of( ${ connection } )->endpoint( Crosswalk\\Endpoint\\Side::Shop );
		$ids    = array_map( static fn( $entry ) => $entry->id, $shop->list( 'products', null, 1000 )->entries );
		foreach ( $shop->fetch( 'products', $ids ) as $record ) {
			if ( in_array( ${ JSON.stringify( title ) }, $record->fields, true ) ) {
				return true;
			}
		}
		return false;
	` );

const bar = ( page: Page ) => page.locator( '.crosswalk-run' );

adminTest(
	'a dry run from the Sync log shows each field, writes nothing, and is carried out exactly (E22)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		// Paused, so that no scheduled work is faster; a dry run may be made all the same.
		await inCrm( `
			( new Crosswalk\\Plugin() )->guard->pause_by_person( ${ connection } );
			$rename( $records[0], 'Renamed there' );
			$rename( $records[1], 'Renamed as well' );
		` );
		await open( crosswalk( '/sync-log' ) );
		await page.getByRole( 'button', { name: 'More ways to sync' } ).click();
		await axe( '.components-dropdown-menu__popover' );
		await page
			.getByRole( 'menuitem', { name: 'See what a sync would do' } )
			.click();

		await page.waitForURL( /path=%2Fsync-log%2Frun/ );
		await bar( page )
			.getByText( 'The dry run is through: 2 records would be written.' )
			.waitFor( { timeout: 60_000 } );
		assert.equal( await shopHas( 'Renamed there' ), false );
		await page.getByText( 'Nothing was written.' ).waitFor();
		await axe();
		await screenshot( 'run-dry' );

		await page
			.getByRole( 'link', {
				name: 'Products in WooCommerce: 2 would be updated',
			} )
			.click();
		const drawer = page.getByRole( 'dialog' );
		await drawer
			.getByRole( 'button', { name: /^Show changes/ } )
			.first()
			.click();
		await drawer
			.locator( 'ins' )
			.getByText( /^Renamed/ )
			.waitFor();
		assert.notEqual( await drawer.locator( 'del' ).innerText(), '' );
		await axe( '.crosswalk-drawer' );
		await screenshot( 'run-dry-records' );
		await page.keyboard.press( 'Escape' );

		await php(
			`( new Crosswalk\\Plugin() )->guard->resume( ${ connection } );`
		);
		await page.getByRole( 'button', { name: 'Do exactly this' } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Do exactly this' } )
			.click();
		await bar( page )
			.getByText( 'Sync finished: 2 records written.' )
			.waitFor( { timeout: 60_000 } );
		assert.equal( await shopHas( 'Renamed there' ), true );
		await axe();
		await screenshot( 'run' );

		await page.getByRole( 'link', { name: /^dry run \d+$/ } ).click();
		await page.getByRole( 'link', { name: /^run \d+$/ } ).waitFor();
		assert.equal(
			await page
				.getByRole( 'button', { name: 'Do exactly this' } )
				.count(),
			0
		);
	}
);

adminTest(
	'a run is undone as far as nobody touched its records since (E23)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await php( `
			$plugin = new Crosswalk\\Plugin();
			$shop   = $plugin->pairings->of( ${ connection } )->endpoint( Crosswalk\\Endpoint\\Side::Shop );
			$ids    = array_map( static fn( $entry ) => $entry->id, $shop->list( 'products', null, 1000 )->entries );
			foreach ( $shop->fetch( 'products', $ids ) as $record ) {
				foreach ( array_keys( $record->fields, 'Renamed as well', true ) as $field ) {
					iterator_to_array( $shop->save( 'products', array( new Crosswalk\\Endpoint\\Write( 'k', $record->id, array( $field => 'Touched since' ), $record, origin: '${ connection }' ) ) ) );
				}
			}
			return true;
		` );
		await open( crosswalk( '/sync-log' ) );
		await page
			.locator( '.crosswalk-log' )
			.first()
			.locator( 'tbody tr:not(.is-dry) td:first-child a' )
			.first()
			.click();
		await page.getByRole( 'button', { name: /^Undo this run/ } ).click();

		await bar( page )
			.getByText( 'The dry run is through: 1 record would be written.' )
			.waitFor( { timeout: 60_000 } );
		await page
			.getByRole( 'heading', { name: 'What cannot be undone' } )
			.waitFor();
		await page
			.getByText( /was changed since this run/ )
			.first()
			.waitFor();
		assert.equal( await shopHas( 'Renamed there' ), true );
		await axe();
		await screenshot( 'run-undo' );

		await page.getByRole( 'button', { name: 'Undo exactly this' } ).click();
		await page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name: 'Undo exactly this' } )
			.click();
		await bar( page )
			.getByText( 'Undone: 1 record was put back.' )
			.waitFor( { timeout: 60_000 } );
		assert.equal( await shopHas( 'Renamed there' ), false );
		assert.equal( await shopHas( 'Touched since' ), true );
	}
);

adminTest(
	'a run that finds much gone stops and asks (E24)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await inCrm( `array_map( $delete, $records );` );
		await open( crosswalk() );
		await page.getByRole( 'button', { name: 'Sync now' } ).click();

		await bar( page )
			.getByText( /^Products: Sandbox shows none of the/ )
			.waitFor( { timeout: 60_000 } );
		await page
			.getByRole( 'heading', { name: /has stopped and asks/ } )
			.waitFor();
		await axe();
		await screenshot( 'run-question' );
		await page
			.getByRole( 'button', { name: 'Leave these out and go on' } )
			.click();

		await bar( page )
			.getByText( /^Sync finished/ )
			.waitFor( { timeout: 60_000 } );
		assert.equal( await shopHas( 'Touched since' ), true );
	}
);

adminTest(
	'the page of a run fits a phone (P8)',
	{ width: 390 },
	async ( { page, open } ) => {
		await open( crosswalk( '/sync-log' ) );
		await page.locator( '.crosswalk-log tbody a' ).first().click();
		await page
			.getByRole( 'heading', { name: 'What has happened' } )
			.waitFor();

		await assertFits( page );
	}
);
