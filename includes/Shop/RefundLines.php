<?php
/**
 * A refund as neutral rows: one for each line it takes back, and one for what is left where only an amount was entered.
 * None of them names a product: a remote that keeps stock must not take it for a sale.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\OrderLine;

/**
 * @phpstan-import-type Line from OrderLine
 */
final class RefundLines {

	/**
	 * @param array<int, array{name: string, rate: string}> $rates Of the order, by rate id.
	 * @return list<Line>
	 */
	public static function of( \WC_Order_Refund $refund, array $rates ): array {
		$reason = $refund->get_reason( 'edit' );
		$reason = '' === $reason ? __( 'Refund', 'crosswalk' ) : $reason;
		$rates += OrderLines::rates( $refund );
		$lines  = array();
		$rest   = Decimal::of( (string) Values::decimal( $refund->get_amount( 'edit' ) ) )->abs()->negate();
		foreach ( $refund->get_items( array( 'line_item', 'shipping', 'fee' ) ) as $item ) {
			$line = self::line( $item, $reason, $rates );
			if ( null !== $line && ( '0' !== $line['total'] || '0' !== $line['tax'] ) ) {
				$lines[] = $line;
				$rest    = $rest->sub( Decimal::of( $line['total'] ) )->sub( Decimal::of( $line['tax'] ) );
			}
		}
		return $rest->is_zero() ? $lines : array( ...$lines, OrderLines::amount( OrderLine::REFUND, $reason, (string) $rest, '0', array() ) );
	}

	/**
	 * @param array<int, array{name: string, rate: string}> $rates By rate id.
	 * @return Line|null
	 */
	private static function line( \WC_Order_Item $item, string $reason, array $rates ): ?array {
		if ( ! $item instanceof \WC_Order_Item_Product && ! $item instanceof \WC_Order_Item_Shipping && ! $item instanceof \WC_Order_Item_Fee ) {
			return null;
		}
		$pieces = $item instanceof \WC_Order_Item_Product ? ltrim( (string) Values::decimal( $item->get_quantity( 'edit' ) ), '-' ) : '0';
		$name   = $reason . ': ' . $item->get_name( 'edit' ) . ( '0' === $pieces ? '' : ' × ' . $pieces );
		$taxes  = OrderLines::taxes( $item->get_taxes( 'edit' ), $rates );
		// As entered: WooCommerce rounds the sum to the decimals of today when it loads it.
		return OrderLines::amount( OrderLine::REFUND, $name, $item->get_total( 'edit' ), OrderLines::sum( array_column( $taxes, 'amount' ) ), $taxes );
	}
}
