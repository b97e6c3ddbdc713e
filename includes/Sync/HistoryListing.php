<?php
/**
 * The records of a run that is to be taken back (E23), from the history.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\History;

/**
 * @phpstan-import-type Row from History
 */
final class HistoryListing implements Listing {

	private const PAGE = 500;

	public function __construct( private readonly History $history, private readonly DryRunner $dry ) {
	}

	public function advance( RunMode $mode, Pairing $pairing, array $step, Progress $run ): array {
		$rows = $this->history->of_run( $mode->undoes, $step['module'], (int) $step['after'], self::PAGE );
		foreach ( Side::cases() as $side ) {
			$ids = self::ids( $rows, $side );
			$this->dry->run( $pairing, $step['module'], $side, $ids, $mode );
			$step['listed'] += count( $ids );
			$step['queued'] += count( $ids );
		}
		$step['started_at'] = 0 === $step['started_at'] ? time() : $step['started_at'];
		$step['after']      = (string) ( end( $rows )['id'] ?? $step['after'] );
		$step['state']      = count( $rows ) < self::PAGE ? Progress::WORKING : Progress::LISTING;
		return $step;
	}

	/**
	 * The records of one side whose counterpart was written. That one may be gone by now; this one should be there.
	 *
	 * @param list<Row> $rows Of the run.
	 * @return list<string> Ids on `$side`.
	 */
	private static function ids( array $rows, Side $side ): array {
		$seen = array();
		foreach ( $rows as $row ) {
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
