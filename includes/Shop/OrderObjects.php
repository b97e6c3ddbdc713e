<?php
/**
 * Loads orders and refunds in bulk, whichever storage they are in.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Crosswalk\Storage\Db;

final class OrderObjects {

	/**
	 * @param list<int> $ids Orders that exist.
	 * @return array<int, \WC_Order> By id.
	 */
	public static function load( array $ids ): array {
		return array_filter( self::all( $ids ), static fn( \WC_Abstract_Order $order ): bool => $order instanceof \WC_Order );
	}

	/**
	 * @param list<int> $ids Refunds that exist.
	 * @return array<int, \WC_Order_Refund> By id.
	 */
	public static function refunds( array $ids ): array {
		return array_filter( self::all( $ids ), static fn( \WC_Abstract_Order $order ): bool => $order instanceof \WC_Order_Refund );
	}

	/**
	 * Reads the lines of all these orders and their products in four queries; WooCommerce would take two per order and
	 * two per line.
	 *
	 * @param list<int> $ids Orders and refunds.
	 */
	public static function prime_lines( Db $db, array $ids ): void {
		if ( array() === $ids ) {
			return;
		}
		$by_order = array_fill_keys( $ids, array() );
		$rows     = $db->rows( 'SELECT order_item_type, order_item_id, order_id, order_item_name FROM %i WHERE order_id IN (%list) ORDER BY order_item_id', array( $db->core_table( 'woocommerce_order_items' ), $ids ) );
		foreach ( $rows as $row ) {
			$by_order[ (int) $row['order_id'] ][] = (object) $row;
			wp_cache_set( 'item-' . $row['order_item_id'], (object) $row, 'order-items' );
		}
		foreach ( $by_order as $id => $items ) {
			wp_cache_set( 'order-items-' . $id, $items, 'orders' );
		}
		self::prime_line_meta( $db, array_map( 'intval', array_column( $rows, 'order_item_id' ) ) );
	}

	/** @param list<int> $ids Lines. */
	private static function prime_line_meta( Db $db, array $ids ): void {
		if ( array() === $ids ) {
			return;
		}
		$raw      = array_fill_keys( $ids, array() );
		$simple   = array_fill_keys( $ids, array() );
		$products = array();
		foreach ( $db->rows( 'SELECT meta_id, order_item_id, meta_key, meta_value FROM %i WHERE order_item_id IN (%list) ORDER BY meta_id', array( $db->core_table( 'woocommerce_order_itemmeta' ), $ids ) ) as $row ) {
			$id = (int) $row['order_item_id'];
			// WooCommerce wants them with their ids, WordPress by key.
			$raw[ $id ][]                                = (object) $row;
			$simple[ $id ][ (string) $row['meta_key'] ][] = $row['meta_value'];
			if ( '_product_id' === $row['meta_key'] || '_variation_id' === $row['meta_key'] ) {
				$products[ (int) $row['meta_value'] ] = (int) $row['meta_value']; // phpcs:ignore WordPress.DB.SlowDBQuery -- A column of a row, not a query.
			}
		}
		_prime_post_caches( array_values( array_filter( $products ) ), false );
		foreach ( $simple as $id => $meta ) {
			wp_cache_set( $id, $meta, 'order_item_meta' );
		}
		\WC_Order_Item::prime_raw_meta_data_cache( $raw, 'order-items' );
	}

	/**
	 * @param list<int> $ids Orders or refunds that exist.
	 * @return array<int, \WC_Abstract_Order> By id.
	 */
	private static function all( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		if ( ! OrderUtil::custom_orders_table_usage_is_enabled() ) {
			_prime_post_caches( $ids, false );
			// Their meta once more, with its ids, as WooCommerce's objects want it.
			$prime = array( \WC_Data_Store::load( 'order' ), 'prime_caches_for_orders' );
			if ( is_callable( $prime ) ) {
				$prime( $ids, array( 'fields' => array( 'meta_data' ) ) );
			}
		}
		$orders = array();
		$loaded = \WC_Order_Factory::get_orders( $ids, true );
		foreach ( is_array( $loaded ) ? $loaded : array() as $order ) {
			if ( $order instanceof \WC_Abstract_Order && $order->get_object_read() ) {
				$orders[ $order->get_id() ] = $order;
			}
		}
		return $orders;
	}
}
