<?php
/**
 * Users of this site as rows: ids, versions and times of thousands without loading one.
 *
 * WooCommerce notes the last update to the second and misses some edits, so the version covers what we read of them.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Row from Db
 * @phpstan-type User array{number: int, entry: Entry, roles: list<string>}
 */
final class UserTable {

	private const ADDRESS = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'phone' );

	public function __construct( private readonly Db $db, private readonly MetaFields $meta ) {
	}

	/** @return list<string> Meta keys that hold fields of a customer. */
	public static function keys(): array {
		$keys = array( 'first_name', 'last_name' );
		foreach ( self::ADDRESS as $part ) {
			$keys[] = 'billing_' . $part;
			$keys[] = 'shipping_' . $part;
		}
		return $keys;
	}

	/** @return list<User> In the order of their ids. */
	public function after( int $id, int $limit ): array {
		return $this->users( 'u.ID>%d ORDER BY u.ID LIMIT %d', array( $id, $limit ) );
	}

	/**
	 * @param list<int> $ids Any of them may be missing.
	 * @return list<User>
	 */
	public function of( array $ids ): array {
		return array() === $ids ? array() : $this->users( 'u.ID IN (%list)', array( $ids ) );
	}

	/** @return list<User> Those with a noted update, in its order. */
	public function updated_since( Cursor $cursor, int $stream, int $limit ): array {
		$time = (string) strtotime( $cursor->time . ' UTC' );
		return $this->users( '(t.meta_value>%s OR (t.meta_value=%s AND u.ID>%d)) ORDER BY t.meta_value, u.ID LIMIT %d', array( $time, $time, $cursor->behind( $stream ), $limit ) );
	}

	/** @return list<User> Those who were never updated, in the order of their registration. */
	public function registered_since( Cursor $cursor, int $stream, int $limit ): array {
		return $this->users( 't.meta_value IS NULL AND (u.user_registered>%s OR (u.user_registered=%s AND u.ID>%d)) ORDER BY u.user_registered, u.ID LIMIT %d', array( $cursor->time, $cursor->time, $cursor->behind( $stream ), $limit ) );
	}

	/** Instant of the last change. */
	public function last_change(): ?string {
		$updated    = $this->db->value( "SELECT MAX(meta_value) FROM %i WHERE meta_key='last_update'", array( $this->db->users_table( 'usermeta' ) ) );
		$registered = Values::instant( $this->db->value( 'SELECT MAX(user_registered) FROM %i', array( $this->db->users_table( 'users' ) ) ) );
		return max( $registered, null === $updated ? null : gmdate( 'Y-m-d\TH:i:s\Z', (int) $updated ) );
	}

	/**
	 * Users of this site by their e-mail in the form that is the same for all spellings.
	 *
	 * @param list<string> $emails In any case.
	 * @return array<string, int>
	 */
	public function by_email( array $emails ): array {
		$users = array();
		if ( array() !== $emails ) {
			$rows = $this->db->rows(
				'SELECT u.ID, u.user_email FROM %i u JOIN %i c ON c.user_id=u.ID AND c.meta_key=%s WHERE u.user_email IN (%list)',
				array( $this->db->users_table( 'users' ), $this->db->users_table( 'usermeta' ), $this->db->core_table( 'capabilities' ), $emails )
			);
			foreach ( $rows as $row ) {
				$users[ RecordId::email( (string) $row['user_email'] ) ] = (int) $row['ID'];
			}
		}
		return $users;
	}

	/**
	 * @param list<string> $values Meta values.
	 * @return list<int>
	 */
	public function by_meta( string $key, array $values ): array {
		return array_map( 'intval', $this->db->column( 'SELECT DISTINCT user_id FROM %i WHERE meta_key=%s AND meta_value IN (%list)', array( $this->db->users_table( 'usermeta' ), $key, $values ) ) );
	}

	/**
	 * @param list<mixed> $args Values of the condition.
	 * @return list<User>
	 */
	private function users( string $where, array $args ): array {
		$meta = $this->db->users_table( 'usermeta' );
		$rows = $this->db->rows(
			"SELECT u.ID AS id, u.user_email, u.user_registered, c.meta_value AS capabilities, t.meta_value AS updated FROM %i u
				JOIN %i c ON c.user_id=u.ID AND c.meta_key=%s LEFT JOIN %i t ON t.user_id=u.ID AND t.meta_key='last_update' WHERE " . $where,
			array( $this->db->users_table( 'users' ), $meta, $this->db->core_table( 'capabilities' ), $meta, ...$args )
		);
		$content = $this->content( array_map( 'intval', array_column( $rows, 'id' ) ) );
		return array_map( static fn( array $row ): array => self::user( $row, $content[ (int) $row['id'] ] ?? array() ), $rows );
	}

	/**
	 * @param list<int> $ids Users.
	 * @return array<int, array<string, string>> Meta by key, by user.
	 */
	private function content( array $ids ): array {
		$content = array();
		if ( array() !== $ids ) {
			$rows = $this->db->rows( "SELECT user_id, meta_key, meta_value FROM %i WHERE user_id IN (%list) AND meta_key IN (%list) AND meta_value<>''", array( $this->db->users_table( 'usermeta' ), $ids, array( ...self::keys(), ...$this->meta->keys( Modules::CONTACTS ) ) ) );
			foreach ( $rows as $row ) {
				$content[ (int) $row['user_id'] ][ (string) $row['meta_key'] ] = (string) $row['meta_value']; // phpcs:ignore WordPress.DB.SlowDBQuery -- A column of a row, not a query.
			}
		}
		return $content;
	}

	/**
	 * @param Row                   $row     A user.
	 * @param array<string, string> $content What we read of it.
	 * @return User
	 */
	private static function user( array $row, array $content ): array {
		ksort( $content );
		$parts    = array( $row['user_email'], $row['updated'], implode( "\x1e", array_keys( $content ) ), ...array_values( $content ) );
		$modified = null === $row['updated'] ? Values::instant( $row['user_registered'] ) : gmdate( 'Y-m-d\TH:i:s\Z', (int) $row['updated'] );
		$rights   = maybe_unserialize( (string) $row['capabilities'] );
		return array(
			'number' => (int) $row['id'],
			'entry'  => new Entry( RecordId::USER . ':' . $row['id'], Values::version( $parts ), $modified ),
			'roles'  => is_array( $rights ) ? array_map( 'strval', array_keys( array_filter( $rights ) ) ) : array(),
		);
	}
}
