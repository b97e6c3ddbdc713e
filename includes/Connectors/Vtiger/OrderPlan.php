<?php
/**
 * How an order of the shop will stand in the CRM so that the CRM computes the shop's total. Pure.
 *
 * Discounts go on the lines, as the shop has them: an order discount would be taken off the gross sum in individual mode.
 * Group mode is used where all lines have the same rates: it does not ask whether each product has the tax. In individual
 * mode a line's tax counts only if the product has it, so the plan says which taxes are needed where.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class OrderPlan {

	public const INDIVIDUAL = 'individual';
	public const GROUP      = 'group';

	/** A cent of rounding per line, but never more than this. */
	private const MOST     = '0.05';
	private const PER_LINE = '0.005';

	public readonly string $mode;

	/**
	 * @param list<PlannedLine>      $lines          Lines.
	 * @param Decimal                $shipping       The order's own shipping charge.
	 * @param array<string, Decimal> $shipping_rates Percent by number of the shipping tax.
	 * @param Decimal|null           $total          The shop's; null: whatever the CRM computes.
	 */
	public function __construct(
		public readonly array $lines,
		public readonly Decimal $shipping,
		public readonly array $shipping_rates,
		private readonly ?Decimal $total
	) {
		$taxed      = array_filter( $lines, static fn( PlannedLine $line ): bool => ! $line->net()->is_zero() );
		$this->mode = count( array_unique( array_map( static fn( PlannedLine $line ): string => $line->rates_key(), $taxed ) ) ) > 1 ? self::INDIVIDUAL : self::GROUP;
	}

	/**
	 * The rates of a line as the CRM must be told them; in group mode those of all lines.
	 *
	 * @return array<string, Decimal>
	 */
	public function rates( PlannedLine $line ): array {
		if ( self::INDIVIDUAL === $this->mode ) {
			return $line->rates;
		}
		foreach ( $this->lines as $one ) {
			if ( ! $one->net()->is_zero() ) {
				return $one->rates;
			}
		}
		return array();
	}

	/** What the CRM will compute, without the adjustment. */
	public function computed(): Decimal {
		$sum = $this->shipping->add( self::part( $this->shipping, array_reduce( $this->shipping_rates, static fn( Decimal $all, Decimal $rate ): Decimal => $all->add( $rate ), Decimal::of( '0' ) ) ) );
		foreach ( $this->lines as $line ) {
			$sum = $sum->add( $line->net() )->add( self::part( $line->net(), $line->rate() ) );
		}
		return $sum;
	}

	/** What the CRM must show in the end. */
	public function expected(): Decimal {
		return $this->total ?? $this->computed();
	}

	/**
	 * What the CRM's adjustment field has to take (V17).
	 *
	 * @throws EndpointError When it is more than rounding.
	 */
	public function adjustment(): Decimal {
		$computed = $this->computed();
		$rest     = $this->expected()->sub( $computed );
		$lines    = max( 1, count( $this->lines ) + ( $this->shipping->is_zero() ? 0 : 1 ) );
		$limit    = Decimal::of( self::PER_LINE )->mul( Decimal::of( (string) $lines ) );
		$limit    = $limit->compare( Decimal::of( self::MOST ) ) > 0 ? Decimal::of( self::MOST ) : $limit;
		if ( $rest->abs()->compare( $limit ) > 0 ) {
			/* translators: 1: sum in the shop, 2: sum the CRM would compute, 3: difference allowed. */
			$message = sprintf( __( 'The order\'s total is %1$s, Vtiger would compute %2$s. Rounding may differ by %3$s at most.', 'crosswalk' ), $this->expected()->fixed( 2 ), $computed->fixed( 4 ), $limit->fixed( 3 ) );
			throw new EndpointError( ErrorKind::Record, $message, 'total_differs', __( 'Check the taxes and discounts of this order.', 'crosswalk' ), field: 'total' );
		}
		return $rest->round( 8 );
	}

	/** @return list<string> Line types that a service must stand in for. */
	public function stand_ins(): array {
		return array_values( array_unique( array_map( static fn( PlannedLine $line ): string => $line->type, array_filter( $this->lines, static fn( PlannedLine $line ): bool => '' === $line->product ) ) ) );
	}

	private static function part( Decimal $amount, Decimal $percent ): Decimal {
		return $amount->mul( $percent )->div( Decimal::of( '100' ) );
	}
}
