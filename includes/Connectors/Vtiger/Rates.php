<?php
/**
 * The taxes of an order line as rates of the CRM. Pure.
 *
 * The CRM applies each rate to the line's price and adds them up. A tax on top of other taxes becomes the rate that gives
 * the same amount, and so does one whose amount was apportioned, such as that of a negative fee.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\Decimal;

/**
 * @phpstan-import-type Tax from Catalogue
 */
final class Rates {

	/** Decimals of a percentage in the CRM. */
	private const SCALE = 3;

	/** WooCommerce keeps six decimals of a line's tax. */
	private const EXACT = '0.000005';

	private const MOST = '100';

	/**
	 * @param array<string, Tax> $taxes   Of the CRM, by id.
	 * @param Decimal            $rounded By how much an amount may be off that the shop has rounded.
	 */
	public function __construct( private readonly array $taxes, private readonly Decimal $rounded ) {
	}

	/**
	 * @param Decimal     $total Of the line, without tax.
	 * @param list<mixed> $taxes Of the line, see OrderLine.
	 * @return array<string, Decimal>|null Percent by name of the tax; null where its tax is no percentage of the line.
	 * @throws \Crosswalk\Endpoint\EndpointError Names a tax that the CRM does not have.
	 */
	public function of( Decimal $total, array $taxes ): ?array {
		$rates = array();
		$below = Decimal::of( '0' );
		foreach ( array_map( array( Json::class, 'texts' ), $taxes ) as $tax ) {
			$rate   = Decimal::of( $tax['rate'] ?? '' );
			$amount = Decimal::of( $tax['amount'] ?? '' );
			if ( $amount->is_zero() && ( $rate->is_zero() || $total->is_zero() ) ) {
				continue;
			}
			$known = $this->taxes[ $tax['tax'] ?? '' ] ?? $this->named( $tax ) ?? throw Taxes::missing( $tax['name'] ?? '', $tax['rate'] ?? '' );
			$fits  = $total->is_zero() ? null : $this->rate( $total, $amount, $rate, $below );
			if ( null === $fits ) {
				return null;
			}
			$below                   = $below->add( $fits );
			$rates[ $known['name'] ] = ( $rates[ $known['name'] ] ?? Decimal::of( '0' ) )->add( $fits );
		}
		return array_filter( array_map( static fn( Decimal $rate ): Decimal => $rate->round( self::SCALE ), $rates ), static fn( Decimal $rate ): bool => ! $rate->is_zero() );
	}

	/**
	 * A tax of the CRM that was not linked, but is the same: the shop has the name and the rate several times, or the rate
	 * was deleted after the order, or the tax was made anew in the CRM.
	 *
	 * @param array<string, string> $tax See OrderLine.
	 * @return Tax|null
	 */
	private function named( array $tax ): ?array {
		foreach ( $this->taxes as $known ) {
			if ( Taxes::same( $known, $tax['name'] ?? '', $tax['rate'] ?? '' ) ) {
				return $known;
			}
		}
		return null;
	}

	/**
	 * The rate that gives the amount; null: none does.
	 *
	 * @param Decimal $rate  As the shop calls it.
	 * @param Decimal $below Sum of the rates of the taxes before this one.
	 */
	private function rate( Decimal $total, Decimal $amount, Decimal $rate, Decimal $below ): ?Decimal {
		$hundred = Decimal::of( '100' );
		$on_top  = $rate->mul( $hundred->add( $below ) )->div( $hundred );
		foreach ( array( Decimal::of( self::EXACT ), $this->rounded ) as $tolerance ) {
			foreach ( array( $rate, $on_top ) as $one ) {
				if ( $total->mul( $one )->div( $hundred )->sub( $amount )->abs()->compare( $tolerance ) <= 0 ) {
					return $one;
				}
			}
		}
		$measured = $amount->mul( $hundred )->div( $total );
		return $measured->compare( Decimal::of( '0' ) ) < 0 || $measured->compare( Decimal::of( self::MOST ) ) > 0 ? null : $measured;
	}
}
