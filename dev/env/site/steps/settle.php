<?php
/**
 * What WooCommerce leaves for the first requests after its installation, done at once; then the plugin is activated.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

return static function (): array {
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	$plugin = 'crosswalk/plugin.php';

	if ( function_exists( 'WC' ) ) {
		delete_transient( '_wc_activation_redirect' );
		update_option( 'woocommerce_coming_soon', 'no' );
		update_option( 'woocommerce_custom_orders_table_data_sync_enabled', 'no' );
		// Downloads, reports and imports that a demo does without.
		foreach ( as_get_scheduled_actions( array( 'per_page' => -1, 'status' => 'pending' ), 'ids' ) as $id ) { // phpcs:ignore WordPress.Arrays
			ActionScheduler_Store::instance()->delete_action( $id );
		}
		$result = activate_plugin( $plugin, '', false );
		if ( is_wp_error( $result ) ) {
			throw new RuntimeException( $result->get_error_message() );
		}
	} elseif ( ! is_plugin_active( $plugin ) ) {
		// Core refuses to activate a plugin whose requirement is absent. The sample shop goes round that check.
		require_once WP_PLUGIN_DIR . '/' . $plugin;
		( new Crosswalk\Plugin() )->activation()->activate();
		update_option( 'active_plugins', array( $plugin ) );
	}
	// The set-up guide is for a shop without a connection; this one gets its own.
	delete_user_meta( get_current_user_id(), Crosswalk\Activation::WELCOME );
	return array( 'storage' => get_option( 'woocommerce_custom_orders_table_enabled' ) );
};
