<?php
/**
 * Activates WooCommerce; what it leaves for the next request is done by settle.php.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

return static function (): bool {
	$options = array(
		'blogname'                                 => 'Crosswalk demo shop',
		'timezone_string'                          => 'Europe/Berlin',
		'woocommerce_default_country'              => 'DE:DE-BE',
		'woocommerce_currency'                     => 'EUR',
		'woocommerce_calc_taxes'                   => 'yes',
		'woocommerce_prices_include_tax'           => 'no',
		'woocommerce_coming_soon'                  => 'no',
		'woocommerce_onboarding_profile'           => array( 'skipped' => true ),
		'woocommerce_task_list_hidden'             => 'yes',
		'woocommerce_allow_tracking'               => 'no',
		'woocommerce_show_marketplace_suggestions' => 'no',
		'woocommerce_remote_variant_assignment'    => 60,
	);
	foreach ( $options as $name => $value ) {
		update_option( $name, $value );
	}
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	if ( is_file( WP_PLUGIN_DIR . '/woocommerce/woocommerce.php' ) ) {
		$result = activate_plugin( 'woocommerce/woocommerce.php', '', false, true );
		if ( is_wp_error( $result ) ) {
			throw new RuntimeException( $result->get_error_message() );
		}
		WC_Install::install();
	}
	return true;
};
