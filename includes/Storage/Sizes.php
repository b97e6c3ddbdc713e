<?php
/**
 * How much what grows with use takes (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class Sizes {

	/** What a person knows by one name, and the tables behind it; the first one's rows are counted. */
	public const GROUPS = array(
		'queue'    => array( 'updates' ),
		'runs'     => array( 'run_records', 'runs', 'run_counts', 'plans' ),
		'messages' => array( 'messages' ),
		'history'  => array( 'history' ),
	);

	public function __construct( private readonly Db $db ) {
	}

	/** @return list<array{name: string, rows: int, bytes: int|null}> bytes: null where the database does not say. */
	public function all(): array {
		$sizes = array();
		foreach ( self::GROUPS as $name => $tables ) {
			$sizes[] = array(
				'name'  => $name,
				'rows'  => (int) $this->db->value( 'SELECT COUNT(*) FROM %i', array( $this->db->table( $tables[0] ) ) ),
				'bytes' => $this->bytes( $tables ),
			);
		}
		return $sizes;
	}

	/** @param list<string> $tables Short names. */
	private function bytes( array $tables ): ?int {
		try {
			$bytes = $this->db->value( 'SELECT SUM(data_length+index_length) FROM information_schema.tables WHERE table_schema=DATABASE() AND table_name IN (%list)', array( array_map( array( $this->db, 'table' ), $tables ) ) );
		} catch ( DbError ) {
			// SQLite has no such thing.
			return null;
		}
		// What stands in for MySQL on SQLite says 0, which no table is.
		return (int) $bytes > 0 ? (int) $bytes : null;
	}
}
