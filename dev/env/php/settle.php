<?php
/**
 * What WooCommerce leaves for the first requests after its installation, done at once: no test should meet it.
 *
 * Usage: php settle.php <site directory> <hpos|posts>
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;

require $argv[1] . '/wp-load.php';

if ( ! function_exists( 'WC' ) ) {
	exit( 0 );
}

WC_Install::newly_installed();
update_option( 'woocommerce_coming_soon', 'no' );
delete_transient( '_wc_activation_redirect' );

$synchronizer = wc_get_container()->get( DataSynchronizer::class );
if ( ! $synchronizer->check_orders_table_exists() ) {
	$synchronizer->create_database_tables();
}
update_option( 'woocommerce_custom_orders_table_enabled', 'posts' === $argv[2] ? 'no' : 'yes' );
update_option( 'woocommerce_custom_orders_table_data_sync_enabled', 'no' );

// Follow-ups of the installation (downloads, reports): nothing that a test of ours needs.
foreach ( as_get_scheduled_actions( array( 'per_page' => -1 ), 'ids' ) as $action_id ) {
	ActionScheduler_Store::instance()->delete_action( $action_id );
}
