<?php
/**
 * Makes a site ready: tables, capabilities, the first page after activation, what WooCommerce wants to know.
 *
 * Tables and capabilities are looked after on every load, not at activation only: an update of the plugin runs no
 * activation hook, and in a network each site gets its own at its first load instead of all of them in one request.
 */

declare( strict_types=1 );

namespace Crosswalk;

use Crosswalk\Storage\Schema;
use Crosswalk\Sync\CatchUp;

final class Activation {

	/** User meta: the site on which this user activated the plugin and has not been welcomed yet. */
	public const WELCOME = 'crosswalk_welcome';

	public function __construct( private readonly Schema $schema, private readonly Capabilities $capabilities ) {
	}

	public function register(): void {
		add_action( 'init', array( $this, 'install' ), 0 );
		add_action( 'admin_init', array( $this, 'welcome' ) );
		add_action( 'before_woocommerce_init', array( $this, 'declare_compatibility' ) );
		add_filter( 'wpmu_drop_tables', array( $this, 'with_tables' ), 10, 2 );
	}

	/**
	 * The activation hook.
	 *
	 * @param bool $network_wide For all sites of a network: each of them catches up by itself.
	 */
	public function activate( bool $network_wide = false ): void {
		$this->install();
		update_option( CatchUp::DUE, 1 );
		if ( $network_wide ) {
			update_site_option( CatchUp::NETWORK, time() );
		}
		if ( is_user_logged_in() ) {
			// User meta, because WordPress has the meta of the current user loaded anyway.
			update_user_meta( get_current_user_id(), self::WELCOME, get_current_blog_id() );
		}
	}

	public function install(): void {
		$this->schema->upgrade();
		$this->capabilities->grant();
	}

	/** Takes the administrator who has just activated the plugin to the set-up guide, once (P12). */
	public function welcome(): void {
		$user = get_current_user_id();
		if ( (string) get_current_blog_id() !== get_user_meta( $user, self::WELCOME, true ) || wp_doing_ajax() || is_network_admin() ) {
			return;
		}
		delete_user_meta( $user, self::WELCOME );
		// Who activates several plugins at once wants to see the list of plugins.
		if ( ! isset( $_GET['activate-multi'] ) && current_user_can( Capabilities::MANAGE ) ) { // phpcs:ignore WordPress.Security.NonceVerification
			wp_safe_redirect( admin_url( 'admin.php?page=crosswalk' ) );
			exit;
		}
	}

	public function declare_compatibility(): void {
		foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, CROSSWALK_FILE, true );
		}
	}

	/**
	 * A site that is deleted from a network takes our tables with it.
	 *
	 * @param array<string> $tables Full names.
	 * @return array<string>
	 */
	public function with_tables( array $tables, int $site ): array {
		switch_to_blog( $site );
		$own = $this->schema->full_names();
		restore_current_blog();
		return array_merge( $tables, $own );
	}
}
