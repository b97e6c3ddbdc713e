<?php
/**
 * Opens the site for this start: a password for REST, and the port of the emulated CRM.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

return static function ( array $args ): array {
	update_option( 'demo_crm_port', (int) $args['crm_port'], true );
	foreach ( WP_Application_Passwords::get_user_application_passwords( 1 ) as $old ) {
		if ( 'npm start' === $old['name'] ) {
			WP_Application_Passwords::delete_application_password( 1, $old['uuid'] );
		}
	}
	$made = WP_Application_Passwords::create_new_application_password( 1, array( 'name' => 'npm start' ) );
	if ( is_wp_error( $made ) ) {
		throw new RuntimeException( $made->get_error_message() );
	}
	return array(
		'user'        => wp_get_current_user()->user_login,
		'password'    => $made[0],
		'wordpress'   => get_bloginfo( 'version' ),
		'php'         => PHP_VERSION,
		'woocommerce' => function_exists( 'WC' ) ? WC()->version : null,
		'plugin'      => defined( 'CROSSWALK_VERSION' ) ? CROSSWALK_VERSION : null,
	);
};
