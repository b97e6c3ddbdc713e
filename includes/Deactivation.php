<?php
/**
 * Stops all scheduled work (E31). What waits in the queue stays and goes on when the plugin is activated again.
 */

declare( strict_types=1 );

namespace Crosswalk;

final class Deactivation {

	/** Group of all our scheduled actions. */
	public const GROUP = 'crosswalk';

	/** The deactivation hook; works also where WooCommerce, and Action Scheduler with it, is gone. */
	public static function deactivate( bool $network_wide = false ): void {
		$sites = $network_wide ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() ); // phpcs:ignore WordPress.Arrays
		foreach ( $sites as $site ) {
			if ( is_multisite() ) {
				switch_to_blog( $site );
			}
			if ( function_exists( 'as_unschedule_all_actions' ) ) {
				as_unschedule_all_actions( '', array(), self::GROUP );
			}
			if ( is_multisite() ) {
				restore_current_blog();
			}
		}
	}
}
