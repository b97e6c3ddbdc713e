<?php
/**
 * What happened to each record: per field, with the value before and after. Kept as long as the record (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Row array<string, string|null>
 */
final class History implements Prunable {

	/** Instant of the newest row that age has taken. What is younger is all there. */
	private const PRUNED_TO = 'crosswalk_history_pruned_to';

	public function __construct( private readonly Db $db ) {
	}

	/** A value as it was, from a column. */
	public static function value( Field $field, ?string $text ): mixed {
		return null !== $text && in_array( $field->type, array( FieldType::Boolean, FieldType::Lines ), true ) ? json_decode( $text, true ) : $text;
	}

	/** @param list<array<string, mixed>> $rows Columns of the table; a change that changed nothing has no row. */
	public function add( array $rows ): void {
		if ( array() !== $rows ) {
			$this->db->insert( 'history', $rows );
		}
	}

	/**
	 * A record's history, newest first.
	 *
	 * @return list<Row>
	 */
	public function of_shop( string $module, string $shop_id, int $before = PHP_INT_MAX, int $limit = 50 ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE module=%s AND shop_id=%s AND id<%d ORDER BY id DESC LIMIT %d', array( $this->db->table( 'history' ), $module, $shop_id, $before, $limit ) );
	}

	/**
	 * A page of what a run did, in order.
	 *
	 * @return list<Row>
	 */
	public function of_run( int $run_id, string $module, int $after, int $limit ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE run_id=%d AND module=%s AND id>%d ORDER BY id LIMIT %d', array( $this->db->table( 'history' ), $run_id, $module, $after, $limit ) );
	}

	/**
	 * What a run did to one record.
	 *
	 * @param string $shop_id   Empty: it has none.
	 * @param string $remote_id The same.
	 * @return list<Row> Oldest first.
	 */
	public function of_run_and_record( int $run_id, int $connection_id, string $module, string $shop_id, string $remote_id ): array {
		$column = '' === $shop_id ? 'remote_id' : 'shop_id';
		return $this->db->rows(
			"SELECT * FROM %i WHERE connection_id=%d AND module=%s AND $column=%s AND run_id=%d ORDER BY id LIMIT 1000",
			array( $this->db->table( 'history' ), $connection_id, $module, '' === $shop_id ? $remote_id : $shop_id, $run_id )
		);
	}

	/** By age only (E20): old rows are the first ones, so nothing has to be searched for. */
	public function prune( int $before, int $keep, int $batch = 1000 ): int {
		$table  = $this->db->table( 'history' );
		$oldest = $this->db->rows( 'SELECT id, at FROM %i ORDER BY id LIMIT %d', array( $table, $batch ) );
		$old    = array_filter( $oldest, static fn( array $row ): bool => (int) $row['at'] < $before );
		if ( array() === $old ) {
			return 0;
		}
		// First the mark: a killed process may say too much is gone, never too little.
		update_option( self::PRUNED_TO, max( $this->pruned_to(), ...array_map( 'intval', array_column( $old, 'at' ) ) ), false );
		return $this->db->delete( 'history', array( 'id' => array_map( 'intval', array_column( $old, 'id' ) ) ) );
	}

	/** Up to this instant rows are gone because of their age, also only some of one moment; 0: none ever went. */
	public function pruned_to(): int {
		$to = get_option( self::PRUNED_TO, 0 );
		return is_numeric( $to ) ? (int) $to : 0;
	}

	/**
	 * What is missing of the history of a run: the instant that the history reaches back to; null: nothing is.
	 *
	 * @param array<string, string|null> $run Row.
	 */
	public function missing_of_run( array $run ): ?int {
		$to = $this->pruned_to();
		return 0 !== $to && (int) $run['started_at'] <= $to ? $to : null;
	}

	/**
	 * Which of these records a run did anything to.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return list<string>
	 */
	public function records_of_run( int $run_id, string $module, Side $side, array $ids ): array {
		$column = $side->value . '_id';
		return array() === $ids ? array() : $this->db->column( "SELECT DISTINCT $column FROM %i WHERE run_id=%d AND module=%s AND $column IN (%list)", array( $this->db->table( 'history' ), $run_id, $module, $ids ) );
	}

	/** @return list<string> Modules in which a run did anything. */
	public function modules_of_run( int $run_id ): array {
		return $this->db->column( 'SELECT DISTINCT module FROM %i WHERE run_id=%d', array( $this->db->table( 'history' ), $run_id ) );
	}

	/**
	 * What happened to records in a run and after it.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, list<Row>> Oldest first, by id.
	 */
	public function since_run( int $run_id, int $connection_id, string $module, Side $side, array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$table  = $this->db->table( 'history' );
		$column = $side->value . '_id';
		$first  = (int) $this->db->value( 'SELECT MIN(id) FROM %i WHERE run_id=%d', array( $table, $run_id ) );
		$rows   = $this->db->rows( "SELECT * FROM %i WHERE connection_id=%d AND module=%s AND $column IN (%list) AND id>=%d ORDER BY id", array( $table, $connection_id, $module, $ids, $first ) );
		$by_id  = array();
		foreach ( $rows as $row ) {
			$by_id[ (string) $row[ $column ] ][] = $row;
		}
		return $by_id;
	}
}
