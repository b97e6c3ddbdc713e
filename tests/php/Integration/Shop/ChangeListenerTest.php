<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\Write;
use Crosswalk\Shop\ChangeListener;
use Crosswalk\Shop\Origin;
use Crosswalk\Shop\RecordId;
use Crosswalk\Shop\Settings;
use Crosswalk\Shop\ShopEndpoint;
use Crosswalk\Storage\Db;
use PHPUnit\Framework\Attributes\Group;

/** Every way in which a record of the shop changes is heard (E10, E28). */
#[Group( 'woocommerce' )]
final class ChangeListenerTest extends ShopTestCase {

	/** @var list<string> */
	private array $heard = array();

	protected function setUp(): void {
		parent::setUp();
		add_action( 'crosswalk_shop_changed', array( $this, 'hear' ), 1, 3 );
	}

	/** @internal */
	public function hear( string $module, string $id, string $origin ): void {
		$this->heard[] = "$module $id" . ( '' === $origin ? '' : " by $origin" );
	}

	public function test_products_are_heard_when_made_changed_sold_trashed_and_deleted(): void {
		$product = $this->shop()->simple_product( array( 'manage_stock' => true, 'stock_quantity' => 5 ) ); // phpcs:ignore WordPress.Arrays
		$heard   = 'products product:' . $product->get_id();
		self::assertContains( $heard, $this->heard, 'made' );

		$this->assert_heard( $heard, static fn() => self::change( $product, array( 'regular_price' => '5' ) ) );
		$this->assert_heard( $heard, static fn() => \WC_Data_Store::load( 'product' )->update_product_stock( $product->get_id(), 1, 'decrease' ) );
		$this->assert_heard( $heard, static fn() => wp_update_post( array( 'ID' => $product->get_id(), 'post_title' => 'Other' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->assert_heard( $heard, static fn() => wp_trash_post( $product->get_id() ) );
		$this->assert_heard( $heard, static fn() => wp_untrash_post( $product->get_id() ) );
		$this->assert_heard( $heard, static fn() => wp_delete_post( $product->get_id(), true ) );
	}

	public function test_variations_are_heard_with_their_product(): void {
		$shirt = $this->shop()->variable_product();
		$small = $shirt->get_children()[0];
		$heard = "products product:$small";

		$this->assert_heard( $heard, static fn() => self::change( wc_get_product( $small ), array( 'regular_price' => '3' ) ) );
		$this->assert_heard( $heard, static fn() => $shirt->delete() );
	}

	public function test_the_start_of_a_sale_is_heard(): void {
		$product = $this->shop()->simple_product();
		$product->set_sale_price( '5' );
		$product->set_date_on_sale_from( time() - 60 );
		$product->save();
		update_post_meta( $product->get_id(), '_price', '19.90' );

		$this->assert_heard( 'products product:' . $product->get_id(), static fn() => wc_scheduled_sales() );
	}

	public function test_customers_are_heard_when_made_changed_and_deleted(): void {
		$customer = $this->shop()->customer();
		$heard    = 'contacts user:' . $customer->get_id();
		self::assertContains( $heard, $this->heard, 'made' );

		$this->assert_heard( $heard, static fn() => self::change( $customer, array( 'billing_city' => 'Bonn' ) ) );
		$this->assert_heard( $heard, static fn() => wp_update_user( array( 'ID' => $customer->get_id(), 'last_name' => 'New' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->assert_heard( $heard, static fn() => get_userdata( $customer->get_id() )->set_role( 'subscriber' ) );
		$this->assert_heard( $heard, static fn() => get_userdata( $customer->get_id() )->set_role( 'customer' ) );
		$this->assert_heard( $heard, static fn() => wp_delete_user( $customer->get_id() ) );
	}

	public function test_users_who_are_no_customers_are_not_heard(): void {
		$editor = wp_insert_user( array( 'user_login' => 'ed', 'user_pass' => 'x', 'user_email' => 'ed@example.com', 'role' => 'editor' ) ); // phpcs:ignore WordPress.Arrays
		wp_update_user( array( 'ID' => $editor, 'last_name' => 'New' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array(), $this->heard );
	}

	public function test_orders_are_heard_when_made_changed_refunded_trashed_and_deleted(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$heard = 'orders order:' . $order->get_id();
		self::assertContains( $heard, $this->heard, 'made' );

		$this->assert_heard( $heard, static fn() => $order->update_status( 'completed' ) );
		$refund = null;
		$this->assert_heard(
			$heard,
			function () use ( $order, &$refund ): void {
				$refund = $this->shop()->refund( $order, '1' );
			}
		);
		self::assertContains( 'refunds refund:' . $refund->get_id(), $this->heard, 'a record of its own' );
		$this->assert_heard( $heard, static fn() => do_action( 'woocommerce_refund_deleted', $refund->get_id(), $order->get_id() ) );
		$this->assert_heard( $heard, static fn() => wc_get_order( $order->get_id() )->delete( false ) );
		$this->assert_heard( $heard, static fn() => wc_get_order( $order->get_id() )->untrash() );
		$this->assert_heard( $heard, static fn() => wc_get_order( $order->get_id() )->delete( true ) );
	}

	public function test_a_refund_deleted_by_rest_or_code_is_heard(): void {
		$order  = $this->shop()->order( array( 'status' => 'processing' ) );
		$refund = $this->shop()->refund( $order, '1' );
		$id     = $refund->get_id();

		$this->assert_heard( 'orders order:' . $order->get_id(), static fn() => $refund->delete( true ) );
		self::assertContains( "refunds refund:$id", $this->heard );
	}

	public function test_orders_among_the_posts_are_heard_when_functions_of_wordpress_trash_and_delete_them(): void {
		$order = (int) wp_insert_post( array( 'post_type' => 'shop_order', 'post_status' => 'wc-processing' ) ); // phpcs:ignore WordPress.Arrays
		$heard = "orders order:$order";

		$this->assert_heard( $heard, static fn() => wp_trash_post( $order ) );
		$this->assert_heard( $heard, static fn() => wp_untrash_post( $order ) );
		$this->assert_heard( $heard, static fn() => wp_delete_post( $order, true ) );
	}

	public function test_drafts_of_the_checkout_and_notes_are_not_heard(): void {
		$draft = $this->shop()->order( array( 'status' => 'checkout-draft' ) );
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->heard = array();

		$draft->set_customer_note( 'Still typing' );
		$draft->save();
		$order->add_order_note( 'Called the customer' );

		self::assertSame( array(), $this->heard );
	}

	/** A guest is known from orders, so a new order or address is a change of the guest; a status is not. */
	public function test_an_order_of_a_guest_touches_the_guest(): void {
		$order = $this->shop()->order( array( 'props' => array( 'billing_email' => 'Guest@example.com' ) ) );
		$heard = 'contacts ' . RecordId::guest( 'guest@example.com' );
		self::assertContains( $heard, $this->heard );

		$this->heard = array();
		$order->update_status( 'completed' );
		self::assertNotContains( $heard, $this->heard );
		$this->assert_heard( $heard, static fn() => self::change( $order, array( 'billing_city' => 'Bonn' ) ) );
	}

	/** E4: registration re-keys a guest. */
	public function test_a_registration_names_the_guest_it_may_have_been(): void {
		$registered = array();
		add_action(
			'crosswalk_guest_registered',
			static function ( string $guest, string $user ) use ( &$registered ): void {
				$registered = array( $guest, $user );
			},
			10,
			2
		);
		$customer = $this->shop()->customer( array( 'email' => 'Guest@example.com' ) );

		self::assertSame( array( RecordId::guest( 'guest@example.com' ), 'user:' . $customer->get_id() ), $registered );
	}

	public function test_tax_rates_are_heard_when_made_changed_and_deleted(): void {
		$rate  = $this->shop()->tax_rate();
		$heard = "taxes tax:$rate";
		self::assertContains( $heard, $this->heard );

		$this->assert_heard( $heard, static fn() => \WC_Tax::_update_tax_rate( $rate, array( 'tax_rate' => '7' ) ) );
		$this->assert_heard( $heard, static fn() => \WC_Tax::_delete_tax_rate( $rate ) );
	}

	/** E10: a save carries its origin, for the echo to be known. */
	public function test_a_save_names_the_connection_it_comes_from(): void {
		remove_all_actions( 'woocommerce_update_product' );
		$origin = new Origin();
		( new ChangeListener( $origin ) )->register();
		$product = $this->shop()->simple_product();
		$write   = new Write( 'k', 'product:' . $product->get_id(), array( 'name' => 'New name' ), origin: '7' );
		foreach ( ShopEndpoint::of( new Db( $GLOBALS['wpdb'] ), $origin, new Settings() )->save( 'products', array( $write ) ) as $result ) {
			self::assertNull( $result->error );
		}

		self::assertContains( 'products product:' . $product->get_id() . ' by 7', $this->heard );
		self::assertSame( '', $origin->connection() );
	}

	/** E28: the listener itself makes no query when an order is saved, and has it told once. */
	public function test_an_order_save_costs_no_query_and_is_told_once(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->heard = array();
		$order->set_customer_note( 'Two' );

		self::assertSame( array(), $this->queries_of( ChangeListener::class, static fn() => $order->save() ) );
		self::assertSame( array( 'orders order:' . $order->get_id() ), $this->heard );
	}

	/** The way in which the test above counts finds a query that a listener makes. */
	public function test_a_query_of_a_listener_would_be_seen(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		add_action( 'crosswalk_shop_changed', static fn() => $GLOBALS['wpdb']->get_var( 'SELECT 1' ) );

		self::assertSame( array( 'SELECT 1' ), $this->queries_of( ChangeListener::class, static fn() => $order->save() ) );
	}

	/** @param array<string, mixed> $props Of the object. */
	private static function change( \WC_Data $object, array $props ): void {
		$object->set_props( $props );
		$object->save();
	}

	private function assert_heard( string $expected, callable $work ): void {
		$this->heard = array();
		$work();
		self::assertContains( $expected, $this->heard );
	}
}
