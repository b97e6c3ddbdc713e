<?php
/**
 * A mapping tried on a linked record, as the page asks for it over REST, and one plain read of the same record of the
 * emulated Vtiger: the contact, and the name of its organisation. The script is a process of its own for each, as every request of the page is.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Side;

$options = require __DIR__ . '/boot.php';
require __DIR__ . '/shop.php';

if ( 'prepare' === $options['step'] ) {
	$connection = connect( $options['crm'], array( 'contacts' => array( 'direction' => 'both' ) ) ); // phpcs:ignore WordPress.Arrays
	$ids        = $options['sample'] ? sample_customers( 1 ) : customers( 1 );
	enqueue( $connection, 'contacts', Side::Shop, $ids );
	work( $connection );
	$link = plugin()->links->of( $connection, 'contacts', Side::Shop, $ids )[ $ids[0] ];
	answer( array( 'connection' => $connection, 'shop' => $ids[0], 'remote' => $link->id_on( Side::Remote ) ) ); // phpcs:ignore WordPress.Arrays
	return;
}

$connection = (int) $options['connection'];
if ( 'read' === $options['step'] ) {
	$crm   = plugin()->pairings->of( $connection )->endpoint( Side::Remote );
	$start = microtime( true );
	expect( array() !== $crm->fetch( 'contacts', array( $options['remote'] ) ), 'The contact is gone.' );
	answer( array( 'seconds' => microtime( true ) - $start ) );
	return;
}

wp_set_current_user( 1 );
$path    = "/crosswalk/v1/connections/$connection/mappings/contacts";
$mapping = rest_do_request( new \WP_REST_Request( 'GET', $path ) )->get_data();
$request = new \WP_REST_Request( 'POST', "$path/preview" );
$request->set_header( 'Content-Type', 'application/json' );
$request->set_body( (string) wp_json_encode( array( 'rows' => $mapping['rows'], 'match' => $mapping['match'], 'side' => 'shop', 'record' => $options['shop'] ) ) ); // phpcs:ignore WordPress.Arrays
// What asking for the mapping has left in this process, a request for the preview alone would not find.
wp_cache_flush();
$start    = microtime( true );
$response = rest_do_request( $request );
$seconds  = microtime( true ) - $start;
$data     = $response->get_data();
expect( 200 === $response->get_status() && null !== $data['remote'] && count( $data['rows'] ) > 5, (string) wp_json_encode( $data ) );
answer( array( 'seconds' => $seconds ) );
