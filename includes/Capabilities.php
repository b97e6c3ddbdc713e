<?php
/**
 * Who may do what. Granted once per role and capability, so that what a site takes away from a role stays away.
 */

declare( strict_types=1 );

namespace Crosswalk;

final class Capabilities {

	public const MANAGE   = 'crosswalk_manage';
	public const MAP      = 'crosswalk_map';
	public const SYNC     = 'crosswalk_sync';
	public const VIEW_LOG = 'crosswalk_view_log';
	public const VERIFY   = 'crosswalk_verify';

	private const ROLES = array(
		'administrator' => array( self::MANAGE, self::MAP, self::SYNC, self::VIEW_LOG, self::VERIFY ),
		'shop_manager'  => array( self::MAP, self::SYNC, self::VIEW_LOG, self::VERIFY ),
	);

	private const GRANTED = 'crosswalk_granted';

	/** Costs one autoloaded option when there is nothing to grant. A role that does not exist yet gets its own later. */
	public function grant(): void {
		$granted = (array) get_option( self::GRANTED, array() );
		$new     = array();
		foreach ( self::ROLES as $name => $capabilities ) {
			$role = get_role( $name );
			foreach ( $capabilities as $capability ) {
				if ( null !== $role && ! in_array( "$name:$capability", $granted, true ) ) {
					$role->add_cap( $capability );
					$new[] = "$name:$capability";
				}
			}
		}
		if ( array() !== $new ) {
			update_option( self::GRANTED, array_merge( $granted, $new ), true );
		}
	}

	/** From every role, also those that somebody gave one of them by hand. */
	public function revoke(): void {
		foreach ( wp_roles()->role_objects as $role ) {
			array_map( array( $role, 'remove_cap' ), array_filter( self::ROLES['administrator'], array( $role, 'has_cap' ) ) );
		}
		delete_option( self::GRANTED );
	}
}
