<?php
/**
 * Neutral order lines to a plan. Pure.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\OrderLine;

/**
 * @phpstan-import-type Tax from Catalogue
 */
final class Planner {

	/** By how much the tax of a line may be off after the shop has rounded it, in its smallest unit; in euros 2 cents. */
	private const ROUNDED = '2';

	/**
	 * @param array<string, Tax> $taxes          Of the CRM, by id.
	 * @param list<string>       $shipping_taxes Names of those it knows for shipping, "tax1".
	 */
	public function __construct(
		private readonly array $taxes,
		private readonly array $shipping_taxes
	) {
	}

	/**
	 * @param array<mixed> $rows  See OrderLine, with ids of the CRM.
	 * @param string|null  $total The shop's without its refunds, null where not known. Its decimals are those the shop
	 *                            rounds to.
	 * @throws EndpointError When a line cannot stand in the CRM.
	 */
	public function plan( array $rows, ?string $total ): OrderPlan {
		$decimals = null === $total ? 2 : strlen( substr( (string) strrchr( $total, '.' ), 1 ) );
		$rates    = new Rates( $this->taxes, Decimal::of( self::ROUNDED )->mul( self::unit( min( 2, $decimals ) ) ) );
		$lines    = array();
		$shipping = null;
		foreach ( $rows as $row ) {
			$line = self::line( Json::table( $row ), $rates );
			if ( OrderLine::SHIPPING === $line->type && null === $shipping && $this->fits_shipping( $line ) ) {
				$shipping = $line;
			} else {
				$lines[] = $line;
			}
		}
		if ( array() === $lines ) {
			// Lines are mandatory in the CRM, so that shipping alone becomes one.
			$lines[]  = $shipping ?? throw new EndpointError( ErrorKind::Record, __( 'The order has no lines, and Vtiger does not take one without.', 'crosswalk' ), 'no_lines', __( 'Add a product or a fee to the order.', 'crosswalk' ), field: 'lines' );
			$shipping = null;
		}
		$plan = new OrderPlan( $lines, null === $shipping ? null : $this->charge( $shipping ), null === $total ? null : Decimal::of( $total )->add( self::refunded( $rows ) ), $decimals );
		return $plan->fits() ? $plan : $plan->as_charged();
	}

	/**
	 * Sum of the refunds, tax included: negative.
	 *
	 * @param array<mixed> $rows See OrderLine.
	 */
	public static function refunded( array $rows ): Decimal {
		$sum = Decimal::of( '0' );
		foreach ( $rows as $row ) {
			$row = Json::table( $row );
			$sum = OrderLine::REFUND === ( $row['type'] ?? '' ) ? $sum->add( self::amount( $row, 'total' ) )->add( self::amount( $row, 'tax' ) ) : $sum;
		}
		return $sum;
	}

	/** @param array<string, mixed> $row See OrderLine. */
	private static function line( array $row, Rates $of_crm ): PlannedLine {
		$type     = Json::text( $row['type'] ?? OrderLine::PRODUCT );
		$coupon   = OrderLine::COUPON === $type;
		$total    = $coupon ? Decimal::of( '0' ) : self::amount( $row, 'total' );
		$taxes    = $coupon ? array() : array_map( static fn( mixed $tax ): Decimal => self::amount( Json::table( $tax ), 'amount' ), Json::items( $row['taxes'] ?? null ) );
		$rates    = $coupon ? array() : $of_crm->of( $total, Json::items( $row['taxes'] ?? null ) );
		$quantity = Decimal::of( '1' );
		$price    = $total;
		$discount = Decimal::of( '0' );
		if ( OrderLine::PRODUCT === $type ) {
			$given    = self::quantity( $row );
			$gross    = self::amount( $row, 'subtotal' );
			$reduced  = $gross->compare( $total ) > 0 && ! $given->is_zero();
			$quantity = $given->is_zero() ? $quantity : $given;
			$price    = ( $reduced ? $gross : $total )->div( $quantity )->round( 8 );
			// The CRM multiplies the rounded price: what is lost there is given back by the discount.
			$discount = $reduced ? $quantity->mul( $price )->sub( $total )->round( 8 ) : $discount;
		}
		$line = new PlannedLine( $type, OrderLine::PRODUCT === $type ? Json::text( $row['product'] ?? '' ) : '', $quantity, $price, $discount, $rates ?? array(), $taxes, self::comment( $row, $type ) );
		$charged = array_reduce( $taxes, static fn( Decimal $sum, Decimal $tax ): Decimal => $sum->add( $tax ), $total );
		return match ( true ) {
			// A tax that is no percentage of its line, such as the tax of nothing, is part of the price.
			null === $rates             => $line->without_tax()->coming_to( $charged ),
			// Exact to the last digit, so that what was ordered can be read back as the rest.
			OrderLine::REFUND === $type => $line->coming_to( $charged ),
			default                     => $line,
		};
	}

	private function fits_shipping( PlannedLine $line ): bool {
		return $line->net()->compare( Decimal::of( '0' ) ) > 0 && count( $line->rates ) <= count( $this->shipping_taxes );
	}

	/** Shipping has taxes of its own in the CRM; those with the number of the tax are taken, or the next free one. */
	private function charge( PlannedLine $line ): PlannedLine {
		$free  = array_values( array_diff( $this->shipping_taxes, array_keys( $line->rates ) ) );
		$rates = array();
		foreach ( $line->rates as $name => $rate ) {
			$rates[ in_array( $name, $this->shipping_taxes, true ) ? $name : (string) array_shift( $free ) ] = $rate;
		}
		return $line->taxed( $rates );
	}

	/** @param array<string, mixed> $row See OrderLine. */
	private static function quantity( array $row ): Decimal {
		$quantity = self::amount( $row, 'quantity' );
		if ( 0 !== $quantity->compare( $quantity->round( 3 ) ) ) {
			/* translators: %s: a quantity. */
			throw new EndpointError( ErrorKind::Record, sprintf( __( 'Vtiger keeps 3 decimals of a quantity, this order has %s.', 'crosswalk' ), $quantity ), 'too_many_decimals', __( 'Round the quantity in the order.', 'crosswalk' ), field: 'lines' );
		}
		return $quantity;
	}

	/** @param array<string, mixed> $row See OrderLine. */
	private static function comment( array $row, string $type ): string {
		$text = trim( Json::text( $row['name'] ?? '' ) );
		return OrderLine::COUPON === $type ? trim( $text . ' ' . Json::text( $row['total'] ?? '' ) ) : $text;
	}

	/** The smallest amount with so many decimals. */
	private static function unit( int $decimals ): Decimal {
		return Decimal::of( '1' )->div( Decimal::of( '1' . str_repeat( '0', $decimals ) ) );
	}

	/** @param array<string, mixed> $row With decimals. */
	private static function amount( array $row, string $name ): Decimal {
		return Decimal::of( Json::text( $row[ $name ] ?? '' ) );
	}
}
