<?php
/**
 * Pages of the Sync log over a few record rows, then over very many.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

$options    = require __DIR__ . '/boot.php';
$connection = connect( sandbox(), array( 'products' => array( 'direction' => 'both' ) ) ); // phpcs:ignore WordPress.Arrays
wp_set_current_user( 1 );
add_action( 'rest_api_init', array( plugin(), 'register_routes' ) );

// The same runs and enough records for full pages, so that a page shows as much both times.
foreach ( range( 1, 10 ) as $i ) {
	fill( plugin()->runs->start( $connection, 'person', 1, array(), 'done' ), 24 );
}
$run = plugin()->runs->start( $connection, 'person', 1, array(), 'done' );
fill( $run, $options['few'] );
$few = times( $connection, $options['rounds'] );
fill( $run, $options['records'] );
$many = times( $connection, $options['rounds'] );
$rows = (int) $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM {$GLOBALS['wpdb']->prefix}crosswalk_run_records" );
expect( $rows >= $options['records'], "There are $rows record rows." );
answer( compact( 'few', 'many', 'rows' ) );

/** Adds at least so many records of every module, side and outcome to a run. */
function fill( int $run, int $records ): void {
	global $wpdb;
	$prefix = $wpdb->prefix . 'crosswalk_';
	$parts  = array();
	foreach ( array( 'contacts', 'products', 'orders' ) as $module ) {
		foreach ( array( 'shop', 'remote' ) as $side ) {
			$parts[] = "SELECT '$module' AS module, '$side' AS side";
		}
	}
	$quarter = (int) ceil( $records / count( $parts ) / 4 );
	$each    = 4 * $quarter;
	$parts   = implode( ' UNION ALL ', $parts );
	$wpdb->query( "INSERT INTO {$prefix}run_records (run_id, module, side, outcome, shop_id, remote_id, name, code, reason, at) SELECT $run, p.module, p.side, ELT(1 + s.seq MOD 4, 'created', 'updated', 'skipped', 'failed'), CONCAT('product:', s.seq), s.seq, CONCAT('Record ', s.seq), '', '', UNIX_TIMESTAMP() FROM seq_1_to_$each s CROSS JOIN ($parts) p ORDER BY s.seq" ); // phpcs:ignore WordPress.DB.PreparedSQL
	$wpdb->query( "INSERT INTO {$prefix}run_counts (run_id, module, side, created, updated, skipped, failed) SELECT $run, p.module, p.side, $quarter, $quarter, $quarter, $quarter FROM ($parts) p ON DUPLICATE KEY UPDATE created=created+$quarter, updated=updated+$quarter, skipped=skipped+$quarter, failed=failed+$quarter" ); // phpcs:ignore WordPress.DB.PreparedSQL
	$wpdb->query( "ANALYZE TABLE {$prefix}run_records, {$prefix}run_counts, {$prefix}runs" ); // phpcs:ignore WordPress.DB.PreparedSQL
}

/** @return array<string, list<float>> Milliseconds of each kind of page. */
function times( int $connection, int $rounds ): array {
	$run   = (int) plugin()->runs->newest( $connection, PHP_INT_MAX, 1 )[0]['id'];
	$pages = array(
		'log'                     => array( '/log', array( 'connection_id' => $connection ) ),
		'log of a module'         => array( '/log', array( 'connection_id' => $connection, 'module' => 'products' ) ), // phpcs:ignore WordPress.Arrays
		'records'                 => array( "/runs/$run/records", array() ),
		'records of an outcome'   => array( "/runs/$run/records", array( 'module' => 'products', 'side' => 'remote', 'outcome' => array( 'failed' ) ) ), // phpcs:ignore WordPress.Arrays
		'control'                 => array( '/connections', array() ),
		'records of two outcomes' => array( "/runs/$run/records", array( 'module' => 'products', 'outcome' => array( 'created', 'updated' ) ) ), // phpcs:ignore WordPress.Arrays
	);
	$times = array();
	for ( $i = 0; $i < $rounds; $i++ ) {
		foreach ( $pages as $name => list( $path, $query ) ) {
			$request = new \WP_REST_Request( 'GET', '/crosswalk/v1' . $path );
			$request->set_query_params( $query + array( 'per_page' => 25 ) );
			$start    = hrtime( true );
			$response = rest_do_request( $request );
			$taken    = ( hrtime( true ) - $start ) / 1e6;
			expect( 200 === $response->get_status() && array() !== ( $response->get_data()['items'] ?? $response->get_data() ), "$path answered with " . wp_json_encode( $response->get_data() ) );
			$times[ $name ][] = $taken;
		}
	}
	return $times;
}
