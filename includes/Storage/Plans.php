<?php
/**
 * What dry runs would do, a row per record that would not stay unchanged (E22).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Row array<string, string|null>
 */
final class Plans implements Prunable {

	public function __construct( private readonly Db $db ) {
	}

	/** @param list<array<string, mixed>> $rows Columns; a record that is planned again replaces its row. */
	public function add( array $rows ): void {
		if ( array() !== $rows ) {
			$this->db->insert( 'plans', $rows, 'REPLACE' );
		}
	}

	/**
	 * The match keys that records of this run hold already.
	 *
	 * @param list<string> $keys Match keys.
	 * @return list<string>
	 */
	public function held( int $run_id, string $module, array $keys ): array {
		return array() === $keys ? array() : $this->db->column( 'SELECT DISTINCT match_key FROM %i WHERE run_id=%d AND module=%s AND match_key IN (%list)', array( $this->db->table( 'plans' ), $run_id, $module, $keys ) );
	}

	/**
	 * Records of `$side` that this run has planned as the counterpart of a record listed on the other side.
	 *
	 * @param list<string> $ids     Ids on `$side`.
	 * @param bool         $all Also of records that would not get through.
	 * @return list<string>
	 */
	public function counterparts( int $run_id, string $module, Side $side, array $ids, bool $all = false ): array {
		$and = $all ? '' : " AND outcome IN ('created','updated','unchanged')";
		return array() === $ids ? array() : $this->db->column( "SELECT other_id FROM %i WHERE run_id=%d AND module=%s AND side=%s AND other_id IN (%list)$and", array( $this->db->table( 'plans' ), $run_id, $module, $side->other()->value, $ids ) );
	}

	/**
	 * The records that these would be linked with, whichever side they were listed on.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, string> Id on the other side by id; empty: it would be created.
	 */
	public function partners( int $run_id, string $module, Side $side, array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$table = $this->db->table( 'plans' );
		$own   = $this->db->texts( "SELECT record_id, other_id FROM %i WHERE run_id=%d AND module=%s AND side=%s AND record_id IN (%list) AND code<>'deleted' AND (outcome IN ('created','updated') OR linked=1 OR code='stand_in')", array( $table, $run_id, $module, $side->value, $ids ) );
		$other = $this->db->texts( "SELECT other_id, record_id FROM %i WHERE run_id=%d AND module=%s AND side=%s AND other_id IN (%list) AND code<>'deleted' AND (outcome IN ('created','updated') OR linked=1)", array( $table, $run_id, $module, $side->other()->value, $ids ) );
		return $own + $other;
	}

	/**
	 * Those of these records whose pair this run has found to be deleted on one side.
	 *
	 * @param int          $run_id  0: there is no plan.
	 * @param list<string> $ids     Ids on `$side`.
	 * @param bool         $written Only where the other record would be deleted or taken out of use for it.
	 * @return list<string>
	 */
	public function deleted( int $run_id, string $module, Side $side, array $ids, bool $written = false ): array {
		if ( 0 === $run_id || array() === $ids ) {
			return array();
		}
		$table = $this->db->table( 'plans' );
		$and   = "code='deleted'" . ( $written ? " AND outcome='updated'" : '' );
		$own   = $this->db->column( "SELECT record_id FROM %i WHERE run_id=%d AND module=%s AND side=%s AND record_id IN (%list) AND $and", array( $table, $run_id, $module, $side->value, $ids ) );
		$other = $this->db->column( "SELECT other_id FROM %i WHERE run_id=%d AND module=%s AND side=%s AND other_id IN (%list) AND $and", array( $table, $run_id, $module, $side->other()->value, $ids ) );
		return array( ...$own, ...$other );
	}

	/**
	 * Those of these records whose counterpart this run has planned to link with another record: they were merged into it.
	 *
	 * @param list<string> $ids Ids on `$side`, linked.
	 * @return list<string>
	 */
	public function inherited( int $connection_id, int $run_id, string $module, Side $side, array $ids ): array {
		$moved = array();
		foreach ( array( array( $side, 'other_id', 'record_id' ), array( $side->other(), 'record_id', 'other_id' ) ) as list( $listed, $counterpart, $heir ) ) {
			array_push(
				$moved,
				...( array() === $ids ? array() : $this->db->column(
					"SELECT l.{$side->value}_id FROM %i l JOIN %i p ON p.run_id=%d AND p.module=l.module AND p.side=%s AND p.$counterpart=l.{$side->other()->value}_id AND p.linked=1 AND p.$heir<>l.{$side->value}_id
						WHERE l.connection_id=%d AND l.module=%s AND l.{$side->value}_id IN (%list)",
					array( $this->db->table( 'links' ), $this->db->table( 'plans' ), $run_id, $listed->value, $connection_id, $module, $ids )
				) )
			);
		}
		return $moved;
	}

	/**
	 * How these records would end.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, array{outcome: string, code: string, message: string, blocked_by: string}> By id, as Updates::unfinished().
	 */
	public function ends( int $run_id, string $module, Side $side, array $ids ): array {
		$rows = array() === $ids ? array() : $this->db->rows(
			'SELECT record_id, outcome, code, reason FROM %i WHERE run_id=%d AND module=%s AND side=%s AND record_id IN (%list)',
			array( $this->db->table( 'plans' ), $run_id, $module, $side->value, $ids )
		);
		$ends = array();
		foreach ( $rows as $row ) {
			$ends[ (string) $row['record_id'] ] = array(
				'outcome'    => (string) $row['outcome'],
				'code'       => (string) $row['code'],
				'message'    => (string) $row['reason'],
				'blocked_by' => '',
			);
		}
		return $ends;
	}

	/**
	 * What would be written, as a short mark.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, string> Fingerprint by id.
	 */
	public function fingerprints( int $run_id, string $module, Side $side, array $ids ): array {
		return $this->by_record( 'fingerprint', $run_id, $module, $side, $ids );
	}

	/**
	 * Records that a run would write or link, in the order in which they were planned.
	 *
	 * @return array<int, string> Record id by row id.
	 */
	public function page( int $run_id, string $module, Side $side, int $after, int $limit ): array {
		$rows = $this->db->rows(
			"SELECT id, record_id FROM %i WHERE run_id=%d AND module=%s AND side=%s AND id>%d AND (outcome IN ('created','updated') OR linked=1) ORDER BY id LIMIT %d",
			array( $this->db->table( 'plans' ), $run_id, $module, $side->value, $after, $limit )
		);
		$page = array();
		foreach ( $rows as $row ) {
			$page[ (int) $row['id'] ] = (string) $row['record_id'];
		}
		return $page;
	}

	/**
	 * What a run would change of these records.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, string> JSON by id.
	 */
	public function changes( int $run_id, string $module, Side $side, array $ids ): array {
		return $this->by_record( 'changes', $run_id, $module, $side, $ids );
	}

	/**
	 * Whether a run would write or link records of a module that were listed on this side.
	 */
	public function any( int $run_id, string $module, Side $side ): bool {
		return array() !== $this->page( $run_id, $module, $side, 0, 1 );
	}

	/** Forgets the plans of runs whose details are forgotten; a run's plans go together, so their number is no measure. */
	public function prune( int $before, int $keep, int $batch = 1000 ): int {
		$run = $this->db->value( 'SELECT p.run_id FROM %i p JOIN %i r ON r.id=p.run_id WHERE r.finished_at>0 AND r.finished_at<%d LIMIT 1', array( $this->db->table( 'plans' ), $this->db->table( 'runs' ), $before ) );
		$ids = null === $run ? array() : $this->db->column( 'SELECT id FROM %i WHERE run_id=%d LIMIT %d', array( $this->db->table( 'plans' ), (int) $run, $batch ) );
		return array() === $ids ? 0 : $this->db->delete( 'plans', array( 'id' => array_map( 'intval', $ids ) ) );
	}

	/**
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, string> A column by record id.
	 */
	private function by_record( string $column, int $run_id, string $module, Side $side, array $ids ): array {
		return array() === $ids ? array() : $this->db->texts(
			"SELECT record_id, $column FROM %i WHERE run_id=%d AND module=%s AND side=%s AND record_id IN (%list)",
			array( $this->db->table( 'plans' ), $run_id, $module, $side->value, $ids )
		);
	}
}
