<?php
/**
 * Plugin Name:          Crosswalk – CRM and ERP sync for WooCommerce
 * Description:          Keeps a WooCommerce shop and the company's CRM or ERP in step: customers, products, orders and taxes.
 * Version:              0.1.0
 * Requires at least:    6.7
 * Requires PHP:         8.1
 * Requires Plugins:     woocommerce
 * WC requires at least: 10.0
 * WC tested up to:      10.2
 * License:              GPL-2.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:          crosswalk
 *
 * This file and Requirements.php parse on PHP 7.4, so that they can say what is missing.
 *
 * @package Crosswalk
 */

defined( 'ABSPATH' ) || exit;

define( 'CROSSWALK_VERSION', '0.1.0' );
define( 'CROSSWALK_FILE', __FILE__ );

spl_autoload_register(
	static function ( $name ) {
		$file = __DIR__ . '/includes/' . str_replace( '\\', '/', substr( $name, 10 ) ) . '.php';
		if ( 0 === strpos( $name, 'Crosswalk\\' ) && is_file( $file ) ) {
			require $file;
		}
	}
);

add_action(
	'plugins_loaded',
	static function () {
		$requirements = Crosswalk\Requirements::of_this_site();
		if ( $requirements->met() ) {
			( new Crosswalk\Plugin() )->register();
		} else {
			$requirements->register();
		}
	}
);

register_activation_hook(
	__FILE__,
	static function ( $network_wide ) {
		if ( Crosswalk\Requirements::of_this_site()->met() ) {
			( new Crosswalk\Plugin() )->activation()->activate( (bool) $network_wide );
		}
	}
);

register_deactivation_hook( __FILE__, array( 'Crosswalk\Deactivation', 'deactivate' ) );
