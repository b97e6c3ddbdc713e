<?php
/**
 * One way in which a shop may have rounded an order on its way to the total. Pure.
 *
 * WooCommerce rounds the price of shipping, and, unless told to round at the subtotal only, the price of each product and
 * each tax of each line: a tax of exactly half a cent up, or down where prices are entered with tax. Which of these was
 * true when the order was placed stands nowhere, but only one of them explains its total.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\OrderLine;

final class Rounding {

	/** The decimals of most currencies. */
	private const CENTS = 2;

	/** More decimals than the shop keeps. */
	private const NONE = 12;

	/** Less than any shop keeps. */
	private const LITTLE = '0.0000001';

	private function __construct(
		private readonly int $products,
		private readonly int $shipping,
		private readonly int $taxes,
		private readonly bool $half_down
	) {
	}

	/**
	 * @param int $least Decimals of the order's total; 12.5 may have been 12.50.
	 * @return list<self>
	 */
	public static function ways( int $least ): array {
		$ways = array();
		foreach ( range( $least, max( $least, self::CENTS ) ) as $decimals ) {
			foreach ( array( $decimals, self::NONE ) as $shipping ) {
				array_push( $ways, new self( $decimals, $shipping, $decimals, false ), new self( $decimals, $shipping, $decimals, true ), new self( self::NONE, $shipping, self::NONE, false ) );
			}
		}
		return $ways;
	}

	/** What the shop charged for a line, tax included. */
	public function charged( PlannedLine $line ): Decimal {
		if ( OrderLine::REFUND === $line->type ) {
			return $line->computed(); // It comes to the amount that was entered.
		}
		$net = match ( $line->type ) {
			OrderLine::PRODUCT  => $line->net()->round( $this->products ),
			OrderLine::SHIPPING => $line->net()->round( $this->shipping ),
			default             => $line->net(),
		};
		return array_reduce( $line->taxes, fn( Decimal $sum, Decimal $tax ): Decimal => $sum->add( $this->tax( $tax ) ), $net );
	}

	private function tax( Decimal $tax ): Decimal {
		if ( ! $this->half_down ) {
			return $tax->round( $this->taxes );
		}
		$size = $tax->abs()->sub( Decimal::of( self::LITTLE ) )->round( $this->taxes );
		return $tax->compare( Decimal::of( '0' ) ) < 0 ? $size->negate() : $size;
	}
}
