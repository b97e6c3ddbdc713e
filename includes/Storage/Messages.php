<?php
/**
 * The debug log: requests and answers of connections in debug mode, masked before they come here (V8).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-type Row array<string, string|null>
 * @phpstan-type Filter array{connection_id: int, status: string, method: string, search: string}
 */
final class Messages implements Prunable {

	public const FAILED = 'failed';
	public const NONE   = 'none';

	/** What can be asked for: what failed, a class of status, or no answer at all. */
	public const STATUSES = array( self::FAILED, self::NONE, '2xx', '3xx', '4xx', '5xx' );

	public const METHODS = array( 'GET', 'POST', 'PUT', 'PATCH', 'DELETE' );

	public function __construct( private readonly Db $db ) {
	}

	/** @param array<string, string|int|bool> $row Columns. */
	public function add( array $row ): void {
		$this->db->add( 'messages', $row );
	}

	/** @return Row|null */
	public function get( int $id ): ?array {
		return $this->db->row( 'SELECT * FROM %i WHERE id=%d', array( $this->db->table( 'messages' ), $id ) );
	}

	/**
	 * Newest first, keyset paged by id.
	 *
	 * @param Filter $filter 0 and '': all.
	 * @param int    $before Id of the last row seen, or 0.
	 * @param bool   $whole  With headers and bodies.
	 * @return list<Row>
	 */
	public function list( array $filter, int $before, int $limit, bool $whole = false ): array {
		$columns = $whole ? '*' : 'id, connection_id, at, method, url, status, failed, took_ms, error';
		$args    = array( $this->db->table( 'messages' ) );
		$where   = $this->where( $filter, $args );
		if ( $before > 0 ) {
			$where .= ' AND id<%d';
			$args[] = $before;
		}
		return $this->db->rows( "SELECT $columns FROM %i WHERE 1=1$where ORDER BY id DESC LIMIT %d", array( ...$args, $limit ) );
	}

	public function count( int $connection_id ): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM %i WHERE connection_id=%d', array( $this->db->table( 'messages' ), $connection_id ) );
	}

	public function clear( int $connection_id ): int {
		return $this->db->delete( 'messages', array( 'connection_id' => $connection_id ) );
	}

	/**
	 * Forgets what is about records of a person. Their data are masked, but an id leads to them as long as the other
	 * system has them.
	 *
	 * @param list<string> $ids Remote ids.
	 */
	public function forget( array $ids ): int {
		$done = 0;
		foreach ( array_unique( $ids ) as $id ) {
			$like  = '%' . $this->db->like( $id ) . '%';
			$done += strlen( $id ) < 3 ? 0 : $this->db->run( 'DELETE FROM %i WHERE url LIKE %s OR request LIKE %s OR response LIKE %s', array( $this->db->table( 'messages' ), $like, $like, $like ) );
		}
		return $done;
	}

	public function prune( int $before, int $keep, int $batch = 1000 ): int {
		$table = $this->db->table( 'messages' );
		$edge  = (int) $this->db->value( 'SELECT id FROM %i ORDER BY id DESC LIMIT %d,1', array( $table, $keep ) );
		$ids   = $this->db->column( 'SELECT id FROM %i WHERE id<=%d OR at<%d ORDER BY id LIMIT %d', array( $table, $edge, $before, $batch ) );
		return array() === $ids ? 0 : $this->db->delete( 'messages', array( 'id' => array_map( 'intval', $ids ) ) );
	}

	/**
	 * @param Filter      $filter As above.
	 * @param list<mixed> $args   Values so far.
	 */
	private function where( array $filter, array &$args ): string {
		$where = '';
		if ( $filter['connection_id'] > 0 ) {
			$where .= ' AND connection_id=%d';
			$args[] = $filter['connection_id'];
		}
		if ( '' !== $filter['method'] ) {
			$where .= ' AND method=%s';
			$args[] = $filter['method'];
		}
		$where .= match ( $filter['status'] ) {
			self::FAILED => ' AND failed=1',
			self::NONE   => ' AND status=0',
			'2xx'        => ' AND status BETWEEN 200 AND 299',
			'3xx'        => ' AND status BETWEEN 300 AND 399',
			'4xx'        => ' AND status BETWEEN 400 AND 499',
			'5xx'        => ' AND status BETWEEN 500 AND 599',
			default      => '',
		};
		if ( '' !== $filter['search'] ) {
			$like   = '%' . $this->db->like( $filter['search'] ) . '%';
			$where .= ' AND (url LIKE %s OR request LIKE %s OR response LIKE %s OR error LIKE %s)';
			array_push( $args, $like, $like, $like, $like );
		}
		return $where;
	}
}
