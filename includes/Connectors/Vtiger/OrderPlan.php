<?php
/**
 * How an order of the shop will stand in the CRM so that the CRM computes the shop's total. Pure.
 *
 * Discounts go on the lines, as the shop has them: an order discount would be taken off the gross sum in individual mode.
 * Group mode is used where all lines have the same rates: it does not ask whether each product has the tax. In individual
 * mode a line's tax counts only if the product has it, so the plan says which taxes are needed where.
 *
 * The CRM never rounds, the shop rounds each line's price and each of its taxes. What that comes to in the end goes into
 * the CRM's adjustment field, as far as V17 allows. Where it is more, as with several taxes per line or in a shop without
 * decimals, each line gets the price at which it comes to exactly what the shop charged, its rates as they are.
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

	/** The CRM's prices have eight decimals, so that a line comes to its amount only nearly. */
	private const SLACK = '0.0005';

	public readonly string $mode;

	/**
	 * @param list<PlannedLine> $lines    Lines.
	 * @param PlannedLine|null  $shipping The order's own shipping charge; its rates are named like the shipping taxes.
	 * @param Decimal|null      $total    The shop's; null: whatever the CRM computes.
	 * @param int               $decimals To which the shop rounded it.
	 */
	public function __construct(
		public readonly array $lines,
		public readonly ?PlannedLine $shipping,
		private readonly ?Decimal $total,
		private readonly int $decimals = 2
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
		return self::sum( $this->all(), static fn( PlannedLine $line ): Decimal => $line->computed() );
	}

	/** What the CRM must show in the end. */
	public function expected(): Decimal {
		return $this->total ?? $this->computed();
	}

	/** Rounding is within what the adjustment field may take (V17). */
	public function fits(): bool {
		return $this->rest()->abs()->compare( $this->limit() ) <= 0;
	}

	/**
	 * The same plan with each line at what the shop charged for it; the plan as it is where that does not explain the total.
	 */
	public function as_charged(): self {
		$best = null;
		$rest = Decimal::of( '0' );
		foreach ( Rounding::ways( $this->decimals ) as $way ) {
			$left = $this->expected()->sub( self::sum( $this->all(), $way->charged( ... ) ) );
			if ( null === $best || $left->abs()->compare( $rest->abs() ) < 0 ) {
				$best = $way;
				$rest = $left;
			}
		}
		$small = $rest->abs()->compare( $this->limit()->sub( Decimal::of( self::SLACK ) ) ) <= 0;
		// A total is rounded once more by the shop: in yen by up to half a yen.
		return null !== $best && ( $small || $rest->abs()->compare( $this->half() ) <= 0 ) ? $this->charging( $best, $small ? Decimal::of( '0' ) : $rest ) : $this;
	}

	/**
	 * What the CRM's adjustment field has to take (V17).
	 *
	 * @throws EndpointError When it is more than rounding.
	 */
	public function adjustment(): Decimal {
		if ( ! $this->fits() ) {
			/* translators: 1: sum in the shop, 2: sum the CRM would compute, 3: difference allowed. */
			$message = sprintf( __( 'The order\'s total is %1$s, Vtiger would compute %2$s. Rounding may differ by %3$s at most.', 'crosswalk' ), $this->expected()->fixed( max( 2, $this->decimals ) ), $this->computed()->fixed( 4 ), $this->limit()->fixed( 3 ) );
			throw new EndpointError( ErrorKind::Record, $message, 'total_differs', __( 'Check the taxes and discounts of this order.', 'crosswalk' ), field: 'total' );
		}
		return $this->rest()->round( 8 );
	}

	/** @return list<string> Line types that a service must stand in for. */
	public function stand_ins(): array {
		return array_values( array_unique( array_map( static fn( PlannedLine $line ): string => $line->type, array_filter( $this->lines, static fn( PlannedLine $line ): bool => '' === $line->product ) ) ) );
	}

	/** @param Decimal $rest Of the total, for the line that is worth most. */
	private function charging( Rounding $way, Decimal $rest ): self {
		$largest = null;
		foreach ( $this->all() as $line ) {
			$largest = null === $largest || $line->computed()->abs()->compare( $largest->computed()->abs() ) > 0 ? $line : $largest;
		}
		$charged = static function ( PlannedLine $line ) use ( $way, $rest, $largest ): PlannedLine {
			$amount = $line === $largest ? $way->charged( $line )->add( $rest ) : $way->charged( $line );
			return $line->net()->is_zero() ? $line : $line->coming_to( $amount );
		};
		return new self( array_map( $charged, $this->lines ), null === $this->shipping ? null : $charged( $this->shipping ), $this->total, $this->decimals );
	}

	private function rest(): Decimal {
		return $this->expected()->sub( $this->computed() );
	}

	private function limit(): Decimal {
		$lines = array_filter( $this->all(), static fn( PlannedLine $line ): bool => ! $line->net()->is_zero() );
		$limit = Decimal::of( self::PER_LINE )->mul( Decimal::of( (string) max( 1, count( $lines ) ) ) );
		return $limit->compare( Decimal::of( self::MOST ) ) > 0 ? Decimal::of( self::MOST ) : $limit;
	}

	/** Half of the smallest amount that the shop's total can have. */
	private function half(): Decimal {
		return Decimal::of( '0.' . str_repeat( '0', $this->decimals ) . '5' );
	}

	/** @return list<PlannedLine> */
	private function all(): array {
		return null === $this->shipping ? $this->lines : array( ...$this->lines, $this->shipping );
	}

	/**
	 * @param list<PlannedLine>              $lines  Some.
	 * @param \Closure(PlannedLine): Decimal $amount Of one.
	 */
	private static function sum( array $lines, \Closure $amount ): Decimal {
		return array_reduce( $lines, static fn( Decimal $sum, PlannedLine $line ): Decimal => $sum->add( $amount( $line ) ), Decimal::of( '0' ) );
	}
}
