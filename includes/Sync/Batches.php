<?php
/**
 * Makes a batch of updates that belong together: with the settings of their connection, and the run they belong to.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Update;

final class Batches {

	public function __construct( private readonly Pairings $pairings, private readonly Runs $runs ) {
	}

	/**
	 * @param non-empty-list<Update> $updates Of one connection, module, side and lane.
	 * @param string                 $token   Of their claim.
	 */
	public function of( array $updates, string $token ): Batch {
		$first   = $updates[0];
		$pairing = $this->pairings->of( $first->connection_id ) ?? throw new \LogicException( 'Updates of a deleted connection.' );
		$config  = $pairing->config( $first->module ) ?? ModuleConfig::from_array( $first->module, array() );
		$run     = 0 === $first->follows_run() ? null : $this->runs->get( $first->follows_run() );
		$live    = in_array( 0, array_map( static fn( Update $update ): int => $update->run_id, $updates ), true ) ? $this->runs->live( $pairing->id ) : 0;
		return new Batch( $pairing, $config, $updates, $token, null === $run ? new RunMode() : RunMode::of( $run ), $live );
	}
}
