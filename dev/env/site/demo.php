<?php
/**
 * Plugin Name: Demo shop
 * Description: Lets `npm start` work inside this site: it runs the steps beside this file, keeps the site from calling home, and makes the embedded database quick.
 *
 * Copied to wp-content/mu-plugins by dev/start; part of no real shop.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

( static function (): void {
	$folder = WP_CONTENT_DIR . '/demo';

	if ( is_file( $folder . '/sample-shop' ) ) {
		define( 'CROSSWALK_SAMPLE_SHOP', true );
	}

	// The embedded WordPress answers one request at a time. With the lock held for the whole request, SQLite
	// need not ask the host for it at every statement. While it boots, it opens the database twice.
	if ( class_exists( 'WP_SQLite_DB', false ) && is_file( '/internal/shared/booted' ) ) {
		global $wpdb;
		foreach ( array( 'locking_mode = EXCLUSIVE', 'synchronous = OFF' ) as $pragma ) {
			$wpdb->dbh->execute_sqlite_query( "PRAGMA $pragma" );
		}
	}

	// Without a network each of these calls would hold a page for seconds.
	add_filter(
		'pre_http_request',
		static function ( $answer, array $args, string $url ) {
			$host = (string) wp_parse_url( $url, PHP_URL_HOST );
			$home = 1 === preg_match( '/(^|\.)(wordpress\.org|w\.org|wordpress\.com|wp\.com|woocommerce\.com|automattic\.com|gravatar\.com)$/', $host ); // phpcs:ignore WordPress.WP.CapitalPDangit -- Host names.
			return $home ? new WP_Error( 'demo', 'The demo shop does not call home.' ) : $answer;
		},
		10,
		3
	);
	// The emulated CRM is on this machine, on a port that WordPress does not count among the safe ones.
	add_filter( 'http_request_host_is_external', static fn( $external, string $host ): bool => $external || '127.0.0.1' === $host, 10, 2 );
	add_filter( 'http_allowed_safe_ports', static fn( array $ports, string $host ): array => '127.0.0.1' === $host ? array( ...$ports, (int) get_option( 'demo_crm_port' ) ) : $ports, 10, 2 );
	add_filter( 'pre_wp_mail', '__return_true' );
	// A request of the site to itself would wait for the one that made it.
	add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );

	add_action(
		'wp_loaded',
		static function () use ( $folder ): void {
			$step = sanitize_key( wp_unslash( $_GET['demo-step'] ?? '' ) ); // phpcs:ignore WordPress.Security
			if ( '' === $step ) {
				return;
			}
			$token = (string) file_get_contents( $folder . '/token' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
			if ( ! hash_equals( $token, (string) wp_unslash( $_SERVER['HTTP_X_DEMO_TOKEN'] ?? '' ) ) ) { // phpcs:ignore WordPress.Security
				wp_send_json( array( 'error' => 'Not for you.' ), 403 );
			}
			wp_set_current_user( 1 );
			ini_set( 'max_execution_time', '0' ); // phpcs:ignore WordPress.PHP
			try {
				$run    = require $folder . '/steps/' . $step . '.php';
				$result = $run( json_decode( (string) file_get_contents( 'php://input' ), true ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions
			} catch ( Throwable $e ) {
				wp_send_json( array( 'error' => $e->getMessage() . ' (' . basename( $e->getFile() ) . ':' . $e->getLine() . ')' ), 500 );
			}
			wp_send_json( array( 'result' => $result ) );
		}
	);
} )();
