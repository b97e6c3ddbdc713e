<?php
/**
 * The one path of every change (E1): links → records → match → merge → validate → save → links, history, outcomes. Knows
 * neither WooCommerce nor any CRM (E2). Each stage is one query or one bulk read for the whole batch (E3). A dry run takes
 * the same path, and another last stage (E22).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;

final class Engine {

	/** @param list<Stage> $stages In order. */
	public function __construct( private readonly array $stages ) {
	}

	/**
	 * Gives updates of the batch a verdict; those that are left without one got through. Throws nothing: what stops the
	 * batch is the verdict of what was left.
	 */
	public function run( Batch $batch ): void {
		try {
			foreach ( $this->stages as $stage ) {
				$stage->run( $batch );
			}
		} catch ( EndpointError $error ) {
			$batch->end_open( Verdict::failed( $error ) );
		} catch ( \Throwable $error ) {
			$batch->end_open( Verdict::failed( BatchRunner::bug( $error ) ) );
		}
	}
}
