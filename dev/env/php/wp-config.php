<?php
/**
 * The configuration of a throw-away test site. Everything that differs from run to run comes from the
 * environment, so that any number of runs can use one directory, each with its own database.
 *
 * @package Crosswalk
 */

// WordPress may be loaded from inside a function (PHPUnit's bootstrap is).
global $table_prefix;

define( 'DB_NAME', (string) getenv( 'CROSSWALK_DB_NAME' ) );
define( 'DB_USER', (string) getenv( 'CROSSWALK_DB_USER' ) );
define( 'DB_PASSWORD', (string) getenv( 'CROSSWALK_DB_PASSWORD' ) );
define( 'DB_HOST', (string) getenv( 'CROSSWALK_DB_HOST' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', (string) getenv( 'CROSSWALK_SITE_URL' ) );
define( 'WP_SITEURL', (string) getenv( 'CROSSWALK_SITE_URL' ) );
define( 'UPLOADS', 'wp-content/uploads/' . getenv( 'CROSSWALK_DB_NAME' ) );

// Fixed: a login made by one process must hold in the next.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $kind ) {
	define( $kind . '_KEY', 'test ' . $kind . ' key' );
	define( $kind . '_SALT', 'test ' . $kind . ' salt' );
}

define( 'CROSSWALK_SAMPLE_SHOP', (bool) getenv( 'CROSSWALK_SAMPLE_SHOP' ) );

define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', getenv( 'CROSSWALK_DEBUG_LOG' ) ? (string) getenv( 'CROSSWALK_DEBUG_LOG' ) : false );
define( 'SCRIPT_DEBUG', false );
// One file a handle: their weights are counted.
define( 'CONCATENATE_SCRIPTS', false );
define( 'WP_MEMORY_LIMIT', '512M' );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', (bool) getenv( 'CROSSWALK_BLOCK_HTTP' ) );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );
// Scheduled work runs when a test says so.
define( 'DISABLE_WP_CRON', true );

// For processes that look at the site as the first one of a network, see NetworkTest.
if ( getenv( 'CROSSWALK_NETWORK' ) ) {
	define( 'MULTISITE', true );
	define( 'SUBDOMAIN_INSTALL', false );
	define( 'DOMAIN_CURRENT_SITE', 'shop.test' );
	define( 'PATH_CURRENT_SITE', '/' );
	define( 'SITE_ID_CURRENT_SITE', 1 );
	define( 'BLOG_ID_CURRENT_SITE', 1 );
}

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
