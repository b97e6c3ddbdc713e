<?php
/**
 * The records of a run that is to be taken back (E23): from the history, and where age has taken part of that (E20), also
 * from the run's details, so that they are listed with the reason why they stay as they are.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Runs;

final class HistoryListing implements Listing {

	private const PAGE = 500;

	/** Before the id of a detail, where the listing has come to those. */
	private const DETAILS = 'details:';

	public function __construct(
		private readonly History $history,
		private readonly Runs $runs,
		private readonly DryRunner $dry
	) {
	}

	public function advance( RunMode $mode, Pairing $pairing, array $step, Progress $run ): array {
		$details = str_starts_with( (string) $step['after'], self::DETAILS );
		$after   = (int) substr( (string) $step['after'], $details ? strlen( self::DETAILS ) : 0 );
		$rows    = $details ? $this->details( $mode->undoes, $step['module'], $after ) : $this->history->of_run( $mode->undoes, $step['module'], $after, self::PAGE );
		foreach ( Side::cases() as $side ) {
			$ids = self::ids( $rows, $side );
			$ids = $details ? array_values( array_diff( $ids, $this->history->records_of_run( $mode->undoes, $step['module'], $side, $ids ) ) ) : $ids;
			$this->dry->run( $pairing, $step['module'], $side, $ids, $mode );
			$step['listed'] += count( $ids );
			$step['queued'] += count( $ids );
		}
		$step['started_at'] = 0 === $step['started_at'] ? time() : $step['started_at'];
		$step['after']      = ( $details ? self::DETAILS : '' ) . ( end( $rows )['id'] ?? $after );
		$step['state']      = count( $rows ) < self::PAGE ? Progress::WORKING : Progress::LISTING;
		if ( Progress::WORKING === $step['state'] && ! $details && $this->is_cut( $mode->undoes ) ) {
			$step['after'] = self::DETAILS . '0';
			$step['state'] = Progress::LISTING;
		}
		return $step;
	}

	private function is_cut( int $run_id ): bool {
		$run = $this->runs->get( $run_id );
		return null !== $run && null !== $this->history->missing_of_run( $run );
	}

	/**
	 * Records that the run has written or linked, and some more.
	 *
	 * @return list<array<string, string|null>> With the columns that rows of the history have too.
	 */
	private function details( int $run_id, string $module, int $after ): array {
		$filter = array(
			'module'  => $module,
			'outcome' => array( 'created', 'updated', 'unchanged' ),
		);
		return $this->runs->records( $run_id, $filter, $after, self::PAGE );
	}

	/**
	 * The records of one side whose counterpart was written. That one may be gone by now; this one should be there.
	 *
	 * @param list<array<string, string|null>> $rows Of the history or the details of the run.
	 * @return list<string> Ids on `$side`.
	 */
	private static function ids( array $rows, Side $side ): array {
		$seen = array();
		foreach ( $rows as $row ) {
			if ( 'unchanged' === ( $row['outcome'] ?? '' ) && '1' !== (string) $row['linked'] ) {
				continue;
			}
			// The first row of a pair decides, so that a pair that was written on both sides is looked at once.
			$seen += array( $row['shop_id'] . '|' . $row['remote_id'] => $row );
		}
		$ids = array();
		foreach ( $seen as $row ) {
			$id = (string) $row[ $side->value . '_id' ];
			if ( $row['side'] === $side->other()->value && '' !== $id ) {
				$ids[] = $id;
			}
		}
		return array_values( array_unique( $ids ) );
	}
}
