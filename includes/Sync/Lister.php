<?php
/**
 * Moves a run on: lists the sides of its modules page by page, until the worker is through with what came of it. Works on
 * one page at a time, so that live changes go in between.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Updates;

/**
 * @phpstan-import-type Step from Progress
 */
final class Lister {

	/** A connection that does not work any more is asked again so often. */
	private const PAUSED_S = 60;

	/** Attempts at a page before the module is given up for this run. */
	private const TRIES = 5;

	public function __construct(
		private readonly Runs $runs,
		private readonly Updates $updates,
		private readonly Pairings $pairings,
		private readonly Listings $listings,
		private readonly Guard $guard
	) {
	}

	/**
	 * One page of one run.
	 *
	 * @param array<string, string|null> $run Row of a running run.
	 * @return bool Whether there was something to do.
	 */
	public function advance( array $run ): bool {
		$id    = (int) $run['id'];
		$token = Locks::token();
		if ( ! $this->runs->claim( $id, $token ) ) {
			return false;
		}
		$progress = Progress::read( (string) ( $this->runs->get( $id )['progress'] ?? '' ) );
		$i        = $progress->current();
		if ( null === $i ) {
			$this->finish( $id, $progress );
			return true;
		}
		$before                = $progress->steps[ $i ];
		$progress->steps[ $i ] = $this->step( $run, $before, $progress );
		$moved                 = $before !== $progress->steps[ $i ];
		if ( $moved ) {
			$waits = $progress->steps[ $i ]['again_at'] > 0 ? $progress->steps[ $i ]['error'] : '';
			$set   = array(
				'progress' => (string) wp_json_encode( $progress->to_array() ),
				'error'    => '' === $waits ? null : $waits,
			);
			$this->runs->set( $id, $set );
		}
		$this->runs->release( $id, $token );
		return $moved;
	}

	/**
	 * @param array<string, string|null> $run  Row.
	 * @param Step                       $step As it is.
	 * @return Step As it is after one page.
	 */
	private function step( array $run, array $step, Progress $progress ): array {
		if ( $step['again_at'] > time() ) {
			return $step;
		}
		if ( Progress::WORKING === $step['state'] ) {
			return 0 === $this->updates->open_of_run( (int) $run['id'] ) ? array( 'state' => Progress::DONE ) + $step : $step;
		}
		try {
			$pairing = $this->pairings->of( (int) $run['connection_id'] ) ?? throw new \LogicException( 'A run of a deleted connection.' );
			$mode    = RunMode::of( $run );
			if ( ! $mode->dry && Progress::WAITING === $step['state'] && $step === $progress->steps[0] ) {
				/** @see Needs */
				do_action( Needs::CHECK, $pairing );
			}
			$next    = $this->listings->of( $mode )->advance( $mode, $pairing, $step, $progress );
			return array(
				'tries'    => 0,
				'again_at' => 0,
				'error'    => '',
			) + $next;
		} catch ( Question $question ) {
			$this->runs->ask( (int) $run['id'], $question->to_array() );
			return $step;
		} catch ( EndpointError $error ) {
			if ( $this->guard->suspects( (int) $run['connection_id'], $error ) ) {
				return array( 'again_at' => time() + self::PAUSED_S, 'error' => $error->getMessage() ) + $step; // phpcs:ignore WordPress.Arrays
			}
			return self::failed( $step, $error );
		} catch ( \Throwable $error ) {
			return self::failed( $step, BatchRunner::bug( $error ) );
		}
	}

	/**
	 * An outage of a moment does not cost a run that takes hours, and being asked to come back later not even an attempt.
	 *
	 * @param Step $step That could not be done.
	 * @return Step
	 */
	private static function failed( array $step, EndpointError $error ): array {
		$tries = $step['tries'] + ( $error->is_postponed() ? 0 : 1 );
		$delay = ErrorKind::Transient === $error->kind && $tries < self::TRIES ? Schedule::delay_s( $step['tries'], $error, false ) : null;
		if ( null === $delay ) {
			return array(
				'state'    => Progress::FAILED,
				'again_at' => 0,
				'error'    => $error->getMessage(),
			) + $step;
		}
		return array(
			'tries'    => $tries,
			'again_at' => time() + $delay,
			'error'    => $error->getMessage(),
		) + $step;
	}

	private function finish( int $run_id, Progress $progress ): void {
		$errors = array_values( array_unique( array_filter( array_column( $progress->steps, 'error' ) ) ) );
		$this->runs->move( $run_id, array( Runs::RUNNING ), array() === $errors ? Runs::DONE : Runs::FAILED, implode( ' ', $errors ) );
	}
}
