<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'woocommerce' )]
final class ShopFactoryTest extends TestCase {
	public function test_an_order_of_every_kind_of_line_adds_up(): void {
		$this->shop()->tax_rate( '19.0000' );
		$product = $this->shop()->simple_product( array( 'regular_price' => '100.00' ) );
		$coupon  = $this->shop()->coupon( array( 'amount' => '10' ) );

		$order = $this->shop()->order(
			array(
				'customer' => $this->shop()->customer(),
				'lines'    => array( array( $product, 2 ) ),
				'coupons'  => array( $coupon->get_code() ),
				'fee'      => '5.00',
				'shipping' => '4.90',
				'status'   => 'processing',
			)
		);

		// ( 200 − 20 + 5 + 4.90 ) × 1.19.
		self::assertSame( '225.98', $order->get_total() );
		self::assertNotEmpty( $this->mailbox->to( $order->get_billing_email() ) );
	}

	public function test_a_variable_product_has_its_variations(): void {
		$product = $this->shop()->variable_product();

		self::assertCount( 2, $product->get_children() );
		self::assertSame( '10.00', $product->get_variation_price() );
	}

	public function test_a_refund_lowers_what_is_left(): void {
		$order = $this->shop()->order( array( 'status' => 'completed' ) );

		$this->shop()->refund( $order, '5.00' );

		self::assertSame( 5.0, wc_get_order( $order->get_id() )->get_total_refunded() );
	}
}
