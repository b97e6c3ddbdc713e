<?php
/**
 * Fills the shop with thousands of records by a few statements, as WooCommerce would have stored them. Only for what is
 * there before something is measured.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

/**
 * Customers as the checkout makes them.
 *
 * @return list<string> Typed ids.
 */
function customers( int $count ): array {
	global $wpdb;
	$first = 1 + (int) $wpdb->get_var( "SELECT MAX(ID) FROM {$wpdb->users}" );
	$users = array();
	$meta  = array();
	$ids   = array();
	$time  = gmdate( 'Y-m-d H:i:s', time() - DAY_IN_SECONDS );
	for ( $id = $first; $id < $first + $count; $id++ ) {
		$email   = "customer$id@shop.test";
		$users[] = array( $id, "customer$id", '*', "customer$id", $email, $time, "Customer $id" );
		$values  = array(
			'wp_capabilities'     => serialize( array( 'customer' => true ) ), // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- As WordPress stores it.
			'first_name'          => 'Customer',
			'last_name'           => "Number $id",
			'billing_first_name'  => 'Customer',
			'billing_last_name'   => "Number $id",
			'billing_email'       => $email,
			'billing_phone'       => "+49 30 $id",
			'billing_address_1'   => "Main street $id",
			'billing_city'        => 'Berlin',
			'billing_postcode'    => '10115',
			'billing_country'     => 'DE',
			'shipping_first_name' => 'Customer',
			'shipping_last_name'  => "Number $id",
			'shipping_address_1'  => "Main street $id",
			'shipping_city'       => 'Berlin',
			'shipping_postcode'   => '10115',
			'shipping_country'    => 'DE',
			'last_update'         => (string) ( time() - HOUR_IN_SECONDS ),
		);
		foreach ( $values as $key => $value ) {
			$meta[] = array( $id, $key, $value );
		}
		$ids[] = 'user:' . $id;
	}
	insert( $wpdb->users, 'ID,user_login,user_pass,user_nicename,user_email,user_registered,display_name', $users );
	insert( $wpdb->usermeta, 'user_id,meta_key,meta_value', $meta );
	return $ids;
}

/**
 * Simple published products, "Product 1" with SKU "P-1" and so on, in one category.
 *
 * @return list<int>
 */
function products( int $count, int $category ): array {
	global $wpdb;
	$first  = 1 + (int) $wpdb->get_var( "SELECT MAX(ID) FROM {$wpdb->posts}" );
	$term   = get_term( $category, 'product_cat' );
	$simple = get_term_by( 'slug', 'simple', 'product_type' );
	$time   = gmdate( 'Y-m-d H:i:s', time() - DAY_IN_SECONDS );
	$rows   = array_fill_keys( array( 'posts', 'meta', 'lookup', 'terms' ), array() );
	for ( $i = 1; $i <= $count; $i++ ) {
		$id              = $first + $i - 1;
		$price           = number_format( 5 + $i % 100, 2, '.', '' );
		$rows['posts'][] = array( $id, 1, $time, $time, $time, $time, "Product $i", 'What it is good for.', '', 'publish', "product-$i", 'product', '', '', '' );
		foreach ( meta( $price, "P-$i" ) as $key => $value ) {
			$rows['meta'][] = array( $id, $key, $value );
		}
		$rows['lookup'][] = array( $id, "P-$i", $price, $price, 50, 'instock', 'taxable', '' );
		$rows['terms'][]  = array( $id, $simple->term_taxonomy_id );
		$rows['terms'][]  = array( $id, $term->term_taxonomy_id );
	}
	insert( $wpdb->posts, 'ID,post_author,post_date,post_date_gmt,post_modified,post_modified_gmt,post_title,post_content,post_excerpt,post_status,post_name,post_type,to_ping,pinged,post_content_filtered', $rows['posts'] );
	insert( $wpdb->postmeta, 'post_id,meta_key,meta_value', $rows['meta'] );
	insert( $wpdb->prefix . 'wc_product_meta_lookup', 'product_id,sku,min_price,max_price,stock_quantity,stock_status,tax_status,tax_class', $rows['lookup'] );
	insert( $wpdb->term_relationships, 'object_id,term_taxonomy_id', $rows['terms'] );
	return range( $first, $first + $count - 1 );
}

/** @return array<string, string> Meta of a simple product. */
function meta( string $price, string $sku ): array {
	return array(
		'_sku'           => $sku,
		'_regular_price' => $price,
		'_price'         => $price,
		'_manage_stock'  => 'yes',
		'_stock'         => '50',
		'_stock_status'  => 'instock',
		'_tax_status'    => 'taxable',
		'_tax_class'     => '',
		'_backorders'    => 'no',
		'_virtual'       => 'no',
		'_downloadable'  => 'no',
		'total_sales'    => '0',
	);
}

/** @param list<list<string|int>> $rows In the order of the columns. */
function insert( string $table, string $columns, array $rows ): void {
	global $wpdb;
	foreach ( array_chunk( $rows, 500 ) as $chunk ) {
		$tuples = array_map( static fn( array $row ): string => $wpdb->prepare( '(' . implode( ',', array_fill( 0, count( $row ), '%s' ) ) . ')', $row ), $chunk );
		expect( false !== $wpdb->query( "INSERT INTO $table ($columns) VALUES " . implode( ',', $tuples ) ), $wpdb->last_error );
	}
}

/**
 * The same in the sample shop.
 *
 * @return list<string> Ids.
 */
function sample_customers( int $count ): array {
	$ids = array();
	for ( $i = 1; $i <= $count; $i++ ) {
		$fields = array(
			'email'             => "customer$i@shop.test",
			'first_name'        => 'Customer',
			'last_name'         => "Number $i",
			'phone'             => "+49 30 $i",
			'billing_address_1' => "Main street $i",
			'billing_city'      => 'Berlin',
			'billing_postcode'  => '10115',
			'billing_country'   => 'DE',
		);
		foreach ( plugin()->shop->save( 'contacts', array( new \Crosswalk\Endpoint\Write( 'k', null, $fields ) ) ) as $result ) {
			$ids[] = (string) $result->record?->id;
		}
	}
	return $ids;
}
