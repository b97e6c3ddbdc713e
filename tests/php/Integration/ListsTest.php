<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Crosswalk\Admin\Lists\BulkCommands;
use Crosswalk\Admin\Lists\OrderList;
use Crosswalk\Admin\Lists\ProductList;
use Crosswalk\Admin\Lists\StateColumn;
use Crosswalk\Admin\Lists\UserList;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Side;
use Crosswalk\Plugin;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\RecordStates;
use Crosswalk\Storage\StateClauses;
use Crosswalk\Sync\Requests;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;
use WP_Query;
use WP_User_Query;

/** The state of the sync in WooCommerce's and WordPress's own lists (V15), and "Do not sync" for what is ticked (E30). */
#[Group( 'woocommerce' )]
// phpcs:disable WordPress.NamingConventions.ValidHookName.UseUnderscores -- The hooks of lists are named so.
final class ListsTest extends TestCase {

	private Plugin $plugin;

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		require_once ABSPATH . 'wp-admin/includes/template.php';
		require_once ABSPATH . 'wp-admin/includes/screen.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-screen.php';
		$this->act_as( 'administrator' );
		$this->plugin     = new Plugin();
		$this->connection = $this->connection( 'Practice' );
		set_current_screen( 'edit-product' );
	}

	protected function tearDown(): void {
		unset( $GLOBALS['wp_list_table'] );
		parent::tearDown();
	}

	/** Lists of a request of its own, and not those that the active plugin has registered. */
	private function lists(): StateColumn {
		foreach ( array_keys( $GLOBALS['wp_filter'] ) as $hook ) {
			if ( 1 === preg_match( '/^(handle_)?bulk_actions-|^views_|^manage_|^users_list|^pre_user_query$|^posts_clauses$|^woocommerce_order(s_table)?_query|^woocommerce_shop_order_list_table/', (string) $hook ) ) {
				remove_all_filters( (string) $hook );
			}
		}
		global $wpdb;
		$db       = new \Crosswalk\Storage\Db( $wpdb );
		$column   = new StateColumn( new RecordStates( $db ), $this->plugin->connections, new StateClauses( $db ) );
		$commands = new BulkCommands( $this->plugin->bonds, new Requests( $this->plugin->connections, $this->plugin->updates, new \Crosswalk\Sync\Background() ) );
		foreach ( array( OrderList::class, ProductList::class, UserList::class ) as $list ) {
			( new $list( $column, $commands ) )->register();
		}
		return $column;
	}

	private function connection( string $name ): int {
		$module = array( 'enabled' => true, 'direction' => 'to_remote' ); // phpcs:ignore WordPress.Arrays
		return $this->plugin->connections->add(
			array(
				'connector' => 'sandbox',
				'name'      => $name,
				'settings'  => array(),
				'secrets'   => array(),
				'modules'   => array_fill_keys( array( Modules::ORDERS, Modules::PRODUCTS, Modules::CONTACTS ), $module ),
				'options'   => array(),
			)
		);
	}

	private function link( string $module, string $id ): void {
		$this->plugin->links->replace( array(), new Link( 0, $this->connection, $module, $id, 'x' . $id ) );
	}

	private function exclude( string $module, string $id ): void {
		$this->plugin->bonds->exclude( $module, Side::Shop, array( $id ), Exclusions::ALL, 1 );
	}

	/** @return list<int> Orders, in the order of the list. */
	private function orders(): array {
		if ( OrderUtil::custom_orders_table_usage_is_enabled() ) {
			$args   = apply_filters( 'woocommerce_shop_order_list_table_prepare_items_query_args', array( 'type' => 'shop_order', 'limit' => 20, 'page' => 1, 'paginate' => true, 'status' => array( 'wc-processing' ), 'orderby' => 'date', 'order' => 'DESC', 'no_found_rows' => true ) ); // phpcs:ignore WordPress.Arrays
			$result = wc_get_orders( $args );
			return array_map( static fn( \WC_Abstract_Order $order ): int => $order->get_id(), $result->orders );
		}
		return $this->posts( 'shop_order', array( 'wc-processing' ) );
	}

	/**
	 * The main query of a list of posts.
	 *
	 * @param list<string> $status Of the posts.
	 * @return list<int>
	 */
	private function posts( string $type, array $status ): array {
		global $wp_query, $wp_the_query;
		$wp_query     = new WP_Query(); // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		$wp_the_query = $wp_query; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		$wp_query->query( array( 'post_type' => $type, 'post_status' => $status, 'posts_per_page' => 20, 'orderby' => sanitize_key( $_GET['orderby'] ?? 'date' ) ) ); // phpcs:ignore WordPress.Arrays, WordPress.Security
		return array_values( array_map( 'intval', wp_list_pluck( $wp_query->posts, 'ID' ) ) );
	}

	/** @return list<int> Users, in the order of the list. */
	private function users(): array {
		$query = new WP_User_Query( apply_filters( 'users_list_table_query_args', array( 'role' => 'customer', 'number' => 20, 'orderby' => 'login' ) ) ); // phpcs:ignore WordPress.Arrays
		$users = array_map( 'intval', wp_list_pluck( $query->get_results(), 'ID' ) );
		$GLOBALS['wp_list_table'] = (object) array( 'items' => array_fill_keys( $users, true ) ); // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		return array_values( $users );
	}

	/** What the column shows of an order. */
	private function order_cell( int $id ): string {
		$hpos = OrderUtil::custom_orders_table_usage_is_enabled();
		ob_start();
		do_action( $hpos ? 'woocommerce_shop_order_list_table_custom_column' : 'manage_shop_order_posts_custom_column', StateColumn::NAME, $hpos ? wc_get_order( $id ) : $id );
		return (string) ob_get_clean();
	}

	private function product_cell( int $id ): string {
		ob_start();
		do_action( 'manage_product_posts_custom_column', StateColumn::NAME, $id );
		return (string) ob_get_clean();
	}

	private function user_cell( int $id ): string {
		return (string) apply_filters( 'manage_users_custom_column', '', StateColumn::NAME, $id );
	}

	public function test_orders_show_are_sorted_and_filtered_by_their_state(): void {
		list( $new, $synced, $excluded ) = array_map( fn(): int => $this->shop()->order( array( 'status' => 'processing' ) )->get_id(), array( 1, 2, 3 ) );
		$this->forget_updates();
		$this->link( Modules::ORDERS, "order:$synced" );
		$this->exclude( Modules::ORDERS, "order:$excluded" );
		$this->lists();

		$this->orders();
		self::assertStringContainsString( 'is-synced', $this->order_cell( $synced ) );
		self::assertStringContainsString( '>Not synced<', $this->order_cell( $excluded ) );
		self::assertStringContainsString( 'Not synced yet', $this->order_cell( $new ) );

		$_GET = array( 'orderby' => StateColumn::NAME, 'order' => 'asc' ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( $excluded, $synced, $new ), $this->orders() );
		$_GET['order'] = 'desc';
		self::assertSame( array( $new, $synced, $excluded ), $this->orders() );

		foreach ( array( RecordStates::SYNCED => array( $synced ), RecordStates::EXCLUDED => array( $excluded ), StateClauses::NONE => array( $new ), RecordStates::FAILED => array() ) as $state => $expected ) { // phpcs:ignore WordPress.Arrays
			$_GET = array( StateColumn::FILTER => $state );
			self::assertSame( $expected, $this->orders(), $state );
		}
	}

	public function test_a_filtered_list_of_orders_counts_what_it_shows(): void {
		$ids = array_map( fn(): int => $this->shop()->order( array( 'status' => 'processing' ) )->get_id(), array( 1, 2, 3 ) );
		$this->forget_updates();
		$this->exclude( Modules::ORDERS, "order:$ids[0]" );
		$this->lists();
		$_GET = array( StateColumn::FILTER => RecordStates::EXCLUDED );

		$this->orders();

		if ( ! OrderUtil::custom_orders_table_usage_is_enabled() ) {
			// WP_Query counts what it finds by itself.
			self::assertSame( 1, $GLOBALS['wp_query']->found_posts );
			return;
		}
		self::assertSame( 1, apply_filters( 'woocommerce_shop_order_list_table_order_count', 3, array( 'wc-processing' ) ) );
		self::assertSame( 3, apply_filters( 'woocommerce_shop_order_list_table_order_count', 3, array( 'wc-processing' ) ) );
	}

	public function test_other_queries_of_orders_are_left_alone(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) )->get_id();
		$this->forget_updates();
		$this->lists();
		$_GET = array( StateColumn::FILTER => RecordStates::FAILED );

		self::assertSame( array( $order ), wc_get_orders( array( 'return' => 'ids', 'status' => 'processing' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	public function test_products_show_are_sorted_and_filtered_by_their_state_and_stand_for_their_variations(): void {
		$plain    = $this->shop()->simple_product()->get_id();
		$variable = $this->shop()->variable_product();
		$id       = $variable->get_id();
		$this->forget_updates();
		$this->link( Modules::PRODUCTS, "product:$plain" );
		$this->exclude( Modules::PRODUCTS, 'product:' . $variable->get_children()[0] );
		$this->lists();

		$this->posts( 'product', array( 'publish' ) );
		self::assertStringContainsString( 'In step', $this->product_cell( $plain ) );
		self::assertStringContainsString( 'is-excluded', $this->product_cell( $id ) );

		$_GET = array( 'orderby' => StateColumn::NAME );
		self::assertSame( array( $id, $plain ), $this->posts( 'product', array( 'publish' ) ) );
		$_GET = array( StateColumn::FILTER => RecordStates::EXCLUDED );
		self::assertSame( array( $id ), $this->posts( 'product', array( 'publish' ) ) );
	}

	public function test_users_show_are_sorted_and_filtered_by_their_state(): void {
		list( $new, $synced, $excluded ) = array_map( fn(): int => $this->shop()->customer()->get_id(), array( 1, 2, 3 ) );
		$this->forget_updates();
		$this->link( Modules::CONTACTS, "user:$synced" );
		$this->exclude( Modules::CONTACTS, "user:$excluded" );
		$this->lists();

		$this->users();
		self::assertSame( array( 'is-excluded', 'is-synced', '' ), array_map( fn( int $id ): string => preg_match( '/is-\w+/', $this->user_cell( $id ), $found ) ? $found[0] : '', array( $excluded, $synced, $new ) ) );

		$_GET = array( 'orderby' => StateColumn::NAME, 'order' => 'desc' ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( $new, $synced, $excluded ), $this->users() );
		$_GET = array( StateColumn::FILTER => RecordStates::SYNCED );
		self::assertSame( array( $synced ), $this->users() );
	}

	/** Every state has the same name in the list and in the answer about one record. */
	public function test_sql_and_answers_agree_on_every_state(): void {
		global $wpdb;
		$cases = array(
			RecordStates::DECISION => array( 'status' => 'accepted', 'outcome' => 'decision' ), // phpcs:ignore WordPress.Arrays
			RecordStates::FAILED   => array( 'status' => 'rejected', 'error_kind' => 'record' ), // phpcs:ignore WordPress.Arrays
			RecordStates::WAITING  => array( 'status' => 'accepted' ),
			RecordStates::SKIPPED  => array( 'status' => 'rejected', 'error_kind' => 'skip' ), // phpcs:ignore WordPress.Arrays
		);
		$users = array();
		foreach ( array( ...array_keys( $cases ), RecordStates::DELETED, RecordStates::SYNCED, RecordStates::EXCLUDED ) as $state ) {
			$users[ $state ] = $this->shop()->customer()->get_id();
		}
		$this->forget_updates();
		foreach ( $cases as $state => $columns ) {
			$wpdb->insert( $wpdb->prefix . 'crosswalk_updates', $columns + array( 'connection_id' => $this->connection, 'module' => 'contacts', 'side' => 'shop', 'record_id' => "user:$users[$state]", 'first_at' => 1, 'last_at' => 1, 'next_at' => 1 ) ); // phpcs:ignore WordPress.Arrays
			$this->link( Modules::CONTACTS, "user:$users[$state]" );
		}
		$wpdb->update( $wpdb->prefix . 'crosswalk_links', array( 'remote_id' => null ), array( 'shop_id' => 'user:' . $users[ RecordStates::SKIPPED ] ) ); // phpcs:ignore WordPress.Arrays
		foreach ( array( RecordStates::DELETED, RecordStates::SYNCED, RecordStates::EXCLUDED ) as $state ) {
			$this->link( Modules::CONTACTS, "user:$users[$state]" );
		}
		$wpdb->update( $wpdb->prefix . 'crosswalk_links', array( 'note' => Link::GONE . 'remote' ), array( 'shop_id' => 'user:' . $users[ RecordStates::DELETED ] ) ); // phpcs:ignore WordPress.Arrays
		$this->exclude( Modules::CONTACTS, 'user:' . $users[ RecordStates::EXCLUDED ] );
		$this->lists();

		foreach ( $users as $state => $user ) {
			$_GET = array( StateColumn::FILTER => $state );
			self::assertSame( array( $user ), $this->users(), $state );
			self::assertStringContainsString( "is-$state", $this->user_cell( $user ) );
		}
	}

	/** A page costs the same whatever is on it. */
	public function test_the_number_of_queries_does_not_grow_with_the_rows(): void {
		$counts = array();
		foreach ( array( 1, 8 ) as $rows ) {
			for ( $i = 0; $i < $rows; $i++ ) {
				$this->shop()->order( array( 'status' => 'processing' ) );
				$this->shop()->simple_product();
				$this->shop()->customer();
			}
			$this->lists();
			foreach ( array( 'order_cell' => fn(): array => $this->orders(), 'product_cell' => fn(): array => $this->posts( 'product', array( 'publish' ) ), 'user_cell' => fn(): array => $this->users() ) as $cell => $read ) { // phpcs:ignore WordPress.Arrays
				$ids    = $read();
				$hpos   = OrderUtil::custom_orders_table_usage_is_enabled();
				$before = $GLOBALS['wpdb']->num_queries;
				if ( 'order_cell' === $cell && $hpos ) {
					array_map( 'wc_get_order', $ids );
					$before = $GLOBALS['wpdb']->num_queries;
				}
				self::assertGreaterThanOrEqual( $rows, count( $ids ) );
				array_map( array( $this, $cell ), $ids );
				$counts[ $cell ][] = $GLOBALS['wpdb']->num_queries - $before;
			}
		}

		foreach ( $counts as $cell => $queries ) {
			self::assertSame( $queries[0], $queries[1], $cell );
			self::assertLessThanOrEqual( 6, $queries[0], $cell );
		}
	}

	/** E30 */
	public function test_what_is_ticked_is_excluded_synced_again_and_synced_now_and_the_history_says_so(): void {
		$order   = $this->shop()->order( array( 'status' => 'processing' ) )->get_id();
		$product = $this->shop()->variable_product();
		$user    = $this->shop()->customer()->get_id();
		$this->forget_updates();
		$this->lists();
		$of = array(
			'edit-shop_order'            => array( Modules::ORDERS, "order:$order", $order ),
			'woocommerce_page_wc-orders' => array( Modules::ORDERS, "order:$order", $order ),
			'edit-product'               => array( Modules::PRODUCTS, 'product:' . $product->get_children()[0], $product->get_id() ),
			'users'                      => array( Modules::CONTACTS, "user:$user", $user ),
		);
		foreach ( $of as $screen => list( $module, $record, $id ) ) {
			self::assertSame( array( 'crosswalk_sync', 'crosswalk_exclude', 'crosswalk_include' ), array_keys( apply_filters( "bulk_actions-$screen", array() ) ) );

			$back = apply_filters( "handle_bulk_actions-$screen", 'list.php', 'crosswalk_exclude', array( $id ) );
			self::assertSame( 'list.php?crosswalk_done=crosswalk_exclude&crosswalk_count=1', $back );
			self::assertSame( array( RecordStates::EXCLUDED ), array_column( $this->states( $module, $record ), 'state' ), $screen );

			apply_filters( "handle_bulk_actions-$screen", 'list.php', 'crosswalk_include', array( $id ) );
			self::assertSame( array( RecordStates::WAITING ), array_column( $this->states( $module, $record ), 'state' ), $screen );
			self::assertSame( array( 'included', 'excluded' ), array_slice( array_column( $this->plugin->history->of_shop( $module, $record ), 'event' ), 0, 2 ) );

			$this->forget_updates();
			apply_filters( "handle_bulk_actions-$screen", 'list.php', 'crosswalk_sync', array( (string) $id ) );
			self::assertSame( array( RecordStates::WAITING ), array_column( $this->states( $module, $record ), 'state' ), $screen );
			self::assertSame( 'list.php', apply_filters( "handle_bulk_actions-$screen", 'list.php', 'trash', array( $id ) ) );
			$this->forget_updates();
		}
	}

	public function test_who_may_not_has_no_actions_no_column_and_no_link(): void {
		$column = $this->lists();
		self::assertArrayHasKey( 'crosswalk', apply_filters( 'views_users', array() ) );
		$this->act_as( 'customer' );

		self::assertSame( array(), apply_filters( 'bulk_actions-users', array() ) );
		self::assertSame( 'back', apply_filters( 'handle_bulk_actions-users', 'back', 'crosswalk_exclude', array( 1 ) ) );
		self::assertSame( array(), $column->add( array() ) );
		self::assertSame( array(), apply_filters( 'views_users', array() ) );
	}

	public function test_the_link_leads_to_the_log_of_the_module(): void {
		$this->lists();
		foreach ( array( 'users' => 'contacts', 'edit-product' => 'products', 'edit-shop_order' => 'orders', 'woocommerce_page_wc-orders' => 'orders' ) as $screen => $module ) { // phpcs:ignore WordPress.Arrays
			self::assertMatchesRegularExpression( "~page=crosswalk.*path=%2Fsync-log.*only=$module~", apply_filters( "views_$screen", array() )['crosswalk'] );
		}
	}

	public function test_several_connections_are_named(): void {
		$second = $this->connection( 'ERP' );
		$user   = $this->shop()->customer()->get_id();
		$this->forget_updates();
		$this->link( Modules::CONTACTS, "user:$user" );
		$this->plugin->bonds->exclude( Modules::CONTACTS, Side::Shop, array( "user:$user" ), $second, 1 );
		$this->lists();

		$this->users();

		self::assertSame( 'Practice: In stepERP: Not synced', wp_strip_all_tags( $this->user_cell( $user ) ) );
	}

	/** @return list<array<string, mixed>> */
	private function states( string $module, string $id ): array {
		return ( new RecordStates( new \Crosswalk\Storage\Db( $GLOBALS['wpdb'] ) ) )->of( $module, array( $id ) )[ $id ] ?? array();
	}

	/** What making the records has queued is not what these tests are about. */
	private function forget_updates(): void {
		global $wpdb;
		do_action( 'crosswalk_before_work' );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_updates" );
	}
}
