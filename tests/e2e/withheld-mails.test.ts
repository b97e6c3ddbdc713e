import assert from 'node:assert/strict';
import { before } from 'node:test';
import { adminTest, PHONE } from './support/admin';
import { environment, php } from './support/environment';
import { assertFits, crosswalk, syncedSandbox } from './support/page';

/** Mails to customers that were held back (E13). */

before( async () => {
	if ( ! environment.woocommerce ) {
		return;
	}
	await syncedSandbox();
	await php( `
		$mails = new Crosswalk\\Storage\\WithheldMails( new Crosswalk\\Storage\\Db( $GLOBALS['wpdb'] ) );
		foreach ( array( 'anna', 'eva', 'zoe' ) as $name ) {
			$order = wc_create_order( array( 'status' => 'completed' ) );
			$order->set_billing_email( $name . '@shop.test' );
			$order->save();
			$mails->hold( 1, $order->get_id(), 'customer_completed_order', 'woocommerce_order_status_completed', wp_json_encode( array( $order->get_id() ) ), time() - HOUR_IN_SECONDS );
		}
	` );
} );

adminTest(
	'the control panel leads to the mails, and each is sent or dismissed by keyboard',
	{ woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk() );
		await page
			.getByRole( 'heading', {
				name: '3 mails to customers were held back',
			} )
			.waitFor();
		await axe();
		await screenshot( 'mails-card' );
		await page.getByRole( 'link', { name: 'Look at them' } ).focus();
		await page.keyboard.press( 'Enter' );

		const drawer = page.getByRole( 'dialog', {
			name: 'Mails that were held back',
		} );
		await drawer.getByText( 'eva@shop.test' ).waitFor();
		await axe( '.crosswalk-drawer' );
		await screenshot( 'mails' );
		await drawer
			.getByRole( 'row', { name: /eva@shop.test/ } )
			.getByRole( 'checkbox' )
			.focus();
		await page.keyboard.press( 'Space' );
		await drawer.getByRole( 'button', { name: 'Dismiss' } ).click();
		await drawer
			.getByText( 'eva@shop.test' )
			.waitFor( { state: 'detached' } );

		await drawer.getByLabel( 'Choose all' ).check();
		await drawer.getByRole( 'button', { name: 'Send' } ).click();
		await drawer.getByText( 'No mail is held back.' ).waitFor();
		await page.keyboard.press( 'Escape' );
		await page
			.getByRole( 'heading', { name: /held back/ } )
			.waitFor( { state: 'detached' } );
		assert.equal(
			await php(
				'return (int) $GLOBALS["wpdb"]->get_var( "SELECT COUNT(*) FROM {$GLOBALS[\'wpdb\']->prefix}crosswalk_withheld_mails" );'
			),
			0
		);
	}
);

adminTest(
	'the settings of a module fit a phone and pass axe',
	{ width: PHONE, woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/settings' ) );
		await page.getByRole( 'link', { name: 'Practice' } ).first().click();
		await page
			.getByRole( 'button', { name: 'More about Products' } )
			.click();
		await page
			.getByLabel( 'Who decides about the stock' )
			.selectOption( 'remote' );
		await page.getByRole( 'button', { name: 'More about Orders' } ).click();
		await page.getByLabel( 'Take finished orders back into work' ).check();
		await assertFits( page );
		await axe();
		await screenshot( 'module-details' );
		await page.getByRole( 'button', { name: 'Save changes' } ).click();
		await page.getByText( 'Saved.', { exact: true } ).first().waitFor();
		await page.reload();
		await page
			.getByRole( 'button', { name: 'More about Products' } )
			.click();

		assert.equal(
			await page.getByLabel( 'Who decides about the stock' ).inputValue(),
			'remote'
		);
	}
);
