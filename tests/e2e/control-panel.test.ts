import assert from 'node:assert/strict';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import { environment, php } from './support/environment';
import {
	assertFits,
	crosswalk,
	syncedSandbox,
	watchShifts,
} from './support/page';

before( async () => {
	if ( environment.woocommerce ) {
		await fillShop();
	}
	await syncedSandbox();
} );

/** Customers who have ordered what they like. */
function fillShop(): Promise< void > {
	return php( `
		update_option( 'woocommerce_calc_taxes', 'yes' );
		WC_Tax::_insert_tax_rate( array( 'tax_rate_country' => 'PL', 'tax_rate' => '23', 'tax_rate_name' => 'VAT' ) );
		$products = array();
		foreach ( array( 'Paper filters, 100' => '4.90', 'Hand grinder' => '59.00', 'Scale' => '35.50' ) as $name => $price ) {
			$product = new WC_Product_Simple();
			$product->set_props( array( 'name' => $name, 'sku' => sanitize_title( $name ), 'regular_price' => $price ) );
			$product->save();
			$products[] = $product;
		}
		foreach ( array( 'Anna Nowak', 'Bert Kowalski', 'Carla Zielinska', 'Dora Wisniewska', 'Emil Lewandowski' ) as $i => $name ) {
			list( $first, $last ) = explode( ' ', $name );
			$customer = new WC_Customer();
			$customer->set_props( array( 'email' => strtolower( $first ) . '@customers.test', 'username' => $first, 'password' => 'x', 'first_name' => $first, 'last_name' => $last, 'billing_country' => 'PL' ) );
			$order = new WC_Order();
			$order->set_props( array( 'customer_id' => $customer->save(), 'billing_email' => $customer->get_email(), 'billing_first_name' => $first, 'billing_last_name' => $last, 'billing_country' => 'PL' ) );
			$order->add_product( $products[ $i % 3 ], 1 + $i );
			$order->calculate_totals();
			$order->set_status( 'processing' );
			$order->save();
		}
	` );
}

adminTest(
	'the control panel says in one sentence how things are (P1)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk() );

		const sentence = page.locator( '.crosswalk-banner h2' );
		await sentence.waitFor();
		assert.notEqual( await sentence.innerText(), '' );
		await axe();
		await screenshot( 'control-panel' );
	}
);

adminTest( 'nothing shifts while it loads', {}, async ( { page, open } ) => {
	const shifted = await watchShifts( page );
	await open( crosswalk() );
	await page.getByRole( 'heading', { name: 'Practice' } ).waitFor();
	await page.waitForLoadState( 'networkidle' );

	assert.ok( ( await shifted() ) < 0.001, `CLS ${ await shifted() }` );
} );

adminTest(
	'a number opens what it counts, and Escape leads back to it (P8)',
	{},
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		const sent = page.getByRole( 'link', { name: /^Sent today/ } );
		await sent.focus();
		await page.keyboard.press( 'Enter' );

		const drawer = page.getByRole( 'dialog', { name: 'Sent today' } );
		await drawer.locator( 'tbody tr' ).first().waitFor();
		await axe( '.crosswalk-drawer' );
		await page.keyboard.press( 'Escape' );

		await drawer.waitFor( { state: 'detached' } );
		assert.equal(
			await sent.evaluate(
				( link ) => link.ownerDocument.activeElement === link
			),
			true
		);
	}
);

adminTest(
	'Sync now from the control panel goes on without cron (V22)',
	{},
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		await page.getByRole( 'button', { name: 'Sync now' } ).click();

		await page
			.getByText( /^Sync finished/ )
			.waitFor( { timeout: 120_000 } );
		await axe();
	}
);

adminTest(
	'it fits a phone (P8)',
	{ width: 390 },
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		await page.getByRole( 'heading', { name: 'Practice' } ).waitFor();

		await assertFits( page );
		await axe();
	}
);

adminTest(
	'a shop manager syncs and reads, and finds no settings (V3)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open } ) => {
		await open( crosswalk() );
		await page.getByRole( 'button', { name: 'Sync now' } ).waitFor();
		assert.equal(
			await page
				.locator( '#crosswalk-root' )
				.getByRole( 'link', { name: 'Settings' } )
				.count(),
			0
		);

		await open( crosswalk( '/settings' ) );
		await page.getByText( 'You may not open this page.' ).waitFor();
	}
);
