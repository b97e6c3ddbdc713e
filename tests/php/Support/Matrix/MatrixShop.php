<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support\Matrix;

use Crosswalk\Tests\Support\ShopFactory;
use RuntimeException;
use WC_Coupon;
use WC_Order;
use WC_Order_Item_Fee;
use WC_Order_Item_Shipping;
use WC_Product_Simple;

/**
 * A shop that makes the orders of the matrix: real orders of WooCommerce, which computes their taxes, discounts and
 * totals. The tax of an order is chosen by its country, that of its shipping by its state; all else are settings, which
 * hold while the order is made.
 */
final class MatrixShop {

	/** Rates by tax: country, and by class name, percentage and whether it is on top of the others. */
	private const TAXES = array(
		'one rate'                    => array( 'DE', array( '' => array( array( 'MwSt', '19', false ) ), 'reduced-rate' => array( array( 'MwSt', '19', false ) ) ) ), // phpcs:ignore WordPress.Arrays
		'two rates per order'         => array( 'FR', array( '' => array( array( 'TVA', '20', false ) ), 'reduced-rate' => array( array( 'TVA réduite', '5.5', false ) ) ) ), // phpcs:ignore WordPress.Arrays
		'three rates per line'        => array( 'US', array( '' => array( array( 'State', '4', false ), array( 'City', '4.5', false ), array( 'MTA', '0.375', false ) ), 'reduced-rate' => array( array( 'State', '4', false ), array( 'City', '4.5', false ), array( 'MTA', '0.375', false ) ) ) ), // phpcs:ignore WordPress.Arrays
		'tax on tax'                  => array( 'CA', array( '' => array( array( 'GST', '5', false ), array( 'QST', '9.975', true ) ), 'reduced-rate' => array( array( 'GST', '5', false ), array( 'QST', '9.975', true ) ) ) ), // phpcs:ignore WordPress.Arrays
		'classes with two rates each' => array( 'IN', array( '' => array( array( 'CGST', '9', false ), array( 'SGST', '9', false ) ), 'reduced-rate' => array( array( 'CGST erm.', '2.5', false ), array( 'SGST erm.', '2.5', false ) ) ) ), // phpcs:ignore WordPress.Arrays
	);

	/** Prices of the products; every third is of the reduced tax class, every seventh is not taxed. */
	private const PRICES = array( '19.99', '0.99', '7.333333', '10', '1234.56', '3.5', '249.9', '0.07', '33.333' );

	/** By discount: kind and amount of each coupon. */
	private const COUPONS = array(
		'10 % off'           => array( array( 'percent', '10' ) ),
		'33.33 % off'        => array( array( 'percent', '33.33' ) ),
		'5 off the cart'     => array( array( 'fixed_cart', '5' ) ),
		'1.5 off each piece' => array( array( 'fixed_product', '1.5' ) ),
		'two coupons'        => array( array( 'percent', '15' ), array( 'fixed_cart', '3' ) ),
		'100 % off'          => array( array( 'percent', '100' ) ),
	);

	/** @var list<WC_Product_Simple> */
	private array $products = array();

	/** @var array<string, list<string>> Coupon codes by discount. */
	private array $codes = array();

	private int $made = 0;

	public function __construct( private readonly ShopFactory $factory ) {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		update_option( 'woocommerce_tax_based_on', 'billing' );
		// Fractions, as shops that sell by weight allow them.
		remove_filter( 'woocommerce_stock_amount', 'intval' );
		add_filter( 'woocommerce_stock_amount', 'floatval' );
		foreach ( self::PRICES as $i => $price ) {
			$this->products[] = $factory->simple_product(
				array(
					'name'          => "Product $price",
					'regular_price' => $price,
					'tax_class'     => 2 === $i % 3 ? 'reduced-rate' : '',
					'tax_status'    => 6 === $i ? 'none' : 'taxable',
				)
			);
		}
		foreach ( self::TAXES as $tax ) {
			$this->rates( $tax[0], $tax[1] );
		}
		foreach ( self::COUPONS as $discount => $coupons ) {
			foreach ( $coupons as $coupon ) {
				$this->codes[ $discount ][] = $factory->coupon( array( 'discount_type' => $coupon[0], 'amount' => $coupon[1] ) )->get_code(); // phpcs:ignore WordPress.Arrays
			}
		}
	}

	/** @return array<string, array{0: string, 1: string}> Names and percentages of all taxes. */
	public static function taxes(): array {
		$taxes = array();
		foreach ( self::TAXES as $tax ) {
			foreach ( array_merge( ...array_values( $tax[1] ) ) as $rate ) {
				$taxes[ $rate[0] ] = array( $rate[0], $rate[1] );
			}
		}
		return $taxes;
	}

	public function order( Combination $of ): WC_Order {
		$settings = array(
			'woocommerce_prices_include_tax'    => $of->is( 'prices', 'prices with tax' ) ? 'yes' : 'no',
			'woocommerce_tax_round_at_subtotal' => $of->is( 'rounding', 'rounded at the subtotal' ) ? 'yes' : 'no',
		);
		$filters  = array( 'wc_get_price_decimals' => static fn(): int => self::decimals( $of ) );
		foreach ( $settings as $option => $value ) {
			$filters[ "pre_option_$option" ] = static fn(): string => $value;
		}
		foreach ( $filters as $hook => $filter ) {
			add_filter( $hook, $filter );
		}
		// Keeps transients in memory: WooCommerce deletes 30 of them with every save, each in two statements.
		$external = wp_using_ext_object_cache( true );
		try {
			return $this->refunded( $this->placed( $of ), $of );
		} finally {
			wp_using_ext_object_cache( $external );
			foreach ( $filters as $hook => $filter ) {
				remove_filter( $hook, $filter );
			}
		}
	}

	/** To how many decimals this order was rounded: a currency switcher knows those of its currency. */
	public static function decimals( Combination $of ): int {
		return match ( $of->value( 'currency' ) ) {
			'JPY of a currency switcher' => 0,
			'KWD of a currency switcher' => 3,
			default                      => $of->number( 'decimals' ),
		};
	}

	private function placed( Combination $of ): WC_Order {
		++$this->made;
		$order = new WC_Order();
		$order->set_props(
			array(
				'currency'            => substr( $of->value( 'currency' ), 0, 3 ),
				'billing_email'       => 'matrix@customers.test',
				'billing_last_name'   => 'Matrix',
				'billing_country'     => self::TAXES[ $of->value( 'tax' ) ][0] ?? 'CL',
				'billing_state'       => $of->is( 'shipping', 'untaxed shipping' ) ? 'B' : 'A',
				'billing_address_1'   => 'Street 1',
				'prices_include_tax'  => $of->is( 'prices', 'prices with tax' ),
				'status'              => 'processing',
			)
		);
		$lines = $of->number( 'lines' );
		for ( $i = 0; $i < $lines; $i++ ) {
			$order->add_product( $this->products[ ( $this->made + $i ) % count( $this->products ) ], $this->pieces( $of, $i ) );
		}
		$this->fees( $order, $of );
		$this->shipping( $order, $of );
		$codes = $this->codes[ $of->value( 'discount' ) ] ?? array();
		// A coupon computes all anew, but only in an order that is stored.
		array() === $codes ? $order->calculate_totals() : $order->save();
		foreach ( $codes as $code ) {
			$applied = $order->apply_coupon( new WC_Coupon( $code ) );
			if ( is_wp_error( $applied ) && 'invalid_coupon' !== $applied->get_error_code() ) {
				throw new RuntimeException( $applied->get_error_message() );
			}
		}
		return $order;
	}

	private function pieces( Combination $of, int $i ): float {
		return match ( $of->value( 'quantity' ) ) {
			'halves'       => 0.5 + ( $this->made + $i ) % 3,
			'1.333 pieces' => 1.333,
			default        => 1.0 + ( $this->made + $i ) % 4,
		};
	}

	private function fees( WC_Order $order, Combination $of ): void {
		$fees = match ( $of->value( 'fee' ) ) {
			'taxed fee'    => array( array( '2.49', 'taxable' ) ),
			'untaxed fee'  => array( array( '3.33', 'none' ) ),
			'negative fee' => array( array( '-1.11', 'taxable' ) ),
			'two fees'     => array( array( '4.95', 'taxable' ), array( '-0.5', 'taxable' ) ),
			default        => array(),
		};
		foreach ( $fees as $fee ) {
			$item = new WC_Order_Item_Fee();
			$item->set_name( 'Fee' );
			$item->set_tax_status( $fee[1] );
			$item->set_total( wc_format_decimal( $fee[0], self::decimals( $of ) ) );
			$order->add_item( $item );
		}
	}

	private function shipping( WC_Order $order, Combination $of ): void {
		$methods = match ( $of->value( 'shipping' ) ) {
			'no shipping'         => array(),
			'two taxed shippings' => array( '4.90', '7.49' ),
			default               => array( '4.90' ),
		};
		foreach ( $methods as $i => $cost ) {
			$item = new WC_Order_Item_Shipping();
			$item->set_method_title( "Parcel $i" );
			$item->set_method_id( 'flat_rate' );
			$item->set_total( $cost );
			$order->add_item( $item );
		}
	}

	private function refunded( WC_Order $order, Combination $of ): WC_Order {
		$amount = (float) $order->get_total();
		$lines  = array();
		if ( $of->is( 'refund', 'no refund' ) || $amount <= 0 ) {
			return $order;
		}
		if ( $of->is( 'refund', 'refund of an amount' ) ) {
			$amount = min( $amount, max( 1.0, round( $amount / 3, self::decimals( $of ) ) ) );
		} elseif ( $of->is( 'refund', 'refund of half a line' ) ) {
			list( $amount, $lines ) = self::half_of_a_line( $order, self::decimals( $of ) );
		}
		// Half of a line may be more than a negative fee has left.
		$refund = $amount <= 0 || $amount > (float) $order->get_total() ? null : wc_create_refund(
			array(
				'order_id'   => $order->get_id(),
				'amount'     => (string) $amount,
				'line_items' => $lines,
			)
		);
		if ( is_wp_error( $refund ) ) {
			throw new RuntimeException( $of->name() . ': ' . $refund->get_error_message() );
		}
		$fresh = wc_get_order( $order->get_id() );
		return $fresh instanceof WC_Order ? $fresh : $order;
	}

	/** @return array{0: float, 1: array<int, array<string, mixed>>} Amount and lines, as the admin page would send them. */
	private static function half_of_a_line( WC_Order $order, int $decimals ): array {
		$item = array_values( $order->get_items() )[0];
		if ( ! $item instanceof \WC_Order_Item_Product ) {
			throw new RuntimeException( 'The first line is no product.' );
		}
		$half = static fn( mixed $amount ): float => round( (float) $amount / 2, $decimals );
		$tax  = array_map( $half, $item->get_taxes()['total'] );
		$net  = $half( $item->get_total() );
		return array(
			round( $net + array_sum( $tax ), $decimals ),
			array(
				$item->get_id() => array(
					'qty'          => 0,
					'refund_total' => $net,
					'refund_tax'   => $tax,
				),
			),
		);
	}

	/** @param array<string, list<array{0: string, 1: string, 2: bool}>> $classes Rates by tax class. */
	private function rates( string $country, array $classes ): void {
		foreach ( array( 'A', 'B' ) as $state ) {
			foreach ( $classes as $class => $rates ) {
				foreach ( $rates as $i => $rate ) {
					\WC_Tax::_insert_tax_rate(
						array(
							'tax_rate_country'  => $country,
							'tax_rate_state'    => $state,
							'tax_rate'          => $rate[1],
							'tax_rate_name'     => $rate[0],
							'tax_rate_priority' => $i + 1,
							'tax_rate_compound' => $rate[2] ? 1 : 0,
							'tax_rate_shipping' => 'A' === $state ? 1 : 0,
							'tax_rate_class'    => $class,
						)
					);
				}
			}
		}
	}
}
