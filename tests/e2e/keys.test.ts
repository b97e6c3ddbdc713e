import assert from 'node:assert/strict';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import { php } from './support/environment';
import { assertFits, crosswalk, syncedSandbox } from './support/page';

before( syncedSandbox );

adminTest(
	'a key for the CRM’s own extension is made, shown once, warned about and revoked (V23)',
	{ woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/settings' ) );
		await page.getByRole( 'button', { name: 'Make a key' } ).click();
		await page.getByRole( 'button', { name: 'Make the key' } ).click();
		const made = page.getByRole( 'region', { name: 'The new key' } );
		await made.waitFor();
		assert.match(
			await made
				.getByRole( 'textbox', { name: 'Consumer secret' } )
				.inputValue(),
			/^cs_[0-9a-f]{40}$/
		);
		await axe();
		await screenshot( 'settings-keys' );
		await made
			.getByRole( 'button', { name: 'I have copied them' } )
			.click();
		assert.ok( ! ( await page.content() ).includes( 'cs_' ) );

		await php(
			`global $wpdb; return $wpdb->query( "UPDATE {$wpdb->prefix}woocommerce_api_keys SET last_access='" . current_time( 'mysql' ) . "'" );`
		);
		await open( crosswalk() );
		await page
			.locator( '.crosswalk-notice' )
			.getByText( /The key "Vtiger" was used .* Both would write/ )
			.waitFor();
		await axe();
		await page.getByRole( 'link', { name: 'See the keys' } ).click();
		await page.getByRole( 'button', { name: /^Revoke/ } ).click();
		await page
			.getByRole( 'button', { name: 'Revoke', exact: true } )
			.click();
		await page
			.getByRole( 'button', { name: /^Revoke/ } )
			.waitFor( { state: 'detached' } );
	}
);

adminTest(
	'settings say how much is kept and fit a phone (E20)',
	{ width: 390, woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/settings' ) );
		await page
			.getByText( /\d rows · [\d.]+ kB/ )
			.first()
			.waitFor();
		await assertFits( page );
		await axe();
		await screenshot( 'settings-retention' );
	}
);
