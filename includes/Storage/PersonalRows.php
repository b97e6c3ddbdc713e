<?php
/**
 * What the tables hold about records that belong to one person, and how it is forgotten (P13).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-type Row array<string, string|null>
 */
final class PersonalRows {

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Links with the names of their connections.
	 *
	 * @param list<string> $ids Shop ids of one module.
	 * @return list<Row>
	 */
	public function links( string $module, array $ids ): array {
		return $this->db->rows(
			'SELECT l.*, c.name AS connection FROM %i l LEFT JOIN %i c ON c.id=l.connection_id WHERE l.connection_id IN (%list) AND l.module=%s AND l.shop_id IN (%list) ORDER BY l.id',
			array( $this->db->table( 'links' ), $this->db->table( 'connections' ), $this->connections(), $module, $ids )
		);
	}

	/**
	 * @param list<string> $ids   Shop ids of one module.
	 * @param list<Row>    $links Theirs.
	 * @return list<Row>
	 */
	public function history( string $module, array $ids, array $links ): array {
		$rows = $this->of_shop( 'history', $module, $ids );
		foreach ( self::remote_ids( $links ) as $connection => $remote ) {
			array_push( $rows, ...$this->db->rows( "SELECT * FROM %i WHERE connection_id=%d AND module=%s AND remote_id IN (%list) AND shop_id='' ORDER BY id", array( $this->db->table( 'history' ), $connection, $module, $remote ) ) );
		}
		return $rows;
	}

	/**
	 * Also from before the records were linked.
	 *
	 * @param list<string> $ids   Shop ids of one module.
	 * @param list<Row>    $links Theirs.
	 * @return list<Row>
	 */
	public function run_records( string $module, array $ids, array $links ): array {
		$rows = $this->of_shop( 'run_records', $module, $ids );
		foreach ( self::remote_ids( $links ) as $connection => $remote ) {
			array_push( $rows, ...$this->db->rows( "SELECT d.* FROM %i d JOIN %i r ON r.id=d.run_id AND r.connection_id=%d WHERE d.module=%s AND d.shop_id='' AND d.remote_id IN (%list) ORDER BY d.id", array( $this->db->table( 'run_records' ), $this->db->table( 'runs' ), $connection, $module, $remote ) ) );
		}
		return $rows;
	}

	/**
	 * Queued changes from either side.
	 *
	 * @param list<string> $ids   Shop ids of one module.
	 * @param list<Row>    $links Theirs.
	 * @return list<Row>
	 */
	public function updates( string $module, array $ids, array $links ): array {
		$table = $this->db->table( 'updates' );
		$rows  = $this->db->rows( "SELECT * FROM %i WHERE connection_id IN (%list) AND module=%s AND side='shop' AND record_id IN (%list) ORDER BY id", array( $table, $this->connections(), $module, $ids ) );
		foreach ( self::remote_ids( $links ) as $connection => $remote ) {
			array_push( $rows, ...$this->db->rows( "SELECT * FROM %i WHERE connection_id=%d AND module=%s AND side='remote' AND record_id IN (%list) ORDER BY id", array( $table, $connection, $module, $remote ) ) );
		}
		return $rows;
	}

	/**
	 * What dry runs would do with the records, from either side.
	 *
	 * @param list<string> $ids   Shop ids of one module.
	 * @param list<Row>    $links Theirs.
	 * @return list<Row>
	 */
	public function plans( string $module, array $ids, array $links ): array {
		$from = 'SELECT p.* FROM %i p JOIN %i r ON r.id=p.run_id AND r.dry=1 WHERE p.module=%s AND ';
		$args = array( $this->db->table( 'plans' ), $this->db->table( 'runs' ), $module );
		$rows = $this->db->rows( $from . "((p.side='shop' AND p.record_id IN (%list)) OR (p.side='remote' AND p.other_id IN (%list)))", array( ...$args, $ids, $ids ) );
		foreach ( self::remote_ids( $links ) as $connection => $remote ) {
			array_push( $rows, ...$this->db->rows( $from . "r.connection_id=%d AND ((p.side='remote' AND p.record_id IN (%list)) OR (p.side='shop' AND p.other_id IN (%list)))", array( ...$args, $connection, $remote, $remote ) ) );
		}
		return array_values( array_column( $rows, null, 'id' ) );
	}

	/**
	 * @param list<string> $ids Shop ids of one module.
	 * @return list<Row>
	 */
	public function exclusions( string $module, array $ids ): array {
		return $this->db->rows( "SELECT * FROM %i WHERE module=%s AND side='shop' AND record_id IN (%list) ORDER BY id", array( $this->db->table( 'exclusions' ), $module, $ids ) );
	}

	/**
	 * Forgets values and names. What keeps the records of both sides together stays, as ids only: without it the next sync
	 * would take them for new ones.
	 *
	 * @param list<string>             $ids    Shop ids of one module.
	 * @param callable(string): string $forget Bases without values, from bases.
	 * @return int Rows that were deleted or emptied.
	 */
	public function forget( string $module, array $ids, callable $forget ): int {
		$links = $this->links( $module, $ids );
		foreach ( $links as $link ) {
			$this->db->update( 'links', array( 'name' => '', 'bases' => $forget( (string) $link['bases'] ) ), array( 'id' => (int) $link['id'] ) ); // phpcs:ignore WordPress.Arrays
		}
		$updates = $this->updates( $module, $ids, $links );
		$ended   = array_filter( $updates, static fn( array $update ): bool => 'accepted' !== $update['status'] );
		$waiting = array_diff_key( $updates, $ended );
		$done    = count( $links )
			+ $this->by_id( $ended, fn( array $rows ): int => $this->db->delete( 'updates', array( 'id' => $rows ) ) )
			+ $this->by_id( $waiting, fn( array $rows ): int => $this->db->update( 'updates', array( 'message' => null, 'detail' => null, 'failure_id' => 0 ), array( 'id' => $rows ) ) ) // phpcs:ignore WordPress.Arrays
			+ $this->by_id( $this->plans( $module, $ids, $links ), fn( array $rows ): int => $this->db->update( 'plans', array( 'changes' => null, 'reason' => null ), array( 'id' => $rows ) ) ) // phpcs:ignore WordPress.Arrays
			+ $this->by_id( $this->history( $module, $ids, $links ), fn( array $rows ): int => $this->db->delete( 'history', array( 'id' => $rows ) ) )
			+ $this->by_id( $this->run_records( $module, $ids, $links ), fn( array $rows ): int => $this->db->update( 'run_records', array( 'name' => '', 'reason' => null ), array( 'id' => $rows ) ) ); // phpcs:ignore WordPress.Arrays
		// What stopped a record is said with its values. Causes that stop nothing any more are of no use to anybody.
		$this->db->run( 'DELETE FROM %i WHERE id NOT IN (SELECT failure_id FROM %i)', array( $this->db->table( 'failures' ), $this->db->table( 'updates' ) ) );
		return $done;
	}

	/**
	 * Deletes what names a person by its very id: a guest's is made of the e-mail address.
	 *
	 * @param list<string> $ids Shop ids of one module.
	 */
	public function delete( string $module, array $ids ): void {
		foreach ( array( 'plans', 'exclusions' ) as $table ) {
			$this->db->delete( $table, array( 'module' => $module, 'side' => 'shop', 'record_id' => $ids ) ); // phpcs:ignore WordPress.Arrays
		}
		$this->db->delete( 'links', array( 'connection_id' => $this->connections(), 'module' => $module, 'shop_id' => $ids ) ); // phpcs:ignore WordPress.Arrays
		$this->db->delete( 'updates', array( 'connection_id' => $this->connections(), 'module' => $module, 'side' => 'shop', 'record_id' => $ids ) ); // phpcs:ignore WordPress.Arrays
		$this->db->update( 'run_records', array( 'shop_id' => '' ), array( 'module' => $module, 'shop_id' => $ids ) ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * @param list<string> $ids Shop ids of one module.
	 * @return list<Row>
	 */
	private function of_shop( string $table, string $module, array $ids ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE module=%s AND shop_id IN (%list) ORDER BY id', array( $this->db->table( $table ), $module, $ids ) );
	}

	/**
	 * @param array<int, Row>           $rows Of a table.
	 * @param callable(list<int>): int $work On some of their ids.
	 */
	private function by_id( array $rows, callable $work ): int {
		$done = 0;
		foreach ( array_chunk( array_map( 'intval', array_column( $rows, 'id' ) ), 500 ) as $ids ) {
			$done += $work( $ids );
		}
		return $done;
	}

	/**
	 * An id is a record's within its connection only.
	 *
	 * @param list<Row> $links Of a person.
	 * @return array<int, list<string>> By connection.
	 */
	private static function remote_ids( array $links ): array {
		$ids = array();
		foreach ( $links as $link ) {
			if ( '' !== (string) $link['remote_id'] ) {
				$ids[ (int) $link['connection_id'] ][] = (string) $link['remote_id'];
			}
		}
		return $ids;
	}

	/**
	 * The indexes begin with the connection.
	 *
	 * @return list<int>
	 */
	private function connections(): array {
		return array_map( 'intval', $this->db->column( 'SELECT id FROM %i', array( $this->db->table( 'connections' ) ) ) );
	}
}
