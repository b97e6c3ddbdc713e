<?php
/**
 * The lines of an order as neutral rows, exact to the last digit that WooCommerce keeps.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\OrderLine;

/**
 * @phpstan-import-type Line from OrderLine
 * @phpstan-import-type Tax from OrderLine
 */
final class OrderLines {

	/** Decimals of a price per unit that was divided. */
	private const UNIT_SCALE = 8;

	/** @return list<Line> */
	public static function of( OrderView $view ): array {
		$rates = self::rates( $view->order );
		$lines = array();
		foreach ( $view->order->get_items( array( 'line_item', 'shipping', 'fee', 'coupon' ) ) as $item ) {
			$lines[] = match ( true ) {
				$item instanceof \WC_Order_Item_Product  => self::product( $item, $rates ),
				$item instanceof \WC_Order_Item_Shipping => self::amount( OrderLine::SHIPPING, $item->get_name( 'edit' ), $item->get_total( 'edit' ), $item->get_total_tax( 'edit' ), self::taxes( $item->get_taxes( 'edit' ), $rates ) ),
				$item instanceof \WC_Order_Item_Fee      => self::amount( OrderLine::FEE, $item->get_name( 'edit' ), $item->get_total( 'edit' ), $item->get_total_tax( 'edit' ), self::taxes( $item->get_taxes( 'edit' ), $rates ) ),
				$item instanceof \WC_Order_Item_Coupon   => self::amount( OrderLine::COUPON, $item->get_code( 'edit' ), $item->get_discount( 'edit' ), $item->get_discount_tax( 'edit' ), array() ),
				default                                  => null,
			};
		}
		foreach ( $view->refunds as $refund ) {
			array_push( $lines, ...RefundLines::of( $refund, $rates ) );
		}
		return array_values( array_filter( $lines ) );
	}

	/** The product or variation a line was made from; 0 when none. */
	public static function product_id( \WC_Order_Item_Product $item ): int {
		$variation = (int) $item->get_variation_id( 'edit' );
		return 0 !== $variation ? $variation : (int) $item->get_product_id( 'edit' );
	}

	/** @param iterable<mixed> $amounts Decimals. */
	public static function sum( iterable $amounts ): string {
		$sum = Decimal::of( '0' );
		foreach ( $amounts as $amount ) {
			$sum = $sum->add( Decimal::of( (string) Values::decimal( $amount ) ) );
		}
		return (string) $sum;
	}

	/**
	 * @param array<int, array{name: string, rate: string}> $rates By rate id.
	 * @return Line
	 */
	private static function product( \WC_Order_Item_Product $item, array $rates ): array {
		$id       = self::product_id( $item );
		$post     = 0 === $id ? null : get_post( $id );
		$quantity = (string) Values::decimal( $item->get_quantity( 'edit' ) );
		$subtotal = Decimal::of( (string) Values::decimal( $item->get_subtotal( 'edit' ) ) );
		$divisor  = Decimal::of( $quantity );
		return array(
			'type'       => OrderLine::PRODUCT,
			'product'    => null === $post ? null : RecordId::PRODUCT . ':' . $id,
			'sku'        => null === $post ? '' : (string) Values::text( get_post_meta( $id, '_sku', true ) ),
			'name'       => (string) Values::title( $item->get_name( 'edit' ) ),
			'quantity'   => $quantity,
			'unit_price' => (string) ( $divisor->is_zero() ? $subtotal : $subtotal->div( $divisor )->round( self::UNIT_SCALE ) ),
			'subtotal'   => (string) $subtotal,
			'total'      => (string) Values::decimal( $item->get_total( 'edit' ) ),
			'tax'        => (string) Values::decimal( $item->get_total_tax( 'edit' ) ),
			'taxes'      => self::taxes( $item->get_taxes( 'edit' ), $rates ),
		);
	}

	/**
	 * A line without product: one piece of an amount.
	 *
	 * @param list<Tax> $taxes Of the line.
	 * @return Line
	 */
	public static function amount( string $type, string $name, mixed $total, mixed $tax, array $taxes ): array {
		$total = Values::decimal( $total ) ?? '0';
		return array(
			'type'       => $type,
			'product'    => null,
			'sku'        => '',
			'name'       => (string) Values::title( $name ),
			'quantity'   => '1',
			'unit_price' => $total,
			'subtotal'   => $total,
			'total'      => $total,
			'tax'        => Values::decimal( $tax ) ?? '0',
			'taxes'      => $taxes,
		);
	}

	/**
	 * @param mixed                                         $taxes WooCommerce's: amounts by rate id, under "total".
	 * @param array<int, array{name: string, rate: string}> $rates By rate id.
	 * @return list<Tax>
	 */
	public static function taxes( mixed $taxes, array $rates ): array {
		$rows  = array();
		$total = is_array( $taxes ) && is_array( $taxes['total'] ?? null ) ? $taxes['total'] : array();
		foreach ( $total as $id => $amount ) {
			if ( null !== Values::decimal( $amount ) ) {
				$rows[] = self::tax( (int) $id, $rates[ (int) $id ] ?? array( 'name' => '', 'rate' => '0' ), (string) Values::decimal( $amount ) ); // phpcs:ignore WordPress.Arrays
			}
		}
		return $rows;
	}

	/**
	 * @param array{name: string, rate: string} $rate As the order noted it.
	 * @return Tax
	 */
	private static function tax( int $id, array $rate, string $amount ): array {
		return array(
			'tax'    => RecordId::TAX . ':' . $id,
			'name'   => $rate['name'],
			'rate'   => $rate['rate'],
			'amount' => $amount,
		);
	}

	/** @return array<int, array{name: string, rate: string}> Names and percentages as they were when it was ordered. */
	public static function rates( \WC_Abstract_Order $order ): array {
		$rates = array();
		foreach ( $order->get_items( 'tax' ) as $item ) {
			if ( $item instanceof \WC_Order_Item_Tax ) {
				$rates[ (int) $item->get_rate_id( 'edit' ) ] = self::rate( $item );
			}
		}
		return $rates;
	}

	/** @return array{name: string, rate: string} */
	private static function rate( \WC_Order_Item_Tax $item ): array {
		return array(
			'name' => (string) $item->get_label( 'edit' ),
			'rate' => Values::decimal( $item->get_rate_percent( 'edit' ) ) ?? '0',
		);
	}
}
