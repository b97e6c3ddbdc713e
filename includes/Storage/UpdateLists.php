<?php
/**
 * The records behind the numbers of the control panel: what waits, was sent today, needs a decision, failed, is linked.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-type Row array<string, string|null>
 */
final class UpdateLists {

	public const WAITING  = 'waiting';
	public const SENT     = 'sent';
	public const DECISION = 'decision';
	public const FAILED   = 'failed';
	public const LINKED   = 'linked';

	public const ALL = array( self::WAITING, self::SENT, self::DECISION, self::FAILED, self::LINKED );

	/** What each number counts, as Updates::numbers() counts it. */
	private const WHERE = array(
		self::WAITING  => "u.status='accepted' AND u.outcome<>'decision'",
		self::SENT     => "u.status='sent' AND u.outcome IN ('created','updated')",
		self::DECISION => "u.status='accepted' AND u.outcome='decision'",
		self::FAILED   => "u.status='rejected' AND u.failure_id IN (SELECT id FROM %i WHERE ignored=0)",
	);

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Newest first, keyset paged by id. Names and the other side's id come from the links, else from what stopped the record: one query for a page.
	 *
	 * @param array{connection_id: int, list?: string, module?: string, failure_id?: int, search?: string} $filter A failure needs no list.
	 * @return list<array<string, string|null>> In the columns of a run's records.
	 */
	public function records( array $filter, int $before, int $limit ): array {
		$list = $filter['list'] ?? self::FAILED;
		if ( self::LINKED === $list ) {
			return $this->linked( $filter, $before, $limit );
		}
		$links = $this->db->table( 'links' );
		$sql   = "SELECT u.id, u.module, u.side, u.error_code AS code, u.message AS reason,
			CASE WHEN u.outcome<>'' THEN u.outcome WHEN u.status='rejected' THEN 'failed' ELSE 'waiting' END AS outcome,
			CASE WHEN u.ended_at>0 THEN u.ended_at ELSE u.last_at END AS at,
			COALESCE(s.name,r.name,'') AS name, u.detail,
			CASE WHEN u.side='shop' THEN u.record_id ELSE COALESCE(r.shop_id,'') END AS shop_id,
			CASE WHEN u.side='remote' THEN u.record_id ELSE COALESCE(s.remote_id,'') END AS remote_id
			FROM %i u
			LEFT JOIN %i s ON u.side='shop' AND s.connection_id=u.connection_id AND s.module=u.module AND s.shop_id=u.record_id
			LEFT JOIN %i r ON u.side='remote' AND r.connection_id=u.connection_id AND r.module=u.module AND r.remote_id=u.record_id
			WHERE u.connection_id=%d AND " . self::WHERE[ $list ];
		$args  = array( $this->db->table( 'updates' ), $links, $links, $filter['connection_id'] );
		if ( self::FAILED === $list ) {
			$args[] = $this->db->table( 'failures' );
		}
		if ( self::SENT === $list ) {
			$sql   .= ' AND u.ended_at>=%d';
			$args[] = time() - time() % DAY_IN_SECONDS;
		}
		if ( '' !== ( $filter['module'] ?? '' ) ) {
			$sql   .= ' AND u.module=%s';
			$args[] = $filter['module'];
		}
		if ( ( $filter['failure_id'] ?? 0 ) > 0 ) {
			$sql   .= ' AND u.failure_id=%d';
			$args[] = $filter['failure_id'];
		}
		if ( $before > 0 ) {
			$sql   .= ' AND u.id<%d';
			$args[] = $before;
		}
		if ( '' !== ( $filter['search'] ?? '' ) ) {
			$like = '%' . $this->db->like( (string) $filter['search'] ) . '%';
			$sql .= ' AND (s.name LIKE %s OR r.name LIKE %s OR u.record_id LIKE %s OR u.message LIKE %s OR u.detail LIKE %s)';
			array_push( $args, $like, $like, $like, $like, '%"name":"' . $like );
		}
		return array_map( self::named( ... ), $this->db->rows( $sql . ' ORDER BY u.id DESC LIMIT %d', array( ...$args, $limit ) ) );
	}

	/**
	 * What Links::pairs() counts.
	 *
	 * @param array{connection_id: int, module?: string, search?: string} $filter
	 * @return list<Row>
	 */
	private function linked( array $filter, int $before, int $limit ): array {
		$sql  = "SELECT id, module, 'shop' AS side, '' AS code, '' AS reason, 'linked' AS outcome, updated_at AS at, name, shop_id, remote_id
			FROM %i WHERE connection_id=%d AND shop_id IS NOT NULL AND remote_id IS NOT NULL";
		$args = array( $this->db->table( 'links' ), $filter['connection_id'] );
		if ( '' !== ( $filter['module'] ?? '' ) ) {
			$sql   .= ' AND module=%s';
			$args[] = $filter['module'];
		}
		if ( $before > 0 ) {
			$sql   .= ' AND id<%d';
			$args[] = $before;
		}
		if ( '' !== ( $filter['search'] ?? '' ) ) {
			$like = '%' . $this->db->like( (string) $filter['search'] ) . '%';
			$sql .= ' AND (name LIKE %s OR shop_id LIKE %s OR remote_id LIKE %s)';
			array_push( $args, $like, $like, $like );
		}
		return $this->db->rows( $sql . ' ORDER BY id DESC LIMIT %d', array( ...$args, $limit ) );
	}

	/**
	 * @param Row $row
	 * @return Row
	 */
	private static function named( array $row ): array {
		$detail = json_decode( (string) $row['detail'], true );
		unset( $row['detail'] );
		if ( '' === $row['name'] && is_array( $detail ) && is_string( $detail['name'] ?? null ) ) {
			$row['name'] = $detail['name'];
		}
		return $row;
	}

	/**
	 * Updates that wait for a person's decision, oldest first.
	 *
	 * @param array{connection_id: int, module: string, code: string, search: string} $filter 0 and '': all.
	 * @return list<Row>
	 */
	public function decisions( array $filter, int $after, int $limit ): array {
		$sql  = "SELECT * FROM %i WHERE status='accepted' AND outcome='decision' AND id>%d";
		$args = array( $this->db->table( 'updates' ), $after );
		foreach ( array( 'connection_id' => 'connection_id=%d', 'module' => 'module=%s', 'code' => 'error_code=%s' ) as $name => $condition ) { // phpcs:ignore WordPress.Arrays
			if ( 0 !== $filter[ $name ] && '' !== $filter[ $name ] ) {
				$sql   .= " AND $condition";
				$args[] = $filter[ $name ];
			}
		}
		if ( '' !== $filter['search'] ) {
			$like = '%' . $this->db->like( $filter['search'] ) . '%';
			$sql .= ' AND (detail LIKE %s OR record_id LIKE %s OR message LIKE %s)';
			array_push( $args, $like, $like, $like );
		}
		return $this->db->rows( $sql . ' ORDER BY id LIMIT %d', array( ...$args, $limit ) );
	}
}
