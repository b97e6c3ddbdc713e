<?php
/**
 * What a person, a schedule or a command line may do with runs (E21).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Updates;

final class RunControl {

	public function __construct(
		private readonly Runs $runs,
		private readonly Updates $updates,
		private readonly Pairings $pairings,
		private readonly Locks $locks,
		private readonly Background $background
	) {
	}

	/**
	 * Starts a run.
	 *
	 * @param list<string> $modules Module names; empty: all that are on.
	 * @param string       $trigger person, schedule, cli, setup or catch_up.
	 * @param int          $person  User id; 0: nobody.
	 * @return int Its id.
	 * @throws EndpointError Code `run_active` while another run of the connection is under way, `nothing_to_sync`, or
	 *                       `no_connection`.
	 */
	public function start( int $connection_id, array $modules, string $trigger, int $person ): int {
		$token = Locks::token();
		$lock  = 'run:' . $connection_id;
		if ( ! $this->locks->take_one( $lock, $token, 30 ) || array() !== $this->runs->active( $connection_id ) ) {
			throw self::refused( 'run_active', __( 'A run of this connection is under way already.', 'crosswalk' ) );
		}
		try {
			$pairing  = $this->pairings->of( $connection_id ) ?? throw self::refused( 'no_connection', __( 'There is no such connection.', 'crosswalk' ) );
			$progress = Progress::plan( $pairing, $modules );
			if ( array() === $progress->steps ) {
				throw self::refused( 'nothing_to_sync', __( 'No module is switched on. Switch one on in the settings.', 'crosswalk' ) );
			}
			$id = $this->runs->start( $connection_id, $trigger, $person, $progress->to_array() );
		} finally {
			$this->locks->release( array( $lock ), $token );
		}
		$this->background->wake();
		return $id;
	}

	/** @return bool False when it was not running. */
	public function pause( int $id ): bool {
		$moved = $this->runs->move( $id, array( Runs::RUNNING ), Runs::PAUSED );
		if ( $moved ) {
			$this->updates->hold_run( $id, true );
		}
		return $moved;
	}

	/** @return bool False when it was not paused. */
	public function resume( int $id ): bool {
		$moved = $this->runs->move( $id, array( Runs::PAUSED ), Runs::RUNNING );
		if ( $moved ) {
			$this->updates->hold_run( $id, false );
			$this->background->wake();
		}
		return $moved;
	}

	/** What is being saved just now is finished; the rest is dropped. @return bool False when it had ended. */
	public function cancel( int $id ): bool {
		$moved = $this->runs->move( $id, array( Runs::RUNNING, Runs::PAUSED ), Runs::CANCELLED );
		if ( $moved ) {
			$this->updates->drop_run( $id );
		}
		return $moved;
	}

	/** Before a connection is deleted. */
	public function cancel_all( int $connection_id ): void {
		foreach ( $this->runs->active( $connection_id ) as $run ) {
			$this->cancel( (int) $run['id'] );
		}
	}

	private static function refused( string $code, string $message ): EndpointError {
		return new EndpointError( ErrorKind::Record, $message, $code );
	}
}
