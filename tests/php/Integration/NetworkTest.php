<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\CommittedData;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** A network of sites, in processes of their own: whether WordPress is one is a constant. */
#[Group( 'woocommerce' )]
final class NetworkTest extends TestCase {
	use CommittedData;

	protected function setUp(): void {
		parent::setUp();
		$this->start_process(
			'require_once ABSPATH . "wp-admin/includes/upgrade.php";
			require_once ABSPATH . "wp-admin/includes/network.php";
			foreach ( $wpdb->tables( "ms_global" ) as $name => $table ) {
				$wpdb->$name = $table;
			}
			install_network();
			populate_network( 1, "shop.test", "admin@shop.test", "Network", "/", false );'
		)->finish();
		$this->on_site(
			'/',
			'require_once ABSPATH . "wp-admin/includes/ms.php";
			wpmu_create_blog( "shop.test", "/second/", "Second", 1 );
			deactivate_plugins( array( "crosswalk/plugin.php", "woocommerce/woocommerce.php" ) );
			activate_plugin( "woocommerce/woocommerce.php", "", true );'
		);
		$this->on_site( '/', 'activate_plugin( "crosswalk/plugin.php", "", true );' );
		// Its first load makes WooCommerce's tables and roles, the second one finds them.
		$this->on_site( '/second/', '' );
		$this->on_site( '/second/', '' );
	}

	protected function tearDown(): void {
		// Columns that only a network has; the rows of before would not fit.
		$GLOBALS['wpdb']->query( 'ALTER TABLE wp_users DROP COLUMN IF EXISTS spam, DROP COLUMN IF EXISTS deleted' );
		parent::tearDown();
	}

	/** Making a network takes seconds, hence several facts to a test. */
	public function test_each_site_is_a_shop_of_its_own(): void {
		self::assertSame( $this->tables( 'wp_crosswalk_' ), $this->tables( 'wp_2_crosswalk_' ) );

		// E1: what is saved for another site is that site's change.
		$this->on_site(
			'/second/',
			'echo (int) get_role( "shop_manager" )->has_cap( "crosswalk_sync" );
			update_option( Crosswalk\Storage\Connections::WANTED, array( "products" => array( 1 => 0 ) ) );',
			'1'
		);
		$this->on_site( '/', 'switch_to_blog( 2 ); $product = new WC_Product_Simple(); $product->set_name( "Cup" ); $product->save(); restore_current_blog();' );
		self::assertSame( array( '0', '1' ), array( $this->number_of( 'wp_crosswalk_updates' ), $this->number_of( 'wp_2_crosswalk_updates' ) ) );

		// V15: an account is one for all sites, so that whoever takes it over here has it there, too.
		$this->on_site(
			'/',
			'$id = wp_insert_user( array( "user_login" => "anna", "user_pass" => "x", "user_email" => "anna@shop.test", "role" => "customer" ) );
			$try = static fn(): string => ( new Crosswalk\Plugin() )->shop->save( "contacts", array( new Crosswalk\Endpoint\Write( "k", "user:$id", array( "email" => uniqid() . "@elsewhere.test" ), permits: array( "login_email" ) ) ) )->current()->error?->error_code ?? "written";
			echo $try(), " ";
			add_user_to_blog( 2, $id, "editor" );
			echo $try();',
			'written user_with_rights'
		);
	}

	public function test_a_site_that_is_deleted_or_uninstalled_leaves_nothing_unless_it_keeps_its_data(): void {
		$this->on_site( '/', '( new Crosswalk\Storage\Settings() )->set( array( "keep_data" => true ) ); echo wpmu_create_blog( "shop.test", "/third/", "Third", 1 );', '3' );
		$this->on_site( '/third/', '' );
		self::assertNotSame( array(), $this->tables( 'wp_3_crosswalk_' ) );

		$this->on_site( '/', 'require_once ABSPATH . "wp-admin/includes/ms.php"; wpmu_delete_blog( 3, true );' );
		self::assertSame( array(), $this->tables( 'wp_3_crosswalk_' ) );
		self::assertNotSame( array(), $this->tables( 'wp_2_crosswalk_' ) );

		// E6: users are those of all sites, and the first one keeps its data: it still has to know which of them it has made.
		$this->on_site( '/', 'update_user_meta( 1, "_crosswalk_key", "contacts:1" );' );
		$this->on_site( '/', 'deactivate_plugins( "crosswalk/plugin.php", false, true ); uninstall_plugin( "crosswalk/plugin.php" );' );
		$this->on_site( '/', 'echo get_user_meta( 1, "_crosswalk_key", true );', 'contacts:1' );
		self::assertSame( array(), $this->tables( 'wp_2_crosswalk_' ) );
		self::assertSame( '0', $this->number_of( "wp_2_options WHERE option_name LIKE 'crosswalk%'" ) );
		self::assertNotSame( array(), $this->tables( 'wp_crosswalk_' ) );
	}

	/** Runs code on a site of the network, and holds against what it should print. */
	private function on_site( string $path, string $code, string $expected = '' ): void {
		putenv( 'CROSSWALK_NETWORK=1' );
		putenv( "REQUEST_URI=$path" );
		try {
			self::assertSame( $expected, trim( $this->start_process( $code )->finish() ) );
		} finally {
			putenv( 'CROSSWALK_NETWORK' );
			putenv( 'REQUEST_URI' );
		}
	}

	/** @return list<string> Names of tables without this beginning. */
	private function tables( string $start ): array {
		global $wpdb;
		return array_map( static fn( mixed $name ): string => substr( (string) $name, strlen( $start ) ), $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $start ) . '%' ) ) );
	}

	private function number_of( string $rows ): string {
		global $wpdb;
		return (string) $wpdb->get_var( "SELECT COUNT(*) FROM $rows" ); // phpcs:ignore WordPress.DB
	}
}
