<?php
/**
 * Neutral rows as lines of an order that comes from a remote: what the rows say is stored, nothing is calculated (V17).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\OrderLine;

final class OrderLinesWriter {

	/**
	 * Replaces the lines.
	 *
	 * @param list<array<string, mixed>>|null $rows Neutral rows.
	 * @return string|null A sentence about rows that could not be taken in.
	 */
	public static function write( \WC_Order $order, ?array $rows ): ?string {
		$order->remove_order_items();
		$refunds = 0;
		$cut     = array();
		$rates   = array();
		foreach ( $rows ?? array() as $row ) {
			$item = self::item( $row );
			if ( null === $item ) {
				++$refunds;
				continue;
			}
			$order->add_item( $item );
			self::collect( $rates, $row );
			if ( $item instanceof \WC_Order_Item_Product && 0 !== Decimal::of( (string) $item->get_quantity( 'edit' ) )->compare( Decimal::of( self::text( $row, 'quantity' ) ) ) ) {
				$cut[] = $item->get_name( 'edit' ) . ' (' . self::text( $row, 'quantity' ) . ')';
			}
		}
		foreach ( $rates as $id => $rate ) {
			$order->add_item( self::tax( $id, $rate ) );
		}
		$order->set_shipping_tax( OrderLines::sum( array_column( $rates, 'shipping' ) ) );
		$order->set_cart_tax( OrderLines::sum( array_column( $rates, 'goods' ) ) );
		self::set_sums( $order );
		/* translators: %d: number of refunds. */
		$notes[] = 0 === $refunds ? '' : sprintf( _n( '%d refund was left out: refunds are made in the shop.', '%d refunds were left out: refunds are made in the shop.', $refunds, 'crosswalk' ), $refunds );
		/* translators: %s: names of products with quantities. */
		$notes[] = array() === $cut ? '' : sprintf( __( 'The shop counts whole pieces, so these quantities were cut; the amounts are right: %s.', 'crosswalk' ), implode( ', ', $cut ) );
		return array() === array_filter( $notes ) ? null : implode( ' ', array_filter( $notes ) );
	}

	/** What the lines come to, for those who read the order only; a mapped field that says otherwise comes later. */
	private static function set_sums( \WC_Order $order ): void {
		$shipping = array_map( static fn( \WC_Order_Item $item ) => $item instanceof \WC_Order_Item_Shipping ? $item->get_total( 'edit' ) : null, $order->get_items( 'shipping' ) );
		$discount = Decimal::of( '0' );
		foreach ( $order->get_items() as $item ) {
			if ( $item instanceof \WC_Order_Item_Product ) {
				$discount = $discount->add( Decimal::of( (string) Values::decimal( $item->get_subtotal( 'edit' ) ) ) )->sub( Decimal::of( (string) Values::decimal( $item->get_total( 'edit' ) ) ) );
			}
		}
		$order->set_shipping_total( OrderLines::sum( $shipping ) );
		$order->set_discount_total( (string) $discount );
	}

	/** What is not tax of shipping is tax of the goods. */
	public static function set_tax_total( \WC_Order $order, ?string $value ): void {
		$shipping = Decimal::of( (string) Values::decimal( $order->get_shipping_tax( 'edit' ) ) );
		$order->set_cart_tax( (string) Decimal::of( (string) $value )->sub( $shipping ) );
	}

	/** @param array<string, mixed> $row Neutral. */
	private static function item( array $row ): ?\WC_Order_Item {
		return match ( $row['type'] ?? OrderLine::PRODUCT ) {
			OrderLine::PRODUCT  => self::product( $row ),
			OrderLine::SHIPPING => self::shipping( $row ),
			OrderLine::FEE      => self::fee( $row ),
			OrderLine::COUPON   => self::coupon( $row ),
			default             => null,
		};
	}

	/** @param array<string, mixed> $row Neutral. */
	private static function product( array $row ): \WC_Order_Item_Product {
		$item = new \WC_Order_Item_Product();
		$id   = RecordId::number( RecordId::PRODUCT, self::text( $row, 'product' ) );
		if ( 'product_variation' === get_post_type( $id ) ) {
			$item->set_variation_id( $id );
			$id = (int) wp_get_post_parent_id( $id );
		}
		$item->set_product_id( $id );
		// A remote may name a product by its id alone.
		$name    = self::text( $row, 'name' );
		$product = '' === $name ? $item->get_product() : null;
		$item->set_name( $product instanceof \WC_Product ? $product->get_name( 'edit' ) : $name );
		$item->set_props( array( 'quantity' => wc_stock_amount( (float) self::text( $row, 'quantity' ) ) ) );
		$item->set_subtotal( self::text( $row, 'subtotal' ) );
		$item->set_total( self::text( $row, 'total' ) );
		$taxes = self::taxes( $row );
		$item->set_taxes(
			array(
				'total'    => $taxes,
				'subtotal' => $taxes,
			)
		);
		return $item;
	}

	/** @param array<string, mixed> $row Neutral. */
	private static function shipping( array $row ): \WC_Order_Item_Shipping {
		$item = new \WC_Order_Item_Shipping();
		$item->set_method_title( self::text( $row, 'name' ) );
		$item->set_total( self::text( $row, 'total' ) );
		$item->set_taxes( array( 'total' => self::taxes( $row ) ) );
		return $item;
	}

	/** @param array<string, mixed> $row Neutral. */
	private static function fee( array $row ): \WC_Order_Item_Fee {
		$item = new \WC_Order_Item_Fee();
		$item->set_name( self::text( $row, 'name' ) );
		$item->set_total( self::text( $row, 'total' ) );
		$item->set_taxes( array( 'total' => self::taxes( $row ) ) );
		return $item;
	}

	/** @param array<string, mixed> $row Neutral. */
	private static function coupon( array $row ): \WC_Order_Item_Coupon {
		$item = new \WC_Order_Item_Coupon();
		$item->set_code( self::text( $row, 'name' ) );
		$item->set_discount( self::text( $row, 'total' ) );
		$item->set_discount_tax( self::text( $row, 'tax' ) );
		return $item;
	}

	/** @param array{name: string, rate: string, goods: string, shipping: string} $rate Sums of one rate. */
	private static function tax( int $id, array $rate ): \WC_Order_Item_Tax {
		$item = new \WC_Order_Item_Tax();
		$item->set_rate_id( $id );
		$item->set_name( \WC_Tax::get_rate_code( $id ) );
		$item->set_label( $rate['name'] );
		$item->set_rate_percent( (float) $rate['rate'] );
		$item->set_tax_total( $rate['goods'] );
		$item->set_shipping_tax_total( $rate['shipping'] );
		return $item;
	}

	/**
	 * @param array<int, array{name: string, rate: string, goods: string, shipping: string}> $rates Sums so far, by rate id.
	 * @param array<string, mixed>                                                            $row   Neutral.
	 */
	private static function collect( array &$rates, array $row ): void {
		$part = OrderLine::SHIPPING === ( $row['type'] ?? '' ) ? 'shipping' : 'goods';
		foreach ( self::tax_rows( $row ) as $tax ) {
			$id                    = RecordId::number( RecordId::TAX, self::text( $tax, 'tax' ) );
			$rates[ $id ]        ??= array(
				'name'     => self::text( $tax, 'name' ),
				'rate'     => self::text( $tax, 'rate' ),
				'goods'    => '0',
				'shipping' => '0',
			);
			$rates[ $id ][ $part ] = OrderLines::sum( array( $rates[ $id ][ $part ], self::text( $tax, 'amount' ) ) );
		}
	}

	/**
	 * @param array<string, mixed> $row Neutral.
	 * @return array<int, string> Amounts by rate id.
	 */
	private static function taxes( array $row ): array {
		$taxes = array();
		foreach ( self::tax_rows( $row ) as $tax ) {
			$taxes[ RecordId::number( RecordId::TAX, self::text( $tax, 'tax' ) ) ] = self::text( $tax, 'amount' );
		}
		return $taxes;
	}

	/**
	 * @param array<string, mixed> $row Neutral.
	 * @return list<array<mixed>>
	 */
	private static function tax_rows( array $row ): array {
		return is_array( $row['taxes'] ?? null ) ? array_values( array_filter( $row['taxes'], 'is_array' ) ) : array();
	}

	/** @param array<mixed> $row Neutral. */
	private static function text( array $row, string $name ): string {
		return is_scalar( $row[ $name ] ?? null ) ? (string) $row[ $name ] : '';
	}
}
