<?php
/**
 * Works until a run has ended, and tells how it ended.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Guard;
use Crosswalk\Sync\Worker;

/**
 * @phpstan-type RunRow array<string, string|int|null>
 */
final class RunWatch {

	public const FIELDS = array( 'run', 'connection', 'state', 'module', 'side', 'created', 'updated', 'deleted', 'unchanged', 'linked', 'skipped', 'decision', 'failed' );

	/** One look at the run after each of these. */
	private const WORK_S = 2.0;

	public function __construct(
		private readonly Runs $runs,
		private readonly Worker $worker,
		private readonly Guard $guard
	) {
	}

	/** Until it has ended, or cannot go on because its connection was paused. Other workers may help. */
	public function wait( int $run ): void {
		$row        = $this->runs->get( $run );
		$connection = (int) ( $row['connection_id'] ?? 0 );
		do {
			if ( 0 === $this->worker->work( self::WORK_S, $connection ) && ! $this->ended( $run ) ) {
				sleep( 1 );
			}
			$may = '1' === (string) ( $row['dry'] ?? '0' ) ? $this->guard->rehearsing() : $this->guard->working();
		} while ( ! $this->ended( $run ) && in_array( $connection, $may, true ) );
	}

	/** @return list<RunRow> What it did, by module and side. */
	public function result( int $run, string $connection ): array {
		$state = $this->runs->get( $run )['state'] ?? '';
		$rows  = array();
		foreach ( $this->runs->counts( array( $run ) )[ $run ] ?? array() as $count ) {
			$rows[] = array(
				'run'        => $run,
				'connection' => $connection,
				'state'      => $state,
			) + array_map( static fn( ?string $value ): string => (string) $value, $count );
		}
		return $rows;
	}

	/** Exit code: 0 all is well, 1 it did not get to its end, 2 some records need somebody. */
	public function code( int $run, string $name, Console $console ): int {
		$row = $this->runs->get( $run );
		if ( Runs::DONE !== ( $row['state'] ?? '' ) ) {
			$asks = null === ( $row['question'] ?? null ) ? '' : ' It asks whether so many records are really gone: answer in the Sync log.';
			$console->error( trim( "$name: run $run is " . ( $row['state'] ?? 'gone' ) . '. ' . ( $row['error'] ?? '' ) . $asks ) );
			return 1;
		}
		$counts = $this->runs->counts( array( $run ) )[ $run ] ?? array();
		return array_sum( array_column( $counts, 'failed' ) ) + array_sum( array_column( $counts, 'decision' ) ) > 0 ? 2 : 0;
	}

	private function ended( int $run ): bool {
		return Runs::RUNNING !== ( $this->runs->get( $run )['state'] ?? '' );
	}
}
