<?php
/**
 * Keys of WooCommerce's REST API, made and stored as its own settings page does it (WC_AJAX::update_api_key): they
 * are listed there, too. Which of them were made here is remembered.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\KeyRing;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Key from KeyRing
 */
final class ApiKeys implements KeyRing {

	/** Option: ids of the keys that were made here. */
	public const OPTION = 'crosswalk_api_keys';

	public function __construct( private readonly Db $db ) {
	}

	public function make( string $description, int $user, string $permissions ): array {
		$key    = 'ck_' . wc_rand_hash();
		$secret = 'cs_' . wc_rand_hash();
		$this->db->run(
			'INSERT INTO %i (user_id, description, permissions, consumer_key, consumer_secret, truncated_key) VALUES (%d, %s, %s, %s, %s, %s)',
			array( $this->table(), $user, mb_substr( $description, 0, 200 ), $permissions, wc_api_hash( $key ), $secret, substr( $key, -7 ) )
		);
		$id = (int) $this->db->value( 'SELECT key_id FROM %i WHERE consumer_key=%s', array( $this->table(), wc_api_hash( $key ) ) );
		update_option( self::OPTION, array( ...$this->own(), $id ), false );
		return compact( 'id', 'key', 'secret' );
	}

	public function keys(): array {
		$own  = $this->own();
		$rows = $this->db->rows(
			'SELECT key_id, user_id, description, permissions, truncated_key, last_access FROM %i WHERE key_id IN (%list) OR description LIKE %s OR description LIKE %s ORDER BY key_id DESC LIMIT 100',
			array( $this->table(), array() === $own ? array( 0 ) : $own, '%vtiger%', '%crm%' )
		);
		return array_map(
			static fn( array $row ): array => array(
				'id'          => (int) $row['key_id'],
				'description' => (string) $row['description'],
				'user'        => (int) $row['user_id'],
				'permissions' => (string) $row['permissions'],
				'ending'      => (string) $row['truncated_key'],
				// WooCommerce keeps it in the site's own time.
				'used_at'     => null === $row['last_access'] ? 0 : (int) strtotime( get_gmt_from_date( $row['last_access'] ) . ' UTC' ),
				'ours'        => in_array( (int) $row['key_id'], $own, true ),
			),
			$rows
		);
	}

	public function revoke( int $id ): bool {
		$own = $this->own();
		if ( ! in_array( $id, $own, true ) ) {
			return false;
		}
		update_option( self::OPTION, array_values( array_diff( $own, array( $id ) ) ), false );
		return $this->db->run( 'DELETE FROM %i WHERE key_id=%d', array( $this->table(), $id ) ) > 0;
	}

	/** @return list<int> */
	private function own(): array {
		$ids = get_option( self::OPTION );
		return array_values( array_filter( is_array( $ids ) ? $ids : array(), 'is_int' ) );
	}

	private function table(): string {
		return $this->db->core_table( 'woocommerce_api_keys' );
	}
}
