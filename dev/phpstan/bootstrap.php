<?php
/**
 * What WordPress defines while it loads and its stubs leave out.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

foreach (
	array(
		'ABSPATH'          => '/wordpress/',
		'WPINC'            => 'wp-includes',
		'WP_CONTENT_DIR'   => '/wordpress/wp-content',
		'WP_PLUGIN_DIR'    => '/wordpress/wp-content/plugins',
		'DB_NAME'          => 'wordpress',
		'OBJECT'           => 'OBJECT',
		'OBJECT_K'         => 'OBJECT_K',
		'ARRAY_A'          => 'ARRAY_A',
		'ARRAY_N'          => 'ARRAY_N',
		'KB_IN_BYTES'      => 1024,
		'MB_IN_BYTES'      => 1048576,
		'GB_IN_BYTES'      => 1073741824,
		'MINUTE_IN_SECONDS' => 60,
		'HOUR_IN_SECONDS'  => 3600,
		'DAY_IN_SECONDS'   => 86400,
		'WEEK_IN_SECONDS'  => 604800,
		'MONTH_IN_SECONDS' => 2592000,
		'YEAR_IN_SECONDS'  => 31536000,
	) as $name => $value
) {
	if ( ! defined( $name ) ) {
		define( $name, $value );
	}
}
