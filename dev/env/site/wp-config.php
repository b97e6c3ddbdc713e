<?php
/**
 * The configuration of the demo shop in the embedded WordPress; a database server's is dev/env/php/wp-config.php.
 * The address is set by the embedded server, and may be another one at every start.
 *
 * @package Crosswalk
 */

define( 'DB_NAME', 'shop' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
// phpcs:ignore WordPress.WP.GlobalVariablesOverride
$table_prefix = 'wp_';

// Fixed: a login must survive a restart of the demo.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $kind ) {
	define( $kind . '_KEY', 'demo ' . $kind . ' key' );
	define( $kind . '_SALT', 'demo ' . $kind . ' salt' );
}

define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', __DIR__ . '/../debug.log' );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
// No file of the journal: one process writes, and what a power cut costs is a demo.
define( 'SQLITE_JOURNAL_MODE', 'MEMORY' );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
