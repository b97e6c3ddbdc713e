<?php
/**
 * Loads the classes, and the provisioned site where the run has one: unit tests run without WordPress.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

require_once dirname( __DIR__, 2 ) . '/vendor/autoload.php';

( static function (): void {
	$site = getenv( 'CROSSWALK_SITE_DIR' );
	if ( false === $site || '' === $site ) {
		require_once __DIR__ . '/Support/translation.php';
		return;
	}
	$_SERVER['HTTP_HOST']   = 'shop.test';
	$_SERVER['REMOTE_ADDR'] = '127.0.0.1';
	require_once $site . '/wp-load.php';
	require_once ABSPATH . 'wp-admin/includes/admin.php';
	// WooCommerce's mailer adds its hooks once per process: before the first test, or they are taken back with its hooks.
	if ( function_exists( 'WC' ) ) {
		WC()->mailer();
	}
	// WordPress shuts the process down on some errors; a test must see an exception instead.
	add_filter(
		'wp_die_handler',
		static fn () => static function ( $message ): never {
			throw new RuntimeException( 'wp_die: ' . ( is_wp_error( $message ) ? $message->get_error_message() : (string) $message ) );
		}
	);
} )();
