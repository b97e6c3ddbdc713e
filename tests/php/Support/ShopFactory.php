<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use RuntimeException;
use WC_Coupon;
use WC_Customer;
use WC_Order;
use WC_Order_Item_Fee;
use WC_Order_Item_Shipping;
use WC_Order_Refund;
use WC_Product_Attribute;
use WC_Product_Simple;
use WC_Product_Variable;
use WC_Product_Variation;
use WC_Tax;

/** Records of a real WooCommerce shop, made the way a shop makes them. Props are those of the CRUD setters. */
final class ShopFactory {
	/**
	 * @param array<string, mixed> $props Of WC_Customer, such as email, first_name, billing_country.
	 */
	public function customer( array $props = array() ): WC_Customer {
		$name     = uniqid( 'customer' );
		$customer = new WC_Customer();
		$customer->set_username( $name );
		$customer->set_password( 'password' );
		$this->set(
			$customer,
			$props + array(
				'email'             => "$name@customers.test",
				'first_name'        => 'Anna',
				'last_name'         => 'Nowak',
				'billing_email'     => "$name@customers.test",
				'billing_country'   => 'DE',
				'billing_city'      => 'Berlin',
				'billing_postcode'  => '10115',
				'billing_address_1' => 'Invalidenstraße 1',
			)
		);
		$customer->save();
		return $customer;
	}

	/**
	 * @param array<string, mixed> $props Of WC_Product.
	 */
	public function simple_product( array $props = array() ): WC_Product_Simple {
		$product = new WC_Product_Simple();
		$this->set(
			$product,
			$props + array(
				'name'          => 'Lamp',
				'sku'           => uniqid( 'LAMP-' ),
				'regular_price' => '19.90',
			)
		);
		$product->save();
		return $product;
	}

	/**
	 * A product with one attribute and one variation for each of its values.
	 *
	 * @param array<string, mixed>        $props  Of WC_Product.
	 * @param array<string|int, string>   $prices Price by value of the attribute.
	 */
	public function variable_product( array $props = array(), array $prices = array( 'small' => '10.00', 'large' => '15.00' ) ): WC_Product_Variable {
		$attribute = new WC_Product_Attribute();
		$attribute->set_name( 'Size' );
		$attribute->set_options( array_map( 'strval', array_keys( $prices ) ) );
		$attribute->set_visible( true );
		$attribute->set_variation( true );

		$product = new WC_Product_Variable();
		$this->set(
			$product,
			$props + array(
				'name' => 'Shirt',
				'sku'  => uniqid( 'SHIRT-' ),
			)
		);
		$product->set_attributes( array( $attribute ) );
		$product->save();

		foreach ( $prices as $value => $price ) {
			$variation = new WC_Product_Variation();
			$variation->set_parent_id( $product->get_id() );
			$variation->set_attributes( array( 'size' => (string) $value ) );
			$variation->set_regular_price( $price );
			$variation->set_sku( $product->get_sku( 'edit' ) . '-' . $value );
			$variation->save();
		}
		return new WC_Product_Variable( $product->get_id() );
	}

	/**
	 * @param string $rate Per cent.
	 * @return int Id of the tax rate.
	 */
	public function tax_rate( string $rate = '19.0000', string $country = 'DE', string $name = 'VAT', string $class_name = '' ): int {
		return WC_Tax::_insert_tax_rate(
			array(
				'tax_rate_country'  => $country,
				'tax_rate'          => $rate,
				'tax_rate_name'     => $name,
				'tax_rate_priority' => 1,
				'tax_rate_shipping' => 1,
				'tax_rate_order'    => 1,
				'tax_rate_class'    => $class_name,
			)
		);
	}

	/**
	 * @param array<string, mixed> $props Of WC_Coupon.
	 */
	public function coupon( array $props = array() ): WC_Coupon {
		$coupon = new WC_Coupon();
		$this->set(
			$coupon,
			$props + array(
				'code'          => uniqid( 'welcome' ),
				'discount_type' => 'percent',
				'amount'        => '10',
			)
		);
		$coupon->save();
		return $coupon;
	}

	/**
	 * An order with its totals calculated.
	 *
	 * @param array{
	 *     customer?: WC_Customer,
	 *     lines?: list<array{0: \WC_Product, 1?: int}>,
	 *     coupons?: list<string>,
	 *     fee?: string,
	 *     shipping?: string,
	 *     status?: string,
	 *     props?: array<string, mixed>,
	 * } $with The lines are products with quantities; fee and shipping are net amounts; props are those of WC_Order.
	 */
	public function order( array $with = array() ): WC_Order {
		$order    = new WC_Order();
		$customer = $with['customer'] ?? null;
		$this->set(
			$order,
			( $with['props'] ?? array() ) + array(
				'customer_id'        => $customer ? $customer->get_id() : 0,
				'billing_email'      => $customer ? $customer->get_email() : uniqid( 'guest' ) . '@customers.test',
				'billing_first_name' => $customer ? $customer->get_first_name() : 'Guest',
				'billing_last_name'  => $customer ? $customer->get_last_name() : 'Shopper',
				'billing_country'    => 'DE',
				'billing_city'       => 'Berlin',
				'billing_postcode'   => '10115',
				'billing_address_1'  => 'Invalidenstraße 1',
			)
		);
		foreach ( $with['lines'] ?? array( array( $this->simple_product(), 1 ) ) as $line ) {
			$order->add_product( $line[0], $line[1] ?? 1 );
		}
		if ( isset( $with['fee'] ) ) {
			$fee = new WC_Order_Item_Fee();
			$fee->set_name( 'Gift wrapping' );
			$fee->set_total( $with['fee'] );
			$order->add_item( $fee );
		}
		if ( isset( $with['shipping'] ) ) {
			$shipping = new WC_Order_Item_Shipping();
			$shipping->set_method_title( 'Parcel' );
			$shipping->set_method_id( 'flat_rate' );
			$shipping->set_total( $with['shipping'] );
			$order->add_item( $shipping );
		}
		$order->calculate_totals();
		$order->save();
		foreach ( $with['coupons'] ?? array() as $code ) {
			$applied = $order->apply_coupon( $code );
			if ( is_wp_error( $applied ) ) {
				throw new RuntimeException( $applied->get_error_message() );
			}
		}
		if ( isset( $with['status'] ) ) {
			$order->set_status( $with['status'] );
			$order->save();
		}
		return $order;
	}

	/** A refund of an amount, without its lines. */
	public function refund( WC_Order $order, string $amount, string $reason = 'Damaged' ): WC_Order_Refund {
		$refund = wc_create_refund(
			array(
				'order_id' => $order->get_id(),
				'amount'   => $amount,
				'reason'   => $reason,
			)
		);
		if ( ! $refund instanceof WC_Order_Refund ) {
			throw new RuntimeException( is_wp_error( $refund ) ? $refund->get_error_message() : 'The refund was not made.' );
		}
		return $refund;
	}

	/**
	 * @param array<string, mixed> $props
	 */
	private function set( \WC_Data $record, array $props ): void {
		$result = $record->set_props( $props );
		if ( is_wp_error( $result ) ) {
			throw new RuntimeException( $result->get_error_message() );
		}
	}
}
