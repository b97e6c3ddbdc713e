<?php
/**
 * The records of a run, as the sides list them: compares each page with the links; what differs is queued, or rehearsed in
 * a dry run.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Settings;

/**
 * @phpstan-import-type Step from Progress
 */
final class SideListing implements Listing {

	private const PAGE = 1000;

	/** What differs is rehearsed before the next page is listed, and a page must not take longer than a worker has. */
	private const DRY_PAGE = 200;

	private const GATHER_S = 1.0;

	public function __construct(
		private readonly Comparison $comparison,
		private readonly Poller $poller,
		private readonly DryRunner $dry,
		private readonly Ledger $ledger,
		private readonly Settings $settings
	) {
	}

	public function advance( RunMode $mode, Pairing $pairing, array $step, Progress $run ): array {
		return match ( $step['state'] ) {
			Progress::WAITING => $this->begin( $mode, $pairing, $step ),
			Progress::LISTING => $this->list( $mode, $pairing, $step, $run->every ),
			default           => $this->sweep( $mode, $pairing, $step ),
		};
	}

	/**
	 * The first complete list is also where polling begins.
	 *
	 * @param Step $step Not begun.
	 * @return Step
	 * @throws EndpointError
	 */
	private function begin( RunMode $mode, Pairing $pairing, array $step ): array {
		if ( ! $mode->dry ) {
			$this->poller->begin( $pairing, $step['module'], Side::from( $step['side'] ) );
		}
		return array(
			'state'      => Progress::LISTING,
			'started_at' => time(),
			'newest'     => $this->comparison->newest(),
		) + $step;
	}

	/**
	 * @param Step $step Listing.
	 * @return Step
	 * @throws EndpointError
	 */
	private function list( RunMode $mode, Pairing $pairing, array $step, bool $every ): array {
		$side  = Side::from( $step['side'] );
		$page  = $this->page( $pairing->endpoint( $side ), $step['module'], $step['after'], $mode->dry ? self::DRY_PAGE : self::PAGE );
		$found = $this->comparison->compare( $pairing, $step['module'], $side, $page->entries, $every, $step['newest'] );
		$drifted   = $this->comparison->drifted( $pairing, $step['module'], $side, $found['agreed'] );
		$changed   = array( ...$found['changed'], ...$drifted );
		$unchanged = $found['unchanged'] - count( $drifted );
		$this->work( $mode, $pairing, $step, $changed );
		$this->ledger->unchanged( $mode->run_id, $step['module'], $side->other(), $unchanged );
		$step['after']      = $page->next;
		$step['listed']    += count( $page->entries );
		$step['linked']    += $found['linked'];
		$step['unchanged'] += $unchanged;
		$step['queued']    += count( $changed );
		if ( $page->done ) {
			$missing       = $this->comparison->known( $pairing, $step['module'], $side, $step['newest'] ) > $step['linked'];
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
	private function page( Endpoint $endpoint, string $module, ?string $after, int $room ): Page {
		$until   = microtime( true ) + self::GATHER_S;
		$entries = array();
		do {
			try {
				$page = $endpoint->list( $module, $after, $room );
			} catch ( EndpointError $error ) {
				// What has been read is worth something where each call counts.
				return array() === $entries ? throw $error : new Page( $entries, (string) $after, false );
			}
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
	 * @throws Question
	 */
	private function sweep( RunMode $mode, Pairing $pairing, array $step ): array {
		$side = Side::from( $step['side'] );
		if ( ! $mode->dry && null === $step['withdraw'] ) {
			$known = $this->comparison->known( $pairing, $step['module'], $side, $step['newest'] );
			if ( $this->too_many( $pairing, $step, $known - $step['linked'], $known ) ) {
				return $this->count( $pairing, $step, $known );
			}
		}
		if ( false === $step['withdraw'] ) {
			return array( 'state' => Progress::WORKING ) + $step;
		}
		list( $missing, $last ) = $this->comparison->missing( $pairing, $step['module'], $side, $step['sweep'], $step['newest'] );
		$this->work( $mode, $pairing, $step, $missing, true );
		if ( null === $last ) {
			return array( 'state' => Progress::WORKING ) + $step;
		}
		$step['queued'] += count( $missing );
		$step['sweep']   = $last;
		return $step;
	}

	/**
	 * Counts what is really missing before anybody is asked about it: a list may leave out what is there.
	 *
	 * @param Step $step  Sweeping.
	 * @param int  $known How many records there should be.
	 * @return Step
	 * @throws EndpointError
	 * @throws Question
	 */
	private function count( Pairing $pairing, array $step, int $known ): array {
		list( $missing, $last ) = $this->comparison->missing( $pairing, $step['module'], Side::from( $step['side'] ), $step['counted'], $step['newest'] );
		if ( null !== $last ) {
			$step['counted'] = $last;
			$step['gone']   += count( $missing );
			return $step;
		}
		if ( $this->too_many( $pairing, $step, $step['gone'], $known ) ) {
			throw new Question( $step['module'], $step['side'], $step['gone'], $known );
		}
		$step['linked'] = $known - $step['gone'];
		return $step;
	}

	/**
	 * Too many to be believed without a person's word (E24).
	 *
	 * @param Step $step    Sweeping.
	 * @param int  $missing Of the known ones.
	 */
	private function too_many( Pairing $pairing, array $step, int $missing, int $known ): bool {
		$config = $pairing->config( $step['module'] );
		$acts   = ModuleConfig::UNLINK !== $config?->delete && true === $config?->direction->goes_to( Side::from( $step['side'] )->other() );
		return $missing > 0 && ( 0 === $step['listed'] || $acts && $missing * 100 > $known * $this->settings->all()['withdraw_limit_percent'] );
	}

	/**
	 * @param Step         $step    Under way.
	 * @param list<string> $ids     Records that differ.
	 * @param bool         $missing They are not there any more.
	 * @throws EndpointError
	 */
	private function work( RunMode $mode, Pairing $pairing, array $step, array $ids, bool $missing = false ): void {
		$side = Side::from( $step['side'] );
		if ( $mode->dry ) {
			$this->dry->run( $pairing, $step['module'], $side, $ids, $mode, $missing );
		} else {
			$this->comparison->queue( $pairing, $step['module'], $side, $ids, $mode->run_id, instruction: true === $step['withdraw'] ? Deletions::CONFIRMED : '' );
		}
	}
}
