<?php
/**
 * Failures grouped by cause, so that one cause is one line however many records it stops.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\EndpointError;

final class Failures implements Prunable {

	public function __construct( private readonly Db $db ) {
	}

	/** The id of the group of this error, made or touched. */
	public function group( int $connection_id, string $module, EndpointError $error ): int {
		$key = array(
			'connection_id' => $connection_id,
			'module'        => $module,
			'cause'         => sha1( $error->error_code . '|' . $error->field . '|' . $error->getMessage() ),
		);
		$row = $key + array(
			'kind'     => $error->kind->value,
			'code'     => mb_substr( $error->error_code, 0, 60 ),
			'message'  => $error->getMessage(),
			'advice'   => $error->advice,
			'need'     => mb_substr( $error->need, 0, 190 ),
			'first_at' => time(),
			'last_at'  => time(),
		);
		$this->db->insert( 'failures', array( $row ), 'INSERT', 'ON DUPLICATE KEY UPDATE last_at=VALUES(last_at), ignored=0' );
		return (int) $this->db->value( 'SELECT id FROM %i WHERE connection_id=%d AND module=%s AND cause=%s', array( $this->db->table( 'failures' ), ...array_values( $key ) ) );
	}

	/** @return array<string, string|null>|null With `count`. */
	public function get( int $id ): ?array {
		return $this->open( null, $id )[0] ?? null;
	}

	/**
	 * Groups that still hold rejected updates, latest first. Solved groups close by themselves.
	 *
	 * @return list<array<string, string|null>> With `count`.
	 */
	public function open( ?int $connection_id = null, ?int $id = null ): array {
		$args  = array( $this->db->table( 'failures' ), $this->db->table( 'updates' ) );
		$where = '';
		if ( null !== $connection_id ) {
			$where .= ' AND f.connection_id=%d';
			$args[] = $connection_id;
		}
		if ( null !== $id ) {
			$where .= ' AND f.id=%d';
			$args[] = $id;
		}
		return $this->db->rows(
			"SELECT f.*, COUNT(u.id) AS count FROM %i f JOIN %i u ON u.failure_id=f.id AND u.status='rejected' WHERE f.ignored=0$where GROUP BY f.id ORDER BY f.last_at DESC LIMIT 100",
			$args
		);
	}

	/**
	 * What open groups lack.
	 *
	 * @return array<int, string> Need by group.
	 */
	public function needs( int $connection_id ): array {
		$rows = $this->db->rows(
			"SELECT id, need FROM %i f WHERE connection_id=%d AND need<>'' AND EXISTS (SELECT 1 FROM %i u WHERE u.failure_id=f.id AND u.status='rejected')",
			array( $this->db->table( 'failures' ), $connection_id, $this->db->table( 'updates' ) )
		);
		return array_column( array_map( static fn( array $row ): array => array( (int) $row['id'], (string) $row['need'] ), $rows ), 1, 0 );
	}

	public function ignore( int $id ): void {
		$this->db->update( 'failures', array( 'ignored' => 1 ), array( 'id' => $id ) );
	}

	/** Causes that stop nothing any more: what they say is made of the values of records. */
	public function prune( int $before, int $keep ): int {
		return $this->db->run( 'DELETE FROM %i WHERE last_at<%d AND id NOT IN (SELECT failure_id FROM %i) LIMIT 1000', array( $this->db->table( 'failures' ), $before, $this->db->table( 'updates' ) ) );
	}
}
