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
	 * @param string|null  $total The shop's, null where not known.
	 * @throws EndpointError When a line cannot stand in the CRM.
	 */
	public function plan( array $rows, ?string $total ): OrderPlan {
		$lines    = array();
		$shipping = null;
		foreach ( $rows as $row ) {
			$row = Json::table( $row );
			if ( OrderLine::SHIPPING === ( $row['type'] ?? '' ) && null === $shipping && $this->fits_shipping( $row ) ) {
				$shipping = $row;
				continue;
			}
			$lines[] = $this->line( $row );
		}
		if ( array() === $lines ) {
			if ( null === $shipping ) {
				throw new EndpointError( ErrorKind::Record, __( 'The order has no lines, and Vtiger does not take one without.', 'crosswalk' ), 'no_lines', __( 'Add a product or a fee to the order.', 'crosswalk' ), field: 'lines' );
			}
			// Lines are mandatory in the CRM, so that shipping alone becomes one.
			$lines[]  = $this->line( $shipping );
			$shipping = null;
		}
		return new OrderPlan( $lines, self::amount( $shipping ?? array(), 'total' ), null === $shipping ? array() : $this->shipping_rates( $shipping ), null === $total ? null : Decimal::of( $total ) );
	}

	/** @param array<string, mixed> $row See OrderLine. */
	private function line( array $row ): PlannedLine {
		$type     = Json::text( $row['type'] ?? OrderLine::PRODUCT );
		$total    = OrderLine::COUPON === $type ? Decimal::of( '0' ) : self::amount( $row, 'total' );
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
		return new PlannedLine( $type, OrderLine::PRODUCT === $type ? Json::text( $row['product'] ?? '' ) : '', $quantity, $price, $discount, OrderLine::COUPON === $type ? array() : $this->rates( $row ), self::comment( $row, $type ) );
	}

	/**
	 * Percent by name of the tax. A tax on top of taxes has no counterpart: it becomes the rate that gives its amount.
	 *
	 * @param array<string, mixed> $row See OrderLine.
	 * @return array<string, Decimal>
	 */
	private function rates( array $row ): array {
		$total = self::amount( $row, 'total' );
		$rates = array();
		foreach ( Json::items( $row['taxes'] ?? null ) as $tax ) {
			$tax    = Json::texts( $tax );
			$rate   = self::amount( $tax, 'rate' );
			$amount = self::amount( $tax, 'amount' );
			if ( $amount->is_zero() && ( $rate->is_zero() || $total->is_zero() ) ) {
				continue;
			}
			$known = $this->taxes[ $tax['tax'] ?? '' ] ?? throw Taxes::missing( $tax['name'] ?? '', $tax['rate'] ?? '' );
			if ( ! $total->is_zero() && $total->mul( $rate )->div( Decimal::of( '100' ) )->sub( $amount )->abs()->compare( Decimal::of( '0.02' ) ) > 0 ) {
				$rate = $amount->mul( Decimal::of( '100' ) )->div( $total );
			}
			$rates[ $known['name'] ] = ( $rates[ $known['name'] ] ?? Decimal::of( '0' ) )->add( $rate->round( 3 ) );
		}
		return array_filter( $rates, static fn( Decimal $rate ): bool => ! $rate->is_zero() );
	}

	/** @param array<string, mixed> $row A shipping line. */
	private function fits_shipping( array $row ): bool {
		$rates = $this->rates( $row );
		return self::amount( $row, 'total' )->compare( Decimal::of( '0' ) ) > 0 && count( $rates ) <= count( $this->shipping_taxes );
	}

	/**
	 * Shipping has taxes of its own in the CRM; those with the number of the tax are taken, or the next free one.
	 *
	 * @param array<string, mixed> $row A shipping line.
	 * @return array<string, Decimal> Percent by number.
	 */
	private function shipping_rates( array $row ): array {
		$free  = $this->shipping_taxes;
		$rates = array();
		foreach ( $this->rates( $row ) as $name => $rate ) {
			$taken                        = in_array( $name, $free, true ) ? $name : (string) reset( $free );
			$free                         = array_values( array_diff( $free, array( $taken ) ) );
			$rates[ substr( $taken, 3 ) ] = $rate;
		}
		return $rates;
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

	/** @param array<string, mixed> $row With decimals. */
	private static function amount( array $row, string $name ): Decimal {
		return Decimal::of( Json::text( $row[ $name ] ?? '' ) );
	}
}
