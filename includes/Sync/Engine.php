<?php
/**
 * The one path of every change (E1): links → records → match → merge → validate → save → links, history, outcomes. Knows
 * neither WooCommerce nor any CRM (E2). Each stage is one query or one bulk read for the whole batch (E3).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;

final class Engine {

	/** @var list<LinkStage|LoadStage|Matcher|Planner|SaveStage> */
	private readonly array $stages;

	public function __construct(
		LinkStage $links,
		LoadStage $records,
		Matcher $matcher,
		Planner $planner,
		SaveStage $save
	) {
		$this->stages = array( $links, $records, $matcher, $planner, $save );
	}

	/**
	 * Gives every update of the batch a verdict. Throws nothing: what stops the batch is the verdict of what was left.
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
