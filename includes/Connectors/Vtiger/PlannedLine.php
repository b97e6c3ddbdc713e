<?php
/**
 * One line as it will stand in the CRM.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;

final class PlannedLine {

	/** Decimals of a price in the CRM. */
	private const SCALE = 8;

	/**
	 * @param string                $type     Line type of the shop.
	 * @param string                $product  Id in the CRM; empty: a service stands in.
	 * @param Decimal               $quantity 3 decimals.
	 * @param Decimal               $price    Per unit, before discount, without tax; 8 decimals.
	 * @param Decimal               $discount Of the whole line.
	 * @param array<string, Decimal> $rates    Percent by name of the tax, "tax1".
	 * @param list<Decimal>         $taxes    Amounts of its taxes, as far as the shop has not rounded them.
	 * @param string                $comment  Shown under the line.
	 */
	public function __construct(
		public readonly string $type,
		public readonly string $product,
		public readonly Decimal $quantity,
		public readonly Decimal $price,
		public readonly Decimal $discount,
		public readonly array $rates,
		public readonly array $taxes,
		public readonly string $comment
	) {
	}

	public function net(): Decimal {
		return $this->quantity->mul( $this->price )->sub( $this->discount );
	}

	/** What the CRM will compute for it, tax included. */
	public function computed(): Decimal {
		return $this->net()->mul( $this->factor() );
	}

	/** The same line with a price at which it comes to this amount, tax included. */
	public function coming_to( Decimal $amount ): self {
		$net      = $amount->div( $this->factor() );
		$discount = $this->discount->is_zero() ? $this->discount : $this->quantity->mul( $this->price )->sub( $net )->round( self::SCALE );
		$keeps    = $discount->compare( Decimal::of( '0' ) ) > 0;
		return new self(
			$this->type,
			$this->product,
			$this->quantity,
			$keeps ? $this->price : $net->div( $this->quantity )->round( self::SCALE ),
			$keeps ? $discount : Decimal::of( '0' ),
			$this->rates,
			$this->taxes,
			$this->comment
		);
	}

	/** @param array<string, Decimal> $rates Percent by name of the tax. */
	public function taxed( array $rates ): self {
		return new self( $this->type, $this->product, $this->quantity, $this->price, $this->discount, $rates, $this->taxes, $this->comment );
	}

	/** The same line, of which no part is said to be tax. */
	public function without_tax(): self {
		return new self( $this->type, $this->product, $this->quantity, $this->price, $this->discount, array(), array(), $this->comment );
	}

	/** Names the set of rates. */
	public function rates_key(): string {
		$rates = array_map( 'strval', $this->rates );
		ksort( $rates );
		return (string) wp_json_encode( $rates );
	}

	/** One and the sum of the rates. */
	private function factor(): Decimal {
		return array_reduce( $this->rates, static fn( Decimal $sum, Decimal $rate ): Decimal => $sum->add( $rate ), Decimal::of( '100' ) )->div( Decimal::of( '100' ) );
	}
}
