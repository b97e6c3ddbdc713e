<?php
/**
 * Refunds as rows: ids, versions and times without loading one.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Row from Db
 */
final class RefundTable {

	public function __construct( private readonly Db $db ) {
	}

	/** @return list<Entry> In the order of their ids. */
	public function after( int $id, int $limit ): array {
		return self::entries( $this->rows( '{id}>%d ORDER BY {id} LIMIT %d', array( $id, $limit ) ) );
	}

	/** @return list<Entry> In the order of their changes. */
	public function since( Cursor $cursor, int $limit ): array {
		return self::entries( $this->rows( '({modified}>%s OR ({modified}=%s AND {id}>%d)) ORDER BY {modified}, {id} LIMIT %d', array( $cursor->time, $cursor->time, $cursor->behind( 0 ), $limit ) ) );
	}

	/**
	 * @param list<int> $ids Any of them may be missing.
	 * @return array<string, Entry> By typed id.
	 */
	public function entries_of( array $ids ): array {
		return array() === $ids ? array() : array_column( self::entries( $this->rows( '{id} IN (%list)', array( $ids ) ) ), null, 'id' );
	}

	/**
	 * @param list<int> $ids Orders.
	 * @return list<Entry>
	 */
	public function of_orders( array $ids ): array {
		return array() === $ids ? array() : self::entries( $this->rows( '{parent} IN (%list)', array( $ids ) ) );
	}

	/**
	 * @param list<int> $ids Refunds.
	 * @return array<int, int> Orders by refund.
	 */
	public function parents( array $ids ): array {
		$rows = array() === $ids ? array() : $this->rows( '{id} IN (%list)', array( $ids ) );
		return array_column( array_map( static fn( array $row ): array => array( (int) $row['id'], (int) $row['parent'] ), $rows ), 1, 0 );
	}

	/** Instant of the last change. */
	public function last_change(): ?string {
		return Values::instant( $this->rows( '1=1 ORDER BY {modified} DESC LIMIT 1', array() )[0]['modified'] ?? null );
	}

	/**
	 * @param list<mixed> $args Values of the condition.
	 * @return list<Row> id, modified, total, parent.
	 */
	private function rows( string $where, array $args ): array {
		$storage = OrderStorage::current( $this->db );
		$names   = array_map( static fn( string $name ): string => "{{$name}}", array_keys( $storage->columns ) );
		$sql     = "SELECT {id} AS id, {modified} AS modified, {total} AS total, {parent} AS parent FROM {$storage->from} WHERE {$storage->type}='shop_order_refund' AND $where";
		return $this->db->rows( str_replace( $names, array_values( $storage->columns ), $sql ), $args );
	}

	/**
	 * @param list<Row> $rows id, modified, total, parent.
	 * @return list<Entry>
	 */
	private static function entries( array $rows ): array {
		return array_map( static fn( array $row ): Entry => new Entry( RecordId::REFUND . ':' . $row['id'], Values::version( $row ), Values::instant( $row['modified'] ) ), $rows );
	}
}
