<?php
/**
 * What happened to each record: per field, with the value before and after. Kept as long as the record (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class History {

	public function __construct( private readonly Db $db ) {
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
	 * @return list<array<string, string|null>>
	 */
	public function of_shop( string $module, string $shop_id, int $before = PHP_INT_MAX, int $limit = 50 ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE module=%s AND shop_id=%s AND id<%d ORDER BY id DESC LIMIT %d', array( $this->db->table( 'history' ), $module, $shop_id, $before, $limit ) );
	}
}
