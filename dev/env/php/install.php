<?php
/**
 * Installs WordPress, and WooCommerce where the site has it, into the empty database of a test site.
 *
 * Usage: php install.php <site directory>
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = (string) wp_parse_host( (string) getenv( 'CROSSWALK_SITE_URL' ) );

/**
 * The host and port of a URL, before WordPress is there to ask.
 *
 * @param string $url Absolute URL.
 */
function wp_parse_host( string $url ): string {
	// phpcs:ignore WordPress.WP.AlternativeFunctions -- WordPress is not loaded yet.
	$parts = parse_url( $url );
	return ( $parts['host'] ?? 'localhost' ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

// No mail about the new site.
add_filter( 'pre_wp_mail', '__return_true' );

wp_install( 'Crosswalk test shop', 'admin', 'admin@shop.test', false, '', 'password' );

update_option( 'permalink_structure', '/%postname%/' );
// Avatars come from elsewhere.
update_option( 'show_avatars', '0' );
update_option( 'timezone_string', 'Europe/Berlin' );

if ( is_dir( WP_PLUGIN_DIR . '/woocommerce' ) ) {
	update_option( 'woocommerce_default_country', 'DE:DE-BE' );
	update_option( 'woocommerce_currency', 'EUR' );
	update_option( 'woocommerce_calc_taxes', 'yes' );
	update_option( 'woocommerce_prices_include_tax', 'no' );
	// A shop that is open, and not in its set-up wizard.
	update_option( 'woocommerce_onboarding_profile', array( 'skipped' => true ) );
	update_option( 'woocommerce_task_list_hidden', 'yes' );
	update_option( 'woocommerce_allow_tracking', 'no' );
	update_option( 'woocommerce_show_marketplace_suggestions', 'no' );

	$result = activate_plugin( 'woocommerce/woocommerce.php' );
	if ( is_wp_error( $result ) ) {
		fwrite( STDERR, $result->get_error_message() . "\n" );
		exit( 1 );
	}
}

$manager = wp_insert_user(
	array(
		'user_login' => 'manager',
		'user_pass'  => 'password',
		'user_email' => 'manager@shop.test',
		'role'       => wp_roles()->is_role( 'shop_manager' ) ? 'shop_manager' : 'editor',
	)
);
if ( is_wp_error( $manager ) ) {
	fwrite( STDERR, $manager->get_error_message() . "\n" );
	exit( 1 );
}
