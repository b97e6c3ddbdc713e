<?php
/**
 * Named locks in the database, for all workers on all machines. A lock has a holder's token and an expiry, so that a
 * killed holder does not block for ever; the holder renews it and checks it before what it guards (E4). GET_LOCK would
 * tie it to a connection and does not exist on SQLite.
 *
 * Machines' clocks may differ by seconds: leases are minutes, and nobody relies on the last seconds of one.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class Locks {

	public const LEASE_S = 120;

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Takes as many of these locks as are free.
	 *
	 * @param list<string> $names   Up to 160 ASCII characters each.
	 * @param string       $token   Of the holder; who asks again with the same token holds it still.
	 * @param int          $lease_s Seconds until it expires by itself.
	 * @return list<string> The names now held.
	 */
	public function take( array $names, string $token, int $lease_s = self::LEASE_S ): array {
		$names = array_values( array_unique( $names ) );
		if ( array() === $names ) {
			return array();
		}
		$now  = time();
		$rows = array_map( static fn( string $name ): array => self::row( $name, $token, $now + $lease_s ), $names );
		$this->db->run( 'UPDATE %i SET token=%s, expires_at=%d WHERE name IN (%list) AND (token=%s OR expires_at<%d)', array( $this->db->table( 'locks' ), $token, $now + $lease_s, $names, $token, $now ) );
		$this->db->insert( 'locks', $rows, 'INSERT IGNORE' );
		return $this->db->column( 'SELECT name FROM %i WHERE token=%s AND name IN (%list)', array( $this->db->table( 'locks' ), $token, $names ) );
	}

	/** Takes one lock, or says at once that somebody else has it. */
	public function take_one( string $name, string $token, int $lease_s = self::LEASE_S ): bool {
		return array() !== $this->take( array( $name ), $token, $lease_s );
	}

	/**
	 * Extends what is held. False: at least one was lost, so stop before writing.
	 *
	 * @param list<string> $names Names that should be held.
	 */
	public function renew( array $names, string $token, int $lease_s = self::LEASE_S ): bool {
		if ( array() === $names ) {
			return true;
		}
		$now = time();
		$this->db->run( 'UPDATE %i SET expires_at=%d WHERE name IN (%list) AND token=%s AND expires_at>=%d', array( $this->db->table( 'locks' ), $now + $lease_s, $names, $token, $now ) );
		$held = (int) $this->db->value( 'SELECT COUNT(*) FROM %i WHERE name IN (%list) AND token=%s AND expires_at>=%d', array( $this->db->table( 'locks' ), $names, $token, $now ) );
		return count( array_unique( $names ) ) === $held;
	}

	/** @param list<string> $names Those of them that this token holds are freed. */
	public function release( array $names, string $token ): void {
		if ( array() !== $names ) {
			$this->db->delete( 'locks', array( 'name' => $names, 'token' => $token ) ); // phpcs:ignore WordPress.Arrays
		}
	}

	/** A new holder's token. */
	public static function token(): string {
		return bin2hex( random_bytes( 16 ) );
	}

	/** @return array<string, string|int> */
	private static function row( string $name, string $token, int $expires_at ): array {
		return array(
			'name'       => $name,
			'token'      => $token,
			'expires_at' => $expires_at,
		);
	}
}
