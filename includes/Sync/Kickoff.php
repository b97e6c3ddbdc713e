<?php
/**
 * The first sync with a living shop (E29): nothing is written before somebody has seen what would happen.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Runs;

final class Kickoff {

	public function __construct(
		private readonly Connections $connections,
		private readonly Runs $runs,
		private readonly Pairings $pairings,
		private readonly Guard $guard,
		private readonly RunControl $control
	) {
	}

	/**
	 * Starts a connection, and its first run.
	 *
	 * @param int $dry_run_id A finished dry run of all its modules, under the settings of now.
	 * @param int $person     User id.
	 * @return int The run's id.
	 * @throws EndpointError Code `no_connection`, `started_already`, `dry_run_outdated`, or as RunControl::start().
	 */
	public function start( int $connection_id, int $dry_run_id, string $trigger, int $person ): int {
		$row = $this->connections->get( $connection_id ) ?? throw RunControl::refused( 'no_connection', __( 'There is no such connection.', 'crosswalk' ) );
		if ( Connections::SETUP !== $row['state'] ) {
			throw RunControl::refused( 'started_already', __( 'This connection was started already.', 'crosswalk' ) );
		}
		if ( ! $this->shows( $dry_run_id, $connection_id ) ) {
			throw RunControl::refused( 'dry_run_outdated', __( 'The settings were changed since this dry run, or it did not get to its end. Look at what would happen now.', 'crosswalk' ) );
		}
		$this->guard->start( $connection_id );
		return $this->control->start( $connection_id, array(), $trigger, $person );
	}

	/** The newest dry run that shows what starting this connection would do; null: none does. */
	public function shown_by( int $connection_id ): ?int {
		foreach ( $this->runs->newest( $connection_id, PHP_INT_MAX, 20 ) as $run ) {
			if ( $this->shows( (int) $run['id'], $connection_id ) ) {
				return (int) $run['id'];
			}
		}
		return null;
	}

	/** @throws EndpointError */
	private function shows( int $dry_run_id, int $connection_id ): bool {
		$run     = $this->runs->get( $dry_run_id );
		$pairing = $this->pairings->of( $connection_id );
		if ( null === $run || null === $pairing || (int) $run['connection_id'] !== $connection_id || '1' !== (string) $run['dry'] || '0' !== (string) $run['undoes'] || Runs::DONE !== $run['state'] ) {
			return false;
		}
		$progress = Progress::read( (string) $run['progress'] );
		return $progress->revision === $pairing->revision && $progress->modules() === Progress::plan( $pairing, array() )->modules();
	}
}
