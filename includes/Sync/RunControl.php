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
	 * @param bool         $dry     Saves nothing (E22).
	 * @param bool         $every   Also records that did not change, because the mapping did.
	 * @return int Its id.
	 * @throws EndpointError Code `run_active` while another run of the connection is under way, `nothing_to_sync`, or
	 *                       `no_connection`.
	 */
	public function start( int $connection_id, array $modules, string $trigger, int $person, bool $dry = false, bool $every = false ): int {
		return $this->begin( $connection_id, static fn( Pairing $pairing ): Progress => Progress::plan( $pairing, $modules, $every ), $trigger, $person, array( 'dry' => (int) $dry ) );
	}

	/**
	 * Starts a run of any kind.
	 *
	 * @param callable(Pairing): Progress $plan What it is going to do.
	 * @param array<string, int>          $set  Columns: dry, follows, undoes.
	 * @return int Its id.
	 * @throws EndpointError As start().
	 */
	public function begin( int $connection_id, callable $plan, string $trigger, int $person, array $set ): int {
		$token = Locks::token();
		$lock  = 'run:' . $connection_id;
		if ( ! $this->locks->take_one( $lock, $token, 30 ) || array() !== $this->runs->active( $connection_id ) ) {
			throw self::refused( 'run_active', __( 'A run of this connection is under way already.', 'crosswalk' ) );
		}
		try {
			$pairing  = $this->pairings->of( $connection_id ) ?? throw self::refused( 'no_connection', __( 'There is no such connection.', 'crosswalk' ) );
			$progress = $plan( $pairing );
			if ( array() === $progress->steps ) {
				throw self::refused( 'nothing_to_sync', __( 'No module is switched on. Switch one on in the settings.', 'crosswalk' ) );
			}
			$id = $this->runs->start( $connection_id, $trigger, $person, $progress->to_array(), Runs::RUNNING, $set );
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

	/**
	 * @param bool|null $withdraw The answer to the run's question, if it has asked one: the records are really gone.
	 * @return bool False when it was not paused.
	 * @throws EndpointError Code `question_open` when it waits for that answer and gets none.
	 */
	public function resume( int $id, ?bool $withdraw = null ): bool {
		if ( null !== ( $this->runs->get( $id )['question'] ?? null ) ) {
			$this->answer( $id, $withdraw ?? throw self::refused( 'question_open', __( 'This run waits for an answer.', 'crosswalk' ) ) );
		}
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

	private function answer( int $id, bool $withdraw ): void {
		$progress = Progress::read( (string) ( $this->runs->get( $id )['progress'] ?? '' ) );
		$i        = $progress->current();
		if ( null !== $i ) {
			$progress->steps[ $i ]['withdraw'] = $withdraw;
		}
		$set = array(
			'question' => null,
			'progress' => (string) wp_json_encode( $progress->to_array() ),
		);
		$this->runs->set( $id, $set );
	}

	public static function refused( string $code, string $message ): EndpointError {
		return new EndpointError( ErrorKind::Record, $message, $code );
	}
}
