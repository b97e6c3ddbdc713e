<?php
/**
 * Small facts that a connection remembers: cursors, login sessions, ids of helper records. Read from the database each
 * time, because long-running workers on several machines share them.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class Memory {

	public function __construct( private readonly Db $db ) {
	}

	/** The value, or null when unknown or expired. */
	public function get( int $connection_id, string $name ): ?string {
		return $this->db->value(
			'SELECT value FROM %i WHERE connection_id=%d AND name=%s AND (expires_at=0 OR expires_at>%d)',
			array( $this->db->table( 'memory' ), $connection_id, $name, time() )
		);
	}

	/**
	 * @param string $prefix Beginning of the names.
	 * @return array<string, string> By the rest of the name.
	 */
	public function all( int $connection_id, string $prefix ): array {
		$rows = $this->db->rows(
			'SELECT name, value FROM %i WHERE connection_id=%d AND name LIKE %s AND (expires_at=0 OR expires_at>%d)',
			array( $this->db->table( 'memory' ), $connection_id, $this->db->like( $prefix ) . '%', time() )
		);
		$all  = array();
		foreach ( $rows as $row ) {
			$all[ substr( (string) $row['name'], strlen( $prefix ) ) ] = (string) $row['value'];
		}
		return $all;
	}

	/** @param int $ttl_s Seconds to keep it; 0: until forgotten. */
	public function set( int $connection_id, string $name, string $value, int $ttl_s = 0 ): void {
		$row = array(
			'connection_id' => $connection_id,
			'name'          => $name,
			'value'         => $value,
			'expires_at'    => 0 === $ttl_s ? 0 : time() + $ttl_s,
		);
		$this->db->insert( 'memory', array( $row ), 'REPLACE' );
	}

	public function forget( int $connection_id, string $name ): void {
		$this->db->delete( 'memory', array( 'connection_id' => $connection_id, 'name' => $name ) ); // phpcs:ignore WordPress.Arrays
	}
}
