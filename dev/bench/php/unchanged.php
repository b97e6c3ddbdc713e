<?php
/**
 * A run over linked products that did not change, against loading the same products one by one.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Locks;

$options    = require __DIR__ . '/boot.php';
require __DIR__ . '/shop.php';
$category   = (int) wp_insert_term( 'Benchmark', 'product_cat' )['term_id'];
$numbers    = products( $options['records'], $category );
$connection = connect( $options['crm'], array( 'products' => array( 'direction' => 'both' ) ) ); // phpcs:ignore WordPress.Arrays
$pairing    = plugin()->pairings->of( $connection );
$remote     = versions_of( $pairing->endpoint( Side::Remote ) );
$shop       = versions_of( $pairing->endpoint( Side::Shop ) );
expect( count( $remote ) === $options['records'] && count( $shop ) === $options['records'], sprintf( '%d products in the shop and %d in the CRM.', count( $shop ), count( $remote ) ) );
link_all( $connection, $shop, $remote );
$GLOBALS['wpdb']->query( "ANALYZE TABLE {$GLOBALS['wpdb']->posts}, {$GLOBALS['wpdb']->prefix}crosswalk_links, {$GLOBALS['wpdb']->term_relationships}, {$GLOBALS['wpdb']->prefix}wc_product_meta_lookup" );

// The first run finds out where polling begins and what the CRM is; the next ones are the ones of every day.
run( $connection, $options );
$ours = array();
for ( $i = 0; $i < 3; $i++ ) {
	control( $options, 'DELETE' );
	$ours[] = run( $connection, $options ) + array( 'operations' => control( $options, 'GET' )['operations'] );
}

$one_by_one = array();
foreach ( array_chunk( $numbers, (int) ceil( count( $numbers ) / 4 ) ) as $part ) {
	wp_cache_flush();
	$start = microtime( true );
	foreach ( $part as $i => $number ) {
		wc_get_product( $number )->get_name();
		if ( 99 === $i % 100 ) {
			wp_cache_flush_runtime();
		}
	}
	$one_by_one[] = ( microtime( true ) - $start ) / count( $part ) * count( $numbers );
}
answer( array( 'runs' => $ours, 'one_by_one' => $one_by_one ) ); // phpcs:ignore WordPress.Arrays

/** @return array<string, string> Versions by id, in order. */
function versions_of( Endpoint $endpoint ): array {
	$all   = array();
	$after = null;
	do {
		$page = $endpoint->list( 'products', $after, 1000 );
		foreach ( $page->entries as $entry ) {
			$all[ $entry->id ] = $entry->version;
		}
		$after = $page->next;
	} while ( ! $page->done );
	return $all;
}

/**
 * Links as a first run leaves them.
 *
 * @param array<string, string> $shop   Versions by id.
 * @param array<string, string> $remote Versions by id.
 */
function link_all( int $connection, array $shop, array $remote ): void {
	$token = Locks::token();
	$pairs = array_map( null, array_keys( $shop ), array_keys( $remote ) );
	foreach ( array_chunk( $pairs, 500 ) as $chunk ) {
		$links = array();
		foreach ( $chunk as list( $ours, $theirs ) ) {
			$link                 = new Link( 0, $connection, 'products', (string) $ours, (string) $theirs );
			$link->shop_version   = $shop[ $ours ];
			$link->remote_version = $remote[ $theirs ];
			$links[]              = $link;
		}
		plugin()->links->insert( $links, $token );
		plugin()->links->release( array_map( static fn( Link $link ): int => $link->id, $links ), $token );
	}
}

/**
 * @param array<string, mixed> $options
 * @return array{seconds: float, network: float, queries: int} Network: spent between sending a request and its answer.
 */
function run( int $connection, array $options ): array {
	global $wpdb;
	$network = 0.0;
	$sent    = 0.0;
	$before  = static function ( $args ) use ( &$sent ) {
		$sent = microtime( true );
		return $args;
	};
	$after   = static function () use ( &$sent, &$network ): void {
		$network += microtime( true ) - $sent;
	};
	add_filter( 'http_request_args', $before );
	add_action( 'http_api_debug', $after );
	$queries = $wpdb->num_queries;
	$start   = microtime( true );
	$id      = plugin()->run_control->start( $connection, array(), 'schedule', 0 );
	work( $connection );
	$seconds = microtime( true ) - $start;
	remove_filter( 'http_request_args', $before );
	remove_action( 'http_api_debug', $after );
	$unchanged = array_sum( array_map( 'intval', array_column( plugin()->runs->counts( array( $id ) )[ $id ] ?? array(), 'unchanged' ) ) );
	expect( 2 * $options['records'] === $unchanged, "Only $unchanged records were found unchanged: " . wp_json_encode( plugin()->runs->counts( array( $id ) ) ) );
	return array(
		'seconds' => $seconds,
		'network' => $network,
		'queries' => $wpdb->num_queries - $queries,
	);
}

/** @param array<string, mixed> $options @return array<string, mixed> The emulator's statistics. */
function control( array $options, string $method ): array {
	$answer = wp_remote_request( $options['control'] . '/stats', array( 'method' => $method ) );
	return (array) json_decode( wp_remote_retrieve_body( $answer ), true );
}
