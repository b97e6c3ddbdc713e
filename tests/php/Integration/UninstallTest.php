<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Activation;
use Crosswalk\Capabilities;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Schema;
use Crosswalk\Storage\Settings;
use Crosswalk\Tests\Support\CommittedData;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** Deleting the plugin leaves nothing behind, unless it is told to. */
final class UninstallTest extends TestCase {
	use CommittedData;

	protected function setUp(): void {
		parent::setUp();
		( new Activation( new Schema( new Db( $GLOBALS['wpdb'] ) ), new Capabilities() ) )->install();
		( new Settings() )->set( array( 'retention_days' => 14 ) );
		set_transient( 'crosswalk_something', 'x', 60 );
		update_option( 'other_plugin', 'stays' );
	}

	protected function tearDown(): void {
		parent::tearDown();
		// Roles are kept in memory too.
		wp_roles()->for_site();
	}

	public function test_tables_options_and_capabilities_are_gone(): void {
		$this->uninstall();

		self::assertSame( array(), preg_grep( '/crosswalk/', $this->column( 'SHOW TABLES' ) ) );
		self::assertSame( array(), $this->column( "SELECT option_name FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%crosswalk\_%'" ) );
		self::assertSame( array(), preg_grep( '/^crosswalk_/', array_keys( get_role( 'administrator' )->capabilities ?? array() ) ) );
		self::assertSame( 'stays', get_option( 'other_plugin' ) );
	}

	public function test_own_keys_on_records_of_the_shop_are_gone(): void {
		$post = wp_insert_post( array( 'post_title' => 'Lamp', 'post_type' => 'page' ) ); // phpcs:ignore WordPress.Arrays
		add_post_meta( $post, '_crosswalk_key', 'products:1' );
		add_post_meta( $post, '_other_key', 'stays' );
		$user = $this->act_as( 'subscriber' );
		add_user_meta( $user, '_crosswalk_key', 'contacts:1' );

		$this->uninstall();

		self::assertSame( '', get_post_meta( $post, '_crosswalk_key', true ) );
		self::assertSame( '', get_user_meta( $user, '_crosswalk_key', true ) );
		self::assertSame( 'stays', get_post_meta( $post, '_other_key', true ) );
	}

	#[Group( 'woocommerce' )]
	public function test_own_keys_on_orders_are_gone(): void {
		$order = $this->shop()->order();
		$order->update_meta_data( '_crosswalk_key', 'orders:1' );
		$order->update_meta_data( '_other_key', 'stays' );
		$order->save();

		$this->uninstall();

		$read = wc_get_order( $order->get_id() );
		self::assertInstanceOf( \WC_Order::class, $read );
		self::assertSame( '', $read->get_meta( '_crosswalk_key' ) );
		self::assertSame( 'stays', $read->get_meta( '_other_key' ) );
	}

	public function test_the_setting_to_keep_data_keeps_it(): void {
		( new Settings() )->set( array( 'keep_data' => true ) );

		$this->uninstall();

		self::assertNotSame( array(), preg_grep( '/crosswalk_links$/', $this->column( 'SHOW TABLES' ) ) );
		self::assertSame( 14, ( new Settings() )->all()['retention_days'] );
		self::assertTrue( get_role( 'administrator' )?->has_cap( 'crosswalk_manage' ) );
	}

	private function uninstall(): void {
		if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
			define( 'WP_UNINSTALL_PLUGIN', 'crosswalk/plugin.php' );
		}
		require dirname( __DIR__, 3 ) . '/uninstall.php';
	}

	/** @return list<string> */
	private function column( string $sql ): array {
		return array_values( array_map( 'strval', $GLOBALS['wpdb']->get_col( $sql ) ) );
	}
}
