<?php
/**
 * Runs that come out of another run: carrying out exactly what a dry run has shown (E22), taking a run back (E23).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Runs;

final class Sequels {

	public function __construct(
		private readonly Runs $runs,
		private readonly Plans $plans,
		private readonly History $history,
		private readonly RunControl $control
	) {
	}

	/**
	 * Carries out exactly what a dry run has shown. A record of which something else would be written by now is skipped.
	 *
	 * @param int $person User id.
	 * @return int The new run's id.
	 * @throws EndpointError Code `not_found`, `not_a_dry_run`, `run_unfinished`, `followed_already`, `nothing_planned`, or
	 *                       as RunControl::start().
	 */
	public function follow( int $dry_run_id, string $trigger, int $person ): int {
		$run = $this->ended( $dry_run_id );
		if ( '1' !== (string) $run['dry'] ) {
			throw RunControl::refused( 'not_a_dry_run', __( 'Only a dry run can be carried out.', 'crosswalk' ) );
		}
		if ( Runs::DONE !== $run['state'] ) {
			throw RunControl::refused( 'run_unfinished', __( 'This dry run did not get to its end, so it does not show everything.', 'crosswalk' ) );
		}
		if ( null !== $this->runs->follower( $dry_run_id ) ) {
			throw RunControl::refused( 'followed_already', __( 'This dry run was carried out already.', 'crosswalk' ) );
		}
		$parts = $this->parts( $dry_run_id, Progress::read( (string) $run['progress'] )->modules() );
		if ( array() === $parts ) {
			throw RunControl::refused( 'nothing_planned', __( 'There is nothing to carry out: this dry run would have changed nothing.', 'crosswalk' ) );
		}
		$set   = array(
			'follows' => $dry_run_id,
			'undoes'  => (int) $run['undoes'],
		);
		return $this->control->begin( (int) $run['connection_id'], static fn( Pairing $pairing ): Progress => Progress::of_parts( $parts, $pairing->revision ), $trigger, $person, $set );
	}

	/**
	 * Starts a dry run that shows what taking a run back would do. Following that one does it.
	 *
	 * @param int $person User id.
	 * @return int The new run's id.
	 * @throws EndpointError Code `not_found`, `run_unfinished`, `nothing_to_undo`, `history_gone`, or as RunControl::start().
	 */
	public function undo( int $run_id, string $trigger, int $person ): int {
		$run     = $this->ended( $run_id );
		$touched = '1' === (string) $run['dry'] ? array() : $this->touched( $run );
		if ( array() === $touched ) {
			throw RunControl::refused( 'nothing_to_undo', __( 'This run has changed nothing.', 'crosswalk' ) );
		}
		$order = array_reverse( array_unique( array( ...Modules::BACKFILL_ORDER, ...$touched ) ) );
		$parts = array_map(
			static fn( string $module ): array => array(
				'module' => $module,
				'side'   => Side::Shop,
			),
			array_values( array_intersect( $order, $touched ) )
		);
		$set   = array(
			'dry'    => 1,
			'undoes' => $run_id,
		);
		return $this->control->begin( (int) $run['connection_id'], static fn( Pairing $pairing ): Progress => Progress::of_parts( $parts, $pairing->revision ), $trigger, $person, $set );
	}

	/**
	 * Modules in which a run did anything, also where the history of that is gone, for these records are listed too.
	 *
	 * @param array<string, string|null> $run Row.
	 * @return list<string>
	 * @throws EndpointError Code `history_gone` when nothing of it is left.
	 */
	private function touched( array $run ): array {
		$id      = (int) $run['id'];
		$touched = $this->history->modules_of_run( $id );
		if ( null === $this->history->missing_of_run( $run ) ) {
			return $touched;
		}
		$written = array_filter( $this->runs->counts( array( $id ) )[ $id ] ?? array(), static fn( array $row ): bool => (int) $row['created'] + (int) $row['updated'] + (int) $row['linked'] > 0 );
		if ( array() === $touched && array() !== $written ) {
			throw RunControl::refused( 'history_gone', __( 'This run is older than the history that is kept, so it cannot be undone any more.', 'crosswalk' ) );
		}
		return array_values( array_unique( array( ...$touched, ...array_map( 'strval', array_column( $written, 'module' ) ) ) ) );
	}

	/**
	 * @return array<string, string|null> Row.
	 * @throws EndpointError
	 */
	private function ended( int $run_id ): array {
		$run = $this->runs->get( $run_id ) ?? throw RunControl::refused( 'not_found', __( 'There is no such run.', 'crosswalk' ) );
		if ( in_array( $run['state'], array( Runs::RUNNING, Runs::PAUSED ), true ) ) {
			throw RunControl::refused( 'run_unfinished', __( 'This run is still under way.', 'crosswalk' ) );
		}
		return $run;
	}

	/**
	 * What a dry run has planned, in its own order.
	 *
	 * @param list<string> $modules Of the dry run.
	 * @return list<array{module: string, side: Side}>
	 */
	private function parts( int $dry_run_id, array $modules ): array {
		$parts = array();
		foreach ( $modules as $module ) {
			foreach ( array( Side::Remote, Side::Shop ) as $side ) {
				if ( $this->plans->any( $dry_run_id, $module, $side ) ) {
					$parts[] = array(
						'module' => $module,
						'side'   => $side,
					);
				}
			}
		}
		return $parts;
	}
}
