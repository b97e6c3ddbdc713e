<?php
/**
 * Takes updates in batches and hands them to the engine until its time is up. Any number of workers on any number of
 * machines may run: what each one has is claimed in the database (E16).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Worker {

	public const BATCH = 100;

	public function __construct(
		private readonly Guard $guard,
		private readonly Updates $updates,
		private readonly Runs $runs,
		private readonly Lister $lister,
		private readonly BatchRunner $batches
	) {
	}

	/**
	 * @param float    $seconds       Time to work for; a batch that has begun is finished.
	 * @param int|null $connection_id Only this connection.
	 * @param int      $batch         Updates to take at a time; fewer answer sooner.
	 * @return int Updates handled.
	 */
	public function work( float $seconds, ?int $connection_id = null, int $batch = self::BATCH ): int {
		/** A worker begins in this process. What other parts keep in memory for the queue belongs there now. */
		do_action( 'crosswalk_before_work' );
		$until = microtime( true ) + $seconds;
		$done  = 0;
		$this->updates->take_over();
		do {
			$working = array_values( array_filter( $this->guard->working(), static fn( int $id ): bool => null === $connection_id || $id === $connection_id ) );
			$moved   = $this->list( $working, $connection_id );
			$token   = Locks::token();
			$updates = $this->updates->claim( $working, $batch, $token );
			if ( array() !== $updates ) {
				$this->batches->run( $updates, $token );
				$done += count( $updates );
				$this->forget();
			}
		} while ( ( $moved || array() !== $updates ) && microtime( true ) < $until );
		return $done;
	}

	/** @param list<int> $working Connections. @return bool Whether any run moved on. */
	private function list( array $working, ?int $connection_id ): bool {
		$moved      = false;
		$rehearsing = null;
		foreach ( $this->runs->active() as $run ) {
			$id = (int) $run['connection_id'];
			if ( Runs::RUNNING !== $run['state'] || null !== $connection_id && $id !== $connection_id ) {
				continue;
			}
			$may   = '1' === (string) $run['dry'] ? in_array( $id, $rehearsing ??= $this->guard->rehearsing(), true ) : in_array( $id, $working, true );
			$moved = $may && $this->lister->advance( $run ) || $moved;
		}
		return $moved;
	}

	/** Keeps memory flat: WordPress's caches would hold every record ever read (E27). */
	private function forget(): void {
		if ( function_exists( 'wp_cache_flush_runtime' ) && wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
		}
	}
}
