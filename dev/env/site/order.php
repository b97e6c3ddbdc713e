<?php
/**
 * Makes one order of the shop's own.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

return static function ( array $wanted ): void {
	if ( array() !== wc_get_orders( array( 'created_via' => $wanted['key'], 'limit' => 1, 'return' => 'ids' ) ) ) { // phpcs:ignore WordPress.Arrays
		return;
	}
	$order = new WC_Order();
	$order->set_created_via( $wanted['key'] );
	$user = get_user_by( 'email', $wanted['email'] );
	$order->set_customer_id( $user ? $user->ID : 0 );
	$order->set_address( $wanted['billing'] + array( 'email' => $wanted['email'] ), 'billing' );
	$order->set_address( $wanted['billing'], 'shipping' );
	$order->set_customer_note( $wanted['note'] );
	$order->set_payment_method( 'bacs' );
	$order->set_payment_method_title( 'Überweisung' );

	foreach ( $wanted['lines'] as $line ) {
		$page    = get_page_by_path( $line['slug'], OBJECT, 'product' );
		$product = wc_get_product( $page );
		if ( $product->is_type( 'variable' ) ) {
			$product = wc_get_product( $product->get_children()[ $line['variation'] ] );
		}
		$order->add_product( $product, $line['quantity'] );
	}
	if ( '' !== $wanted['shipping'] ) {
		$shipping = new WC_Order_Item_Shipping();
		$shipping->set_method_title( 'Paket' );
		$shipping->set_method_id( 'flat_rate' );
		$shipping->set_total( $wanted['shipping'] );
		$order->add_item( $shipping );
	}
	if ( '' !== $wanted['fee'] ) {
		$fee = new WC_Order_Item_Fee();
		$fee->set_name( 'Geschenkverpackung' );
		$fee->set_total( $wanted['fee'] );
		$order->add_item( $fee );
	}
	$order->calculate_totals();
	if ( '' !== $wanted['coupon'] ) {
		if ( 0 === wc_get_coupon_id_by_code( $wanted['coupon'] ) ) {
			$coupon = new WC_Coupon();
			$coupon->set_code( $wanted['coupon'] );
			$coupon->set_discount_type( 'percent' );
			$coupon->set_amount( 10 );
			$coupon->save();
		}
		$order->apply_coupon( $wanted['coupon'] );
	}
	$order->set_status( $wanted['status'] );
	$order->save();

	$first = array_values( $order->get_items() )[0] ?? null;
	if ( $wanted['refund'] && $first instanceof WC_Order_Item_Product ) {
		$total  = round( (float) $first->get_total() / $first->get_quantity(), 2 );
		$refund = wc_create_refund(
			array(
				'order_id'   => $order->get_id(),
				'amount'     => (string) $total,
				'reason'     => 'Zerbrochen angekommen',
				'line_items' => array(
					$first->get_id() => array(
						'qty'          => 1,
						'refund_total' => $total,
						'refund_tax'   => array(),
					),
				),
			)
		);
		if ( is_wp_error( $refund ) ) {
			throw new RuntimeException( $refund->get_error_message() );
		}
	}
};
