<?php
/**
 * Runs when an administrator deletes the plugin.
 *
 * @package Crosswalk
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( PHP_VERSION_ID < 80100 ) {
	// The plugin has never run here: it refuses to on this PHP.
	return;
}

require_once __DIR__ . '/plugin.php';

/** @var wpdb $wpdb */
global $wpdb;
$crosswalk_db = new Crosswalk\Storage\Db( $wpdb );
( new Crosswalk\Uninstall( $crosswalk_db, new Crosswalk\Storage\Schema( $crosswalk_db ), new Crosswalk\Capabilities() ) )->everywhere();
