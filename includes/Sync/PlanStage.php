<?php
/**
 * Stage 3: decides what is to be written on which side, and holds it against what a person was shown, where a run carries
 * out a plan.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Plans;

final class PlanStage implements Stage {

	public function __construct(
		private readonly Doorkeeper $door,
		private readonly Matcher $matcher,
		private readonly Planner $planner,
		private readonly Undo $undo,
		private readonly Plans $plans
	) {
	}

	public function run( Batch $batch ): void {
		if ( 0 !== $batch->mode->undoes ) {
			$this->undo->run( $batch );
		} else {
			$this->door->refuse( $batch );
			$this->matcher->run( $batch );
			$this->planner->run( $batch );
		}
		if ( 0 !== $batch->mode->follows ) {
			$this->compare( $batch );
		}
	}

	/** Somebody agreed to exactly this: what would be something else by now is left alone. */
	private function compare( Batch $batch ): void {
		$agreed = $this->plans->fingerprints( $batch->mode->follows, $batch->module, $batch->from, array_map( static fn( Item $item ): string => $item->update->record_id, $batch->open() ) );
		foreach ( $batch->open() as $item ) {
			if ( Plan::fingerprint( $batch, $item ) !== ( $agreed[ $item->update->record_id ] ?? '' ) ) {
				$item->verdict = Verdict::skipped( 'changed_since', __( 'It has changed since the dry run, so that something else would be written now. A new dry run shows what.', 'crosswalk' ) );
			}
		}
	}
}
