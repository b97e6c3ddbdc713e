<?php
/**
 * Customers created as contacts in an emulated Vtiger by the worker.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Side;

$options = require __DIR__ . '/boot.php';
require __DIR__ . '/shop.php';
$connection = connect( $options['crm'], array( 'contacts' => array( 'direction' => 'to_remote' ) ) ); // phpcs:ignore WordPress.Arrays
$ids        = $options['sample'] ? sample_customers( $options['records'] + 10 ) : customers( $options['records'] + 10 );

// The first ones log in, read the descriptions and make the organisation for customers.
enqueue( $connection, 'contacts', Side::Shop, array_slice( $ids, 0, 10 ) );
work( $connection );
enqueue( $connection, 'contacts', Side::Shop, array_slice( $ids, 10 ) );
$queries = $GLOBALS['wpdb']->num_queries;
$seconds = work( $connection );
$created = outcomes( $connection )['created'] ?? 0;
expect( count( $ids ) === $created, "Only $created contacts were created." );
answer( array( 'seconds' => $seconds, 'queries' => $GLOBALS['wpdb']->num_queries - $queries ) ); // phpcs:ignore WordPress.Arrays
