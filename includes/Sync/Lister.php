<?php
/**
 * Moves a run on: lists the sides of its modules page by page, queues what differs, then waits until the worker is
 * through with it. Works on one page at a time, so that live changes go in between.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Memory;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

/**
 * @phpstan-import-type Step from Progress
 */
final class Lister {

	private const PAGE = 1000;

	private const GATHER_S = 1.0;

	public function __construct(
		private readonly Runs $runs,
		private readonly Comparison $comparison,
		private readonly Links $links,
		private readonly Updates $updates,
		private readonly Memory $memory
	) {
	}

	/**
	 * One page of one run.
	 *
	 * @param array<string, string|null> $run Row of a running run.
	 * @return bool Whether there was something to do.
	 */
	public function advance( array $run, Pairing $pairing, string $token ): bool {
		$id = (int) $run['id'];
		if ( ! $this->runs->claim( $id, $token ) ) {
			return false;
		}
		$fresh    = $this->runs->get( $id );
		$progress = Progress::read( (string) ( $fresh['progress'] ?? '' ) );
		$i        = $progress->current();
		if ( null === $i ) {
			$this->finish( $id, $progress );
			return true;
		}
		$before = $progress->steps[ $i ];
		try {
			$progress->steps[ $i ] = $this->step( $id, $pairing, $before );
		} catch ( EndpointError $error ) {
			$progress->steps[ $i ] = array(
				'state' => Progress::FAILED,
				'error' => $error->getMessage(),
			) + $before;
		}
		$moved = $before !== $progress->steps[ $i ];
		if ( $moved ) {
			$this->runs->set( $id, array( 'progress' => (string) wp_json_encode( $progress->to_array() ) ) );
		}
		$this->runs->release( $id, $token );
		return $moved;
	}

	/**
	 * @param Step $step As it is.
	 * @return Step As it is after one page.
	 * @throws EndpointError
	 */
	private function step( int $run_id, Pairing $pairing, array $step ): array {
		return match ( $step['state'] ) {
			Progress::WAITING  => $this->begin( $pairing, $step ),
			Progress::LISTING  => $this->list( $run_id, $pairing, $step ),
			Progress::SWEEPING => $this->sweep( $run_id, $pairing, $step ),
			default            => 0 === $this->updates->open_of_run( $run_id ) ? array( 'state' => Progress::DONE ) + $step : $step,
		};
	}

	/**
	 * The first complete list is also where polling begins.
	 *
	 * @param Step $step Not begun.
	 * @return Step
	 * @throws EndpointError
	 */
	private function begin( Pairing $pairing, array $step ): array {
		$name = Poller::cursor_name( Side::from( $step['side'] ), $step['module'] );
		if ( null === $this->memory->get( $pairing->id, $name ) ) {
			$this->memory->set( $pairing->id, $name, $pairing->endpoint( Side::from( $step['side'] ) )->head( $step['module'] ) );
		}
		return array(
			'state'      => Progress::LISTING,
			'started_at' => time(),
		) + $step;
	}

	/**
	 * @param Step $step Listing.
	 * @return Step
	 * @throws EndpointError
	 */
	private function list( int $run_id, Pairing $pairing, array $step ): array {
		$side  = Side::from( $step['side'] );
		$page  = $this->page( $pairing->endpoint( $side ), $step['module'], $step['after'] );
		$found = $this->comparison->queue( $pairing, $step['module'], $side, $page->entries, $run_id );
		$this->runs->count( $run_id, $step['module'], $side->other()->value, array( 'unchanged' => $found['unchanged'] ) );
		$step['after']      = $page->next;
		$step['listed']    += count( $page->entries );
		$step['linked']    += $found['linked'];
		$step['unchanged'] += $found['unchanged'];
		$step['queued']    += $found['queued'];
		if ( $page->done ) {
			$missing       = $this->links->count( $pairing->id, $step['module'], $side ) > $step['linked'];
			$step['state'] = $missing ? Progress::SWEEPING : Progress::WORKING;
		}
		return $step;
	}

	/**
	 * A full page, made of the small ones that some remotes give: comparing a thousand records costs as many statements
	 * as comparing a hundred. A slow remote is not waited for.
	 *
	 * @throws EndpointError
	 */
	private function page( Endpoint $endpoint, string $module, ?string $after ): Page {
		$until   = microtime( true ) + self::GATHER_S;
		$entries = array();
		$room    = self::PAGE;
		do {
			$page    = $endpoint->list( $module, $after, $room );
			$after   = $page->next;
			$entries = array( ...$entries, ...$page->entries );
			$room   -= count( $page->entries );
		} while ( ! $page->done && $room > 0 && microtime( true ) < $until );
		return new Page( $entries, $page->next, $page->done );
	}

	/**
	 * The links know more records than the list had: asks for them by id, and queues those that are really missing (E33).
	 *
	 * @param Step $step Sweeping.
	 * @return Step
	 * @throws EndpointError
	 */
	private function sweep( int $run_id, Pairing $pairing, array $step ): array {
		$side  = Side::from( $step['side'] );
		$known = $this->links->page( $pairing->id, $step['module'], $side, $step['sweep'], self::PAGE );
		if ( array() === $known ) {
			return array( 'state' => Progress::WORKING ) + $step;
		}
		$there   = $pairing->endpoint( $side )->versions( $step['module'], array_values( $known ) );
		$missing = array();
		foreach ( $known as $id ) {
			if ( ! isset( $there[ $id ] ) ) {
				$missing[] = array(
					'connection_id' => $pairing->id,
					'module'        => $step['module'],
					'side'          => $side,
					'record_id'     => $id,
				);
			}
		}
		$this->updates->add( $missing, Update::PRIORITY_BACKFILL, $run_id );
		$step['queued'] += count( $missing );
		$step['sweep']   = (int) array_key_last( $known );
		return $step;
	}

	private function finish( int $run_id, Progress $progress ): void {
		$errors = array_values( array_unique( array_filter( array_column( $progress->steps, 'error' ) ) ) );
		$this->runs->move( $run_id, array( Runs::RUNNING ), array() === $errors ? Runs::DONE : Runs::FAILED, implode( ' ', $errors ) );
	}
}
