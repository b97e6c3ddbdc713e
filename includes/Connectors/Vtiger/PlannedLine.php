<?php
/**
 * One line as it will stand in the CRM.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;

final class PlannedLine {

	/**
	 * @param string                $type     Line type of the shop.
	 * @param string                $product  Id in the CRM; empty: a service stands in.
	 * @param Decimal               $quantity 3 decimals.
	 * @param Decimal               $price    Per unit, before discount, without tax; 8 decimals.
	 * @param Decimal               $discount Of the whole line.
	 * @param array<string, Decimal> $rates    Percent by name of the tax, "tax1".
	 * @param string                $comment  Shown under the line.
	 */
	public function __construct(
		public readonly string $type,
		public readonly string $product,
		public readonly Decimal $quantity,
		public readonly Decimal $price,
		public readonly Decimal $discount,
		public readonly array $rates,
		public readonly string $comment
	) {
	}

	public function net(): Decimal {
		return $this->quantity->mul( $this->price )->sub( $this->discount );
	}

	/** Sum of the rates, in percent. */
	public function rate(): Decimal {
		return array_reduce( $this->rates, static fn( Decimal $sum, Decimal $rate ): Decimal => $sum->add( $rate ), Decimal::of( '0' ) );
	}

	/** Names the set of rates. */
	public function rates_key(): string {
		$rates = array_map( 'strval', $this->rates );
		ksort( $rates );
		return (string) wp_json_encode( $rates );
	}
}
