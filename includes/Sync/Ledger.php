<?php
/**
 * Writes what became of records into the books of their run: counters, and a row for each that did not stay unchanged.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Runs;

final class Ledger {

	public function __construct( private readonly Runs $runs ) {
	}

	/**
	 * An outcome that replaces an earlier one of the same run takes that back.
	 *
	 * @param list<Item> $items Of the batch.
	 * @return list<Side> Sides that were written.
	 */
	public function enter( Batch $batch, array $items ): array {
		$counts  = array();
		$records = array();
		$former  = array();
		foreach ( $items as $item ) {
			$verdict = $item->verdict;
			if ( null === $verdict?->outcome ) {
				continue;
			}
			$run  = $batch->run_of( $item );
			$side = ( $verdict->side ?? $batch->to() )->value;
			$before = $item->update->outcome;
			if ( '' !== $before ) {
				$counts[ $run ][ $batch->to()->value ][ $before ] = ( $counts[ $run ][ $batch->to()->value ][ $before ] ?? 0 ) - 1;
				$former[ $run ][ $before ][]                      = $item->update->record_id;
			}
			$counts[ $run ][ $side ][ $verdict->outcome->value ] = 1 + ( $counts[ $run ][ $side ][ $verdict->outcome->value ] ?? 0 );
			foreach ( self::parts( $item, $verdict ) as $part => $one ) {
				$counts[ $run ][ $side ][ $part ] = $one + ( $counts[ $run ][ $side ][ $part ] ?? 0 );
			}
			if ( Outcome::Unchanged !== $verdict->outcome || $item->links() || '' !== $verdict->reason ) {
				$records[] = $this->record( $batch, $item, $verdict, $run, $side );
			}
		}
		$this->take_back( $batch, $former );
		$this->runs->add_records( $records );
		return $this->count( $batch, $counts );
	}

	/** Counts records that need not be looked at. */
	public function unchanged( int $run_id, string $module, Side $side, int $count ): void {
		$this->runs->count( $run_id, $module, $side->value, array( Outcome::Unchanged->value => $count ) );
	}

	/**
	 * @param array<int, array<string, array<string, int>>> $counts By run, side and outcome.
	 * @return list<Side>
	 */
	private function count( Batch $batch, array $counts ): array {
		$written = array();
		foreach ( $counts as $run => $sides ) {
			foreach ( $sides as $side => $by ) {
				$this->runs->count( $run, $batch->module, $side, $by );
				if ( ( $by[ Outcome::Created->value ] ?? 0 ) + ( $by[ Outcome::Updated->value ] ?? 0 ) > 0 ) {
					$written[ $side ] = Side::from( $side );
				}
			}
		}
		return array_values( $written );
	}

	/** @param array<int, array<string, list<string>>> $former Record ids by run and the outcome they had. */
	private function take_back( Batch $batch, array $former ): void {
		foreach ( $former as $run => $outcomes ) {
			foreach ( $outcomes as $outcome => $ids ) {
				$this->runs->drop_records( $run, $batch->module, $batch->to(), $outcome, $ids );
			}
		}
	}

	/**
	 * What is counted beside the outcome.
	 *
	 * @return array<string, int> By Runs::PARTS.
	 */
	private static function parts( Item $item, Verdict $verdict ): array {
		return array(
			'linked'  => $item->links() ? 1 : 0,
			'deleted' => $item->deletes && Outcome::Updated === $verdict->outcome ? 1 : 0,
		);
	}

	/** @return array<string, mixed> */
	private function record( Batch $batch, Item $item, Verdict $verdict, int $run, string $side ): array {
		return self::parts( $item, $verdict ) + array(
			'run_id'    => $run,
			'module'    => $batch->module,
			'side'      => $side,
			'outcome'   => (string) $verdict->outcome?->value,
			'shop_id'   => (string) $item->id_on( Side::Shop ),
			'remote_id' => (string) $item->id_on( Side::Remote ),
			'name'      => mb_substr( $batch->name_of( $item ), 0, 190 ),
			'code'      => mb_substr( $verdict->code, 0, 60 ),
			'reason'    => $verdict->reason,
			'at'        => time(),
		);
	}
}
