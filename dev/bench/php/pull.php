<?php
/**
 * Products of a Sandbox written into WooCommerce by the worker, and between its rounds some of the same kind by plain
 * WC_Product::save(): first all are created, then each gets another price and stock.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;

$options    = require __DIR__ . '/boot.php';
$connection = connect( sandbox(), array( 'products' => array( 'direction' => 'to_shop', 'create_shop' => true ) ) ); // phpcs:ignore WordPress.Arrays
$crm        = plugin()->pairings->of( $connection )->endpoint( Side::Remote );
$categories = array();
for ( $i = 1; $i <= $options['categories']; $i++ ) {
	$categories[ "Category $i" ] = (int) wp_insert_term( "Category $i", 'product_cat' )['term_id'];
}
$names  = array_keys( $categories );
$data   = array_map( static fn( int $i ): array => product( $i, $names ), range( 1, $options['records'] + $options['rounds'] * $options['singles'] ) );
$rounds = array_chunk( array_slice( $data, 0, $options['records'] ), (int) ceil( $options['records'] / $options['rounds'] ) );
$plain  = array_chunk( array_slice( $data, $options['records'] ), $options['singles'] );
$ids    = array();
$made   = array();
$result = array();

foreach ( $rounds as $round => $batch ) {
	wp_cache_flush();
	$start = microtime( true );
	foreach ( $plain[ $round ] as $fields ) {
		$made[ $round ][] = save( new \WC_Product_Simple(), $fields, $categories );
	}
	$result['create_plain'][] = count( $plain[ $round ] ) / ( microtime( true ) - $start );
	$ids[ $round ]            = array();
	foreach ( $batch as $fields ) {
		foreach ( $crm->save( 'products', array( new Write( 'k', null, $fields ) ) ) as $saved ) {
			$ids[ $round ][] = $saved->record->id;
		}
	}
	$result['create_worker'][] = by_worker( $connection, $ids[ $round ], 'created' );
}
foreach ( $rounds as $round => $batch ) {
	wp_cache_flush();
	$start = microtime( true );
	foreach ( $made[ $round ] as $i => $id ) {
		$product = wc_get_product( $id );
		$product->set_regular_price( changed( $plain[ $round ][ $i ] )['price'] );
		$product->set_stock_quantity( (int) changed( $plain[ $round ][ $i ] )['in_stock'] );
		$product->save();
	}
	$result['update_plain'][] = count( $made[ $round ] ) / ( microtime( true ) - $start );
	foreach ( $batch as $i => $fields ) {
		foreach ( $crm->save( 'products', array( new Write( 'k', $ids[ $round ][ $i ], changed( $fields ) ) ) ) as $saved ) {
			expect( null === $saved->error, (string) $saved->error?->getMessage() );
		}
	}
	$result['update_worker'][] = by_worker( $connection, $ids[ $round ], 'updated' );
}
$term = get_term( reset( $categories ), 'product_cat' );
expect( (int) ( count( $data ) / count( $categories ) ) === $term->count, "The first category counts $term->count products." );
answer( $result );

/** @param list<string> $ids @return float Products per second. */
function by_worker( int $connection, array $ids, string $outcome ): float {
	$before = outcomes( $connection )[ $outcome ] ?? 0;
	enqueue( $connection, 'products', Side::Remote, $ids );
	wp_cache_flush();
	$queries = $GLOBALS['wpdb']->num_queries;
	$rate    = count( $ids ) / work( $connection );
	fwrite( STDERR, sprintf( "%s: %.1f queries each\n", $outcome, ( $GLOBALS['wpdb']->num_queries - $queries ) / count( $ids ) ) );
	$done = ( outcomes( $connection )[ $outcome ] ?? 0 ) - $before;
	expect( count( $ids ) === $done, "Only $done products were $outcome." );
	return $rate;
}

/** @param list<string> $categories Names. @return array<string, mixed> A product of the CRM. */
function product( int $i, array $categories ): array {
	return array(
		'title'       => "Product $i",
		'code'        => "P-$i",
		'summary'     => "The product with the number $i.",
		'description' => 'What it is good for, in a sentence or two, as a catalogue has it.',
		'price'       => number_format( 5 + $i % 100, 2, '.', '' ),
		'in_stock'    => '50',
		'track_stock' => true,
		'active'      => true,
		'weight'      => '1.5',
		'category'    => $categories[ $i % count( $categories ) ],
	);
}

/** @param array<string, mixed> $fields @return array{price: string, in_stock: string} */
function changed( array $fields ): array {
	return array(
		'price'    => number_format( 1 + (float) $fields['price'], 2, '.', '' ),
		'in_stock' => '40',
	);
}

/** @param array<string, mixed> $fields @param array<string, int> $categories @return int Its id. */
function save( \WC_Product $product, array $fields, array $categories ): int {
	$product->set_name( $fields['title'] );
	$product->set_sku( $fields['code'] );
	$product->set_short_description( $fields['summary'] );
	$product->set_description( $fields['description'] );
	$product->set_regular_price( $fields['price'] );
	$product->set_manage_stock( true );
	$product->set_stock_quantity( (int) $fields['in_stock'] );
	$product->set_status( 'publish' );
	$product->set_weight( $fields['weight'] );
	$product->set_category_ids( array( $categories[ $fields['category'] ] ) );
	return $product->save();
}
