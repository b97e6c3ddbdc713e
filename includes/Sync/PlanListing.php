<?php
/**
 * The records of a run that carries out exactly what a dry run has shown: those that it would have written or linked, in
 * the same order.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Update;

final class PlanListing implements Listing {

	private const PAGE = 1000;

	public function __construct( private readonly Plans $plans, private readonly Comparison $comparison ) {
	}

	public function advance( RunMode $mode, Pairing $pairing, array $step, Progress $run ): array {
		$side = Side::from( $step['side'] );
		$page = $this->plans->page( $mode->follows, $step['module'], $side, (int) $step['after'], self::PAGE );
		$this->comparison->queue( $pairing, $step['module'], $side, array_values( $page ), $mode->run_id, Update::PRIORITY_BACKFILL, Update::lane( $mode->run_id ) );
		$step['started_at'] = 0 === $step['started_at'] ? time() : $step['started_at'];
		$step['after']      = (string) ( array_key_last( $page ) ?? $step['after'] );
		$step['listed']    += count( $page );
		$step['queued']    += count( $page );
		$step['state']      = count( $page ) < self::PAGE ? Progress::WORKING : Progress::LISTING;
		return $step;
	}
}
