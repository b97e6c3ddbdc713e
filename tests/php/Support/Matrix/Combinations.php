<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support\Matrix;

/**
 * A selection of combinations in which every two values of two dimensions meet at least once. The same seed selects the
 * same, on every version of PHP.
 */
final class Combinations {

	/** Candidates of which the one with the most new pairs is taken. */
	private const CANDIDATES = 25;

	private int $state;

	private function __construct( int $seed ) {
		$this->state = $seed;
	}

	/** @return array<string, Combination> By name. */
	public static function select( int $count, int $seed = 20260101 ): array {
		$self     = new self( $seed );
		$met      = array();
		$selected = array();
		for ( $left = $count; $left > 0; ) {
			$best  = null;
			$score = -1;
			for ( $i = 0; $i < self::CANDIDATES; $i++ ) {
				$one = $self->any();
				$new = count( array_diff_key( array_flip( $one->pairs() ), $met ) );
				if ( $new > $score && ! isset( $selected[ $one->name() ] ) ) {
					$best  = $one;
					$score = $new;
				}
			}
			if ( null !== $best ) {
				--$left;
				$selected[ $best->name() ] = $best;
				$met                      += array_flip( $best->pairs() );
			}
		}
		return $selected;
	}

	/** How many pairs of values there are. */
	public static function pairs(): int {
		$sizes = array_map( 'count', array_values( Combination::DIMENSIONS ) );
		return intdiv( array_sum( $sizes ) ** 2 - array_sum( array_map( static fn( int $size ): int => $size ** 2, $sizes ) ), 2 );
	}

	/** The first value of a dimension three times as often as another: most orders are plain in most ways, and soon made. */
	private function any(): Combination {
		return new Combination( array_map( fn( array $values ): string => $values[ $this->below( count( $values ) + 2 ) ] ?? $values[0], Combination::DIMENSIONS ) );
	}

	private function below( int $limit ): int {
		$this->state = ( $this->state * 1103515245 + 12345 ) & 0x7fffffff;
		return ( $this->state >> 8 ) % $limit;
	}
}
