<?php
/**
 * Activates the plugin on a test site.
 *
 * Usage: php activate.php <site directory>
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

const PLUGIN = 'crosswalk/plugin.php';

if ( is_dir( WP_PLUGIN_DIR . '/woocommerce' ) ) {
	$result = activate_plugin( PLUGIN );
	if ( is_wp_error( $result ) ) {
		fwrite( STDERR, $result->get_error_message() . "\n" );
		exit( 1 );
	}
} else {
	// Core refuses to activate a plugin whose requirement is absent. The sample shop goes round that check.
	wp_register_plugin_realpath( WP_PLUGIN_DIR . '/' . PLUGIN );
	require_once WP_PLUGIN_DIR . '/' . PLUGIN;
	// phpcs:ignore WordPress.NamingConventions.ValidHookName -- Core's own name of the hook.
	do_action( 'activate_' . PLUGIN, false );
	update_option( 'active_plugins', array( PLUGIN ) );
}
