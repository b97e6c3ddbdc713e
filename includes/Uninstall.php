<?php
/**
 * Removes everything the plugin has left on a site, unless a setting says to keep it.
 */

declare( strict_types=1 );

namespace Crosswalk;

use Crosswalk\Storage\Db;
use Crosswalk\Storage\Schema;
use Crosswalk\Storage\Settings;
use Crosswalk\Sync\CatchUp;

final class Uninstall {

	/** Own key of the source record, kept with records of the shop that the plugin has created. */
	private const KEY = '_crosswalk_key';

	/** What is remembered of images that were taken into the media library. */
	private const OF_IMAGES = array( '_crosswalk_image_source', '_crosswalk_image_content' );

	public function __construct( private readonly Db $db, private readonly Schema $schema, private readonly Capabilities $capabilities ) {
	}

	/** Every site of a network decides for itself; what users have belongs to all of them. */
	public function everywhere(): void {
		$kept = false;
		foreach ( is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() ) as $site ) { // phpcs:ignore WordPress.Arrays
			$kept = ! $this->on( $site ) || $kept;
		}
		if ( ! $kept ) {
			delete_metadata( 'user', 0, self::KEY, '', true );
		}
		delete_metadata( 'user', 0, Activation::WELCOME, '', true );
		delete_site_option( CatchUp::NETWORK );
	}

	/** @return bool False: the site keeps its data. */
	private function on( int $site ): bool {
		if ( get_current_blog_id() === $site ) {
			return $this->here();
		}
		switch_to_blog( $site );
		$gone = $this->here();
		restore_current_blog();
		return $gone;
	}

	private function here(): bool {
		if ( ( new Settings() )->all()['keep_data'] ) {
			return false;
		}
		$this->schema->drop();
		$this->capabilities->revoke();
		$this->delete_meta();
		$this->delete_options();
		wp_cache_flush();
		return true;
	}

	private function delete_meta(): void {
		foreach ( array( 'post', 'term' ) as $type ) {
			delete_metadata( $type, 0, self::KEY, '', true );
		}
		foreach ( self::OF_IMAGES as $key ) {
			delete_metadata( 'post', 0, $key, '', true );
		}
		// Orders in tables of their own (HPOS). WooCommerce may be gone by now, its table stays.
		$orders = $this->db->core_table( 'wc_orders_meta' );
		if ( $orders === $this->db->value( 'SHOW TABLES LIKE %s', array( $this->db->like( $orders ) ) ) ) {
			$this->db->run( 'DELETE FROM %i WHERE meta_key=%s', array( $orders, self::KEY ) );
		}
	}

	private function delete_options(): void {
		foreach ( array( 'crosswalk_', '_transient_crosswalk_', '_transient_timeout_crosswalk_' ) as $start ) {
			$names = $this->db->column( 'SELECT option_name FROM %i WHERE option_name LIKE %s', array( $this->db->core_table( 'options' ), $this->db->like( $start ) . '%' ) );
			array_map( 'delete_option', $names );
		}
	}
}
