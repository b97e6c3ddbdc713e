<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Plugin;
use Crosswalk\Shop\RecordId;
use Crosswalk\Sync\Background;
use Crosswalk\Sync\Intake;
use PHPUnit\Framework\Attributes\Group;

/** E28: all that a request changes in the shop costs one insert, whichever way it is changed. */
#[Group( 'woocommerce' )]
final class IntakeTest extends ShopTestCase {

	private Plugin $plugin;

	private Intake $intake;

	/** @var list<string> Statements that store updates. */
	private array $inserts = array();

	protected function setUp(): void {
		parent::setUp();
		remove_all_actions( 'crosswalk_shop_changed' );
		$this->plugin = new Plugin();
		$this->intake = new Intake( $this->plugin->updates, $this->plugin->links, new Background() );
		$this->intake->register();
		$this->connect();
		update_option( 'crosswalk_woken', time() + HOUR_IN_SECONDS, true );
		add_filter(
			'query',
			function ( string $query ): string {
				if ( str_contains( $query, 'crosswalk_updates' ) ) {
					$this->inserts[] = $query;
				}
				return $query;
			}
		);
	}

	private function connect(): int {
		$modules = array_map( static fn( array $module ): array => array( 'enabled' => true, 'direction' => 'both' ) + $module, $this->plugin->registry->get( 'sandbox' )->definition()->modules() ); // phpcs:ignore WordPress.Arrays
		return $this->plugin->connections->add( array( 'connector' => 'sandbox', 'name' => 'CRM', 'settings' => array( 'start' => 'empty' ), 'secrets' => array(), 'modules' => $modules, 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	/** What was made until now was another request. */
	private function begin(): void {
		$this->intake->end();
		$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->prefix}crosswalk_updates" );
		$this->inserts = array();
	}

	/** @return list<string> "module id" of what one statement has stored. */
	private function stored_by_one_insert(): array {
		self::assertSame( array(), $this->inserts, 'Nothing is written before the request ends.' );
		$this->intake->end();
		$this->intake->end_for_good();
		self::assertCount( 1, $this->inserts );
		return $this->stored();
	}

	/** @return list<string> */
	private function stored(): array {
		return $GLOBALS['wpdb']->get_col( "SELECT CONCAT(module,' ',record_id) FROM {$GLOBALS['wpdb']->prefix}crosswalk_updates ORDER BY module, record_id" );
	}

	public function test_e28_a_guests_order_its_guest_and_its_stock_are_one_insert(): void {
		$lamp = $this->shop()->simple_product( array( 'manage_stock' => true, 'stock_quantity' => 5 ) ); // phpcs:ignore WordPress.Arrays
		$this->begin();

		$order = $this->shop()->order( array( 'lines' => array( array( $lamp, 2 ) ), 'status' => 'processing', 'props' => array( 'billing_email' => 'guest@shop.test' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 3, wc_get_product( $lamp->get_id() )->get_stock_quantity() );
		self::assertSame( array( 'contacts ' . RecordId::guest( 'guest@shop.test' ), 'orders order:' . $order->get_id(), 'products product:' . $lamp->get_id() ), $this->stored_by_one_insert() );
	}

	public function test_e28_an_order_saved_ten_times_is_one_update_since_the_first(): void {
		$order = $this->shop()->order( array( 'customer' => $this->shop()->customer(), 'status' => 'on-hold' ) ); // phpcs:ignore WordPress.Arrays
		$this->begin();
		for ( $i = 0; $i < 10; $i++ ) {
			$order->set_customer_note( "Note $i" );
			$order->save();
		}

		self::assertSame( array( 'orders order:' . $order->get_id() ), $this->stored_by_one_insert() );
	}

	public function test_e28_two_connections_share_the_insert(): void {
		$this->connect();
		$order = $this->shop()->order( array( 'customer' => $this->shop()->customer() ) ); // phpcs:ignore WordPress.Arrays
		$this->begin();
		$order->set_customer_note( 'Please ring twice.' );
		$order->save();

		self::assertSame( array( 'orders order:' . $order->get_id(), 'orders order:' . $order->get_id() ), $this->stored_by_one_insert() );
	}

	public function test_e28_the_classic_checkout_costs_one_insert(): void {
		$lamp = $this->shop()->simple_product();
		wc_load_cart();
		WC()->cart->empty_cart();
		WC()->cart->add_to_cart( $lamp->get_id(), 2 );
		WC()->cart->calculate_totals();
		$this->begin();

		$id = WC()->checkout()->create_order( array( 'billing_email' => 'classic@shop.test', 'billing_last_name' => 'Nowak', 'payment_method' => 'bacs' ) ); // phpcs:ignore WordPress.Arrays
		wc_get_order( $id )->update_status( 'on-hold' );

		self::assertContains( "orders order:$id", $stored = $this->stored_by_one_insert() );
		self::assertContains( 'contacts ' . RecordId::guest( 'classic@shop.test' ), $stored );
	}

	public function test_e28_the_block_checkout_costs_one_insert(): void {
		add_filter( 'woocommerce_store_api_disable_nonce_check', '__return_true' );
		update_option( 'woocommerce_cod_settings', array( 'enabled' => 'yes', 'title' => 'Cash' ) ); // phpcs:ignore WordPress.Arrays
		WC()->payment_gateways()->init();
		$lamp = $this->shop()->simple_product( array( 'virtual' => true ) );
		wc_load_cart();
		WC()->cart->empty_cart();
		WC()->cart->add_to_cart( $lamp->get_id(), 1 );
		$this->begin();

		$request = new \WP_REST_Request( 'POST', '/wc/store/v1/checkout' );
		$request->set_body_params(
			array(
				'payment_method'  => 'cod',
				'billing_address' => array( 'first_name' => 'Anna', 'last_name' => 'Nowak', 'address_1' => 'Invalidenstraße 1', 'city' => 'Berlin', 'postcode' => '10115', 'country' => 'DE', 'state' => 'DE-BE', 'email' => 'block@shop.test', 'phone' => '+49301' ), // phpcs:ignore WordPress.Arrays
			)
		);
		$answer = rest_do_request( $request );

		self::assertSame( 200, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$stored = $this->stored_by_one_insert();
		self::assertContains( 'orders order:' . $answer->get_data()['order_id'], $stored );
		self::assertContains( 'contacts ' . RecordId::guest( 'block@shop.test' ), $stored );
	}

	public function test_e28_saving_an_order_in_the_admin_costs_one_insert(): void {
		require_once WC_ABSPATH . 'includes/admin/wc-meta-box-functions.php';
		require_once WC_ABSPATH . 'includes/admin/meta-boxes/class-wc-meta-box-order-data.php';
		$this->act_as( 'administrator' );
		$order = $this->shop()->order();
		$_POST = array( 'order_status' => 'wc-completed', 'customer_user' => '0', '_billing_email' => 'admin-made@shop.test', '_billing_city' => 'Bonn', '_payment_method' => '', '_transaction_id' => '', 'order_date' => '2026-11-20', 'order_date_hour' => '10', 'order_date_minute' => '00', 'order_date_second' => '00' ); // phpcs:ignore WordPress.Arrays
		$this->begin();

		\WC_Meta_Box_Order_Data::save( $order->get_id() );

		self::assertSame( 'completed', wc_get_order( $order->get_id() )->get_status() );
		self::assertSame( array( 'contacts ' . RecordId::guest( 'admin-made@shop.test' ), 'orders order:' . $order->get_id() ), $this->stored_by_one_insert() );
	}

	public function test_e28_an_import_of_products_costs_one_insert(): void {
		require_once WC_ABSPATH . 'includes/import/class-wc-product-csv-importer.php';
		$file = sys_get_temp_dir() . '/' . uniqid( 'import' ) . '.csv';
		file_put_contents( $file, "Type,SKU,Name,Regular price\nsimple,IMP-1,One,1\nsimple,IMP-2,Two,2\nsimple,IMP-3,Three,3\n" );
		$this->begin();

		$result = ( new \WC_Product_CSV_Importer( $file, array( 'parse' => true, 'mapping' => array( 'from' => array( 'Type', 'SKU', 'Name', 'Regular price' ), 'to' => array( 'type', 'sku', 'name', 'regular_price' ) ) ) ) )->import(); // phpcs:ignore WordPress.Arrays
		unlink( $file );

		self::assertCount( 3, $result['imported'] );
		self::assertSame( array_map( static fn( int $id ): string => "products product:$id", $result['imported'] ), $this->stored_by_one_insert() );
	}

	public function test_e28_a_quick_edit_costs_one_insert(): void {
		require_once WC_ABSPATH . 'includes/admin/class-wc-admin-post-types.php';
		$this->act_as( 'administrator' );
		$lamp = $this->shop()->simple_product();
		new \WC_Admin_Post_Types();
		$_REQUEST = array( 'woocommerce_quick_edit' => '1', 'woocommerce_quick_edit_nonce' => wp_create_nonce( 'woocommerce_quick_edit_nonce' ), '_regular_price' => '7.00', '_sku' => $lamp->get_sku(), '_stock_status' => 'instock' ); // phpcs:ignore WordPress.Arrays
		$this->begin();

		wp_update_post( array( 'ID' => $lamp->get_id(), 'post_title' => 'Quick' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( '7.00', wc_get_product( $lamp->get_id() )->get_regular_price() );
		self::assertSame( array( 'products product:' . $lamp->get_id() ), $this->stored_by_one_insert() );
	}

	public function test_e28_trashing_and_bringing_back_cost_one_insert(): void {
		$lamp  = $this->shop()->simple_product();
		$order = $this->shop()->order( array( 'lines' => array( array( $lamp, 1 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$both  = array( 'orders order:' . $order->get_id(), 'products product:' . $lamp->get_id() );
		$this->begin();
		wc_get_order( $order->get_id() )->delete( false );
		wp_trash_post( $lamp->get_id() );
		self::assertSame( $both, $this->stored_by_one_insert(), 'trash' );

		$this->begin();
		wc_get_order( $order->get_id() )->untrash();
		wp_untrash_post( $lamp->get_id() );
		self::assertSame( $both, $this->stored_by_one_insert(), 'back' );
	}

	public function test_what_shutdown_itself_saves_is_taken_in(): void {
		$lamp = $this->shop()->simple_product();
		$this->begin();
		$this->intake->end();

		$lamp->set_regular_price( '5' );
		$lamp->save();
		$this->intake->end_for_good();

		self::assertSame( array( 'products product:' . $lamp->get_id() ), $this->stored() );
	}

	public function test_a_deadlock_at_the_end_of_a_request_loses_nothing(): void {
		$lamp = $this->shop()->simple_product();
		$this->begin();
		$lamp->set_regular_price( '5' );
		$lamp->save();
		$this->expect_database_errors();
		$fail = static fn( string $query ): string => str_contains( $query, 'crosswalk_updates' ) ? 'SELECT deadlock' : $query;
		add_filter( 'query', $fail );
		$this->intake->end();
		remove_filter( 'query', $fail );
		self::assertSame( array(), $this->stored() );

		$this->intake->end_for_good();

		self::assertSame( array( 'products product:' . $lamp->get_id() ), $this->stored() );
	}

	public function test_who_registers_and_was_no_guest_is_told_of_as_a_customer_only(): void {
		$this->begin();
		wp_insert_user( array( 'user_login' => 'ed', 'user_pass' => 'x', 'user_email' => 'ed@example.com', 'role' => 'editor' ) ); // phpcs:ignore WordPress.Arrays
		$this->intake->end();

		self::assertSame( array(), $this->stored() );
	}

	/** What was written by a connection itself is a change for the others only (E10), unless somebody else changed it too. */
	public function test_e10_a_record_that_a_connection_wrote_and_a_person_changed_is_told_to_it(): void {
		$own = (string) $this->plugin->connections->all()[0]['id'];
		$this->begin();
		$this->intake->changed( 'products', 'product:1', $own );
		$this->intake->changed( 'products', 'product:2', $own );
		$this->intake->changed( 'products', 'product:2' );
		$this->intake->end();

		self::assertSame( array( 'products product:2' ), $this->stored() );
	}
}
