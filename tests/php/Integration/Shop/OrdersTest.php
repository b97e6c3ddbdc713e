<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Write;
use Crosswalk\Shop\RecordId;
use PHPUnit\Framework\Attributes\Group;

/** Orders of a real shop, in both storages (V17). */
#[Group( 'woocommerce' )]
final class OrdersTest extends ShopTestCase {

	/** V17: lines, taxes, shipping, fees and discounts add up to the shop's total to the cent. */
	public function test_the_lines_of_an_order_add_up_to_its_total(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$rate   = $this->shop()->tax_rate();
		$coupon = $this->shop()->coupon()->get_code();
		$lamp   = $this->shop()->simple_product( array( 'regular_price' => '19.99' ) );
		$order  = $this->shop()->order( array( 'lines' => array( array( $lamp, 3 ) ), 'fee' => '2.50', 'shipping' => '4.90', 'coupons' => array( $coupon ) ) ); // phpcs:ignore WordPress.Arrays
		$fields = $this->fields( 'orders', 'order:' . $order->get_id() );

		self::assertSame( array( 'product', 'shipping', 'fee', 'coupon' ), array_column( $fields['lines'], 'type' ) );
		list( $goods, , , $discount ) = $fields['lines'];
		self::assertSame( array( 'product:' . $lamp->get_id(), $lamp->get_sku(), '3', '19.99', '59.97' ), array( $goods['product'], $goods['sku'], $goods['quantity'], $goods['unit_price'], $goods['subtotal'] ) );
		self::assertSame( array( "tax:$rate", 'VAT', '19' ), array( $goods['taxes'][0]['tax'], $goods['taxes'][0]['name'], $goods['taxes'][0]['rate'] ) );
		self::assertSame( $coupon, $discount['name'] );
		$sum = Decimal::of( '0' );
		foreach ( array_slice( $fields['lines'], 0, 3 ) as $line ) {
			$sum = $sum->add( Decimal::of( $line['total'] ) )->add( Decimal::of( $line['tax'] ) );
		}
		self::assertSame( Decimal::of( $fields['total'] )->fixed( 2 ), $sum->fixed( 2 ) );
	}

	public function test_refunds_are_rows_with_negative_totals_and_change_the_version(): void {
		$order  = $this->shop()->order( array( 'status' => 'completed' ) );
		$id     = 'order:' . $order->get_id();
		$before = $this->version( 'orders', $id );
		$this->shop()->refund( $order, '5.00', 'Damaged' );
		$fields = $this->fields( 'orders', $id );
		$refund = $fields['lines'][1];

		self::assertSame( array( 'refund', 'Damaged', '-5', '5' ), array( $refund['type'], $refund['name'], $refund['total'], $fields['refunded_total'] ) );
		self::assertNotSame( $before, $this->version( 'orders', $id ) );
		self::assertCount( 1, $this->ids( 'orders' ) );
	}

	public function test_checkout_drafts_are_no_orders(): void {
		$draft = $this->shop()->order( array( 'status' => 'checkout-draft' ) );

		self::assertSame( array(), $this->ids( 'orders' ) );
		self::assertSame( array(), $this->endpoint()->fetch( 'orders', array( 'order:' . $draft->get_id() ) ) );
	}

	/** E13: custom statuses are statuses, without WooCommerce's prefix. */
	public function test_a_custom_status_is_known_and_written(): void {
		add_filter( 'wc_order_statuses', static fn( array $statuses ): array => $statuses + array( 'wc-packed' => 'Packed' ) );
		$order  = $this->shop()->order();
		$result = $this->save( 'orders', new Write( 'k', 'order:' . $order->get_id(), array( 'status' => 'packed' ), quiet: true ) );

		self::assertSame( 'packed', $result->record?->fields['status'] );
		self::assertArrayHasKey( 'packed', $this->endpoint()->modules()['orders']->fields['status']->options );
	}

	public function test_an_unknown_status_is_refused_and_not_pending(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$error = $this->save( 'orders', new Write( 'k', 'order:' . $order->get_id(), array( 'status' => 'wrapped' ) ) )->error;

		self::assertSame( ErrorKind::Record, $error?->kind );
		self::assertSame( 'processing', $this->fields( 'orders', 'order:' . $order->get_id() )['status'] );
	}

	/** E13: a status from a reconciliation sends no mail; a live one does. */
	public function test_a_quiet_status_sends_no_mail(): void {
		$loud  = $this->shop()->order( array( 'status' => 'processing' ) );
		$quiet = $this->shop()->order( array( 'status' => 'processing' ) );
		$sent  = did_action( 'woocommerce_order_status_completed_notification' );

		$this->save( 'orders', new Write( 'k', 'order:' . $quiet->get_id(), array( 'status' => 'completed' ), quiet: true ) );
		self::assertSame( $sent, did_action( 'woocommerce_order_status_completed_notification' ) );
		$this->save( 'orders', new Write( 'k', 'order:' . $loud->get_id(), array( 'status' => 'completed' ) ) );
		self::assertSame( $sent + 1, did_action( 'woocommerce_order_status_completed_notification' ) );
	}

	/** An order placed in the shop is a contract with a customer. */
	public function test_a_remote_changes_no_totals_of_an_order_placed_in_the_shop(): void {
		$order  = $this->shop()->order();
		$result = $this->save( 'orders', new Write( 'k', 'order:' . $order->get_id(), array( 'total' => '1', 'customer_note' => 'Ring twice' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( '19.90', 'Ring twice' ), array( $result->record?->fields['total'], $result->record?->fields['customer_note'] ) );
		self::assertStringContainsString( 'total', $result->note );
	}

	/** V17: totals verbatim, stock untouched, no mail. */
	public function test_an_order_from_a_remote_is_stored_as_it_came(): void {
		$product = $this->shop()->simple_product( array( 'manage_stock' => true, 'stock_quantity' => 5 ) ); // phpcs:ignore WordPress.Arrays
		$rate    = $this->shop()->tax_rate();
		$line    = array(
			'type'       => 'product',
			'product'    => 'product:' . $product->get_id(),
			'sku'        => $product->get_sku(),
			'name'       => 'Lamp',
			'quantity'   => '2',
			'unit_price' => '10.01',
			'subtotal'   => '20.02',
			'total'      => '20.02',
			'tax'        => '3.81',
			'taxes'      => array( array( 'tax' => "tax:$rate", 'name' => 'VAT', 'rate' => '19', 'amount' => '3.81' ) ), // phpcs:ignore WordPress.Arrays
		);
		$result  = $this->save( 'orders', new Write( 'k', null, array( 'status' => 'processing', 'billing_email' => 'crm@example.com', 'lines' => array( $line ), 'total' => '23.85', 'tax_total' => '3.81' ), own_key: 'so:1' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( $line ), $result->record?->fields['lines'] );
		self::assertSame( array( '23.85', '3.81' ), array( $result->record->fields['total'], $result->record->fields['tax_total'] ) );
		self::assertSame( RecordId::guest( 'crm@example.com' ), $result->record->fields['contact'] );
		self::assertSame( 5, wc_get_product( $product->get_id() )->get_stock_quantity() );
		self::assertSame( array(), $this->mailbox->mails() );
		$this->save( 'orders', new Write( 'k', $result->record->id, array( 'status' => 'cancelled' ), quiet: true ) );
		self::assertSame( 5, wc_get_product( $product->get_id() )->get_stock_quantity() );
	}

	/** P13: what belongs to a customer. */
	public function test_orders_are_found_by_their_customer(): void {
		$customer = $this->shop()->customer();
		$order    = $this->shop()->order( array( 'customer' => $customer ) );
		$this->shop()->order();
		$found = $this->endpoint()->find( 'orders', 'contact', array( 'user:' . $customer->get_id(), 'guest:' . hash( 'sha256', 'nobody@customers.test' ) ) );

		self::assertSame( array( 'order:' . $order->get_id() ), array_map( static fn( $record ): string => $record->id, $found ) );
		self::assertSame( array(), $this->endpoint()->find( 'orders', 'contact', array( 'guest:' . hash( 'sha256', 'nobody@customers.test' ) ) ) );
	}

	/** Reading does not cost queries per order, line or refund. */
	public function test_the_number_of_queries_does_not_grow_with_the_orders(): void {
		$ids = array();
		for ( $i = 0; $i < 12; $i++ ) {
			$order = $this->shop()->order( array( 'fee' => '1', 'shipping' => '2', 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
			$ids[] = 'order:' . $order->get_id();
			if ( 0 === $i % 2 ) {
				$this->shop()->refund( $order, '1' );
			}
		}
		$shop = $this->endpoint();
		$shop->modules();
		wp_cache_flush();
		$few = $this->queries( static fn() => $shop->fetch( 'orders', array_slice( $ids, 0, 2 ) ) );
		wp_cache_flush();
		$many = $this->queries( static fn() => $shop->fetch( 'orders', $ids ) );

		self::assertLessThanOrEqual( $few + 2, $many );
	}

	public function test_a_trashed_order_is_not_there_and_comes_back(): void {
		$order  = $this->shop()->order( array( 'status' => 'processing' ) );
		$number = $order->get_id();
		$id     = "order:$number";
		$order->delete( false );
		self::assertSame( '', $this->version( 'orders', $id ) );

		wc_get_order( $number )->untrash();
		self::assertNotSame( '', $this->version( 'orders', $id ) );
	}
}
