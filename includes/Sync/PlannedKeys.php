<?php
/**
 * Match keys in a dry run: nothing is created, so the plan remembers who would have been first.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Plans;

final class PlannedKeys implements MatchKeys {

	public function __construct( private readonly Plans $plans ) {
	}

	public function take( Batch $batch, array $by_key ): void {
		foreach ( $by_key as $key => $item ) {
			$item->match_key = sha1( (string) $key );
		}
		$held = $this->plans->held( $batch->mode->run_id, $batch->module, array_values( array_map( static fn( Item $item ): string => $item->match_key, $by_key ) ) );
		foreach ( $by_key as $item ) {
			if ( in_array( $item->match_key, $held, true ) ) {
				$item->match_key = '';
				$item->behind    = true;
			}
		}
	}

	public function second( Batch $batch, Item $item ): void {
		$item->verdict = Verdict::second();
	}

	public function taken( Batch $batch, array $ids ): array {
		return $this->plans->counterparts( $batch->mode->run_id, $batch->module, $batch->to(), $ids );
	}
}
