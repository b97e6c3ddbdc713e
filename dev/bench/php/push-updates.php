<?php
/**
 * Changes of contacts, round by round: one call after the other, then the same number by the worker on its sessions.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;

$options = require __DIR__ . '/boot.php';
require __DIR__ . '/shop.php';
$connection = connect( $options['crm'], array( 'contacts' => array( 'direction' => 'to_remote' ) ) ); // phpcs:ignore WordPress.Arrays
$count      = $options['records'];
$ids        = $options['sample'] ? sample_customers( $count ) : customers( $count );
$crm        = plugin()->pairings->of( $connection )->endpoint( Side::Remote );
enqueue( $connection, 'contacts', Side::Shop, $ids );
work( $connection );
$links = plugin()->links->of( $connection, 'contacts', Side::Shop, $ids );
expect( count( $links ) === $count, 'Not all contacts were created.' );
set_latency( $options, $options['latency'] );

$one_by_one = array();
$by_worker  = array();
for ( $round = 1; $round <= $options['rounds']; $round++ ) {
	$start = microtime( true );
	foreach ( array_slice( $ids, 0, $options['singles'] ) as $id ) {
		foreach ( $crm->save( 'contacts', array( new Write( 'k', $links[ $id ]->remote_id, array( 'homephone' => "+49 $round" ) ) ) ) as $result ) {
			expect( null === $result->error, (string) $result->error?->getMessage() );
		}
	}
	$one_by_one[] = $options['singles'] / ( microtime( true ) - $start );

	change_customers( $ids, $round, (bool) $options['sample'] );
	$before = outcomes( $connection )['updated'] ?? 0;
	enqueue( $connection, 'contacts', Side::Shop, $ids );
	$by_worker[] = $count / work( $connection );
	$updated     = ( outcomes( $connection )['updated'] ?? 0 ) - $before;
	expect( $updated === $count, "Only $updated contacts were updated." );
}
answer( array( 'one_by_one' => $one_by_one, 'by_worker' => $by_worker ) ); // phpcs:ignore WordPress.Arrays

/** @param array<string, mixed> $options */
function set_latency( array $options, array $latency ): void {
	wp_remote_post(
		$options['control'] . '/latency',
		array(
			'headers' => array( 'Content-Type' => 'application/json' ),
			'body'    => wp_json_encode( $latency ),
		)
	);
}

/** @param list<string> $ids Customers who have a new telephone. */
function change_customers( array $ids, int $round, bool $sample ): void {
	global $wpdb;
	if ( $sample ) {
		foreach ( $ids as $id ) {
			iterator_to_array( plugin()->shop->save( 'contacts', array( new Write( 'k', $id, array( 'phone' => "+49 40 $round" ) ) ) ) );
		}
		return;
	}
	$numbers = implode( ',', array_map( static fn( string $id ): int => (int) substr( $id, 5 ), $ids ) );
	$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->usermeta} SET meta_value=%s WHERE meta_key='billing_phone' AND user_id IN ($numbers)", "+49 40 $round" ) );
	wp_cache_flush();
}
