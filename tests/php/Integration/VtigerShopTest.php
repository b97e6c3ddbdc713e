<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Update;
use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** The main job: a real shop and a CRM with all its traps, kept in step (E1, E6, E10, E28, V9, V15–V17, V18, V19). */
#[Group( 'woocommerce' )]
final class VtigerShopTest extends VtigerSyncTestCase {

	public function test_v18_an_order_with_everything_reaches_the_crm_with_the_shops_total_to_the_cent(): void {
		$this->taxes_on();
		$coupon = $this->shop()->coupon();
		$order  = $this->shop()->order(
			array(
				'customer' => $this->shop()->customer(),
				'lines'    => array( array( $this->shop()->simple_product( array( 'regular_price' => '19.99' ) ), 3 ), array( $this->shop()->simple_product( array( 'regular_price' => '7.333333' ) ), 2 ) ), // phpcs:ignore WordPress.Arrays
				'coupons'  => array( $coupon->get_code() ),
				'fee'      => '2.50',
				'shipping' => '4.90',
				'status'   => 'processing',
			)
		);

		$this->work();

		$sent = $this->crm( 'SalesOrder' );
		self::assertCount( 1, $sent, (string) $this->last_update( 'orders' )['message'] );
		self::assertEqualsWithDelta( (float) $order->get_total(), (float) $sent[0]['hdnGrandTotal'], 0.0001 );
		self::assertSame( (string) $order->get_order_number(), $sent[0]['vtiger_purchaseorder'] );
		self::assertCount( 1, $this->crm( 'Contacts' ) );
		self::assertCount( 2, $this->crm( 'Products' ) );
		self::assertSame( '1', $this->crm( 'Products' )[0]['discontinued'] );
	}

	public function test_e1_a_second_run_finds_everything_unchanged_and_writes_nothing(): void {
		$this->taxes_on();
		$this->shop()->order( array( 'customer' => $this->shop()->customer(), 'shipping' => '4.90', 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->shop()->variable_product();
		$this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'From the CRM', 'productcode' => 'CRM-1', 'unit_price' => '12.345', 'discontinued' => '1' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => 'Lead', 'email' => 'lead@crm.test' ) ) ); // phpcs:ignore WordPress.Arrays
		$first = $this->sync();
		self::assertSame( 1, $first['products>shop']['created'] ?? 0, (string) wp_json_encode( $first ) );
		$this->emulator()->delete( 'stats' );

		$second = $this->sync();

		foreach ( $second as $side => $numbers ) {
			self::assertSame( array( 'unchanged' ), array_keys( $numbers ), $side . ' ' . wp_json_encode( $second ) );
		}
		$operations = $this->emulator()->calls();
		self::assertArrayNotHasKey( 'create', $operations );
		self::assertArrayNotHasKey( 'revise', $operations );
	}

	public function test_v16_variations_are_in_use_in_the_crm_only_while_their_product_is_published(): void {
		$product = $this->shop()->variable_product();
		$this->work();
		$active = fn(): array => array_values( array_unique( array_column( $this->crm( 'Products' ), 'discontinued' ) ) );
		self::assertSame( array( '1' ), $active() );

		$product->set_status( 'draft' );
		$product->save();
		$this->work();
		self::assertSame( array( '0' ), $active() );
		$this->sync( array( 'products' ) );
		self::assertSame( array( '0' ), $active() );

		wp_publish_post( $product->get_id() );
		$this->work();
		self::assertSame( array( '1' ), $active() );
	}

	public function test_v16_variations_go_out_of_use_with_their_product_in_the_trash_and_come_back_with_it(): void {
		$this->shop()->simple_product( array( 'name' => 'Always' ) );
		$product = $this->shop()->variable_product();
		$this->work();
		$active = fn(): array => array_values( array_unique( array_column( array_filter( $this->crm( 'Products' ), static fn( array $there ): bool => 'Always' !== $there['productname'] ), 'discontinued' ) ) );
		wp_trash_post( $product->get_id() );
		$this->work();
		self::assertSame( array( '0' ), $active() );

		wp_untrash_post( $product->get_id() );
		$this->work();
		wp_publish_post( $product->get_id() );
		$this->work();

		self::assertSame( array( '1' ), $active() );
	}

	public function test_v16_a_run_finds_out_that_the_product_of_variations_was_unpublished(): void {
		$product = $this->shop()->variable_product();
		$this->work();
		$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, array( 'post_status' => 'draft' ), array( 'ID' => $product->get_id() ) ); // phpcs:ignore WordPress.Arrays
		clean_post_cache( $product->get_id() );

		$this->sync( array( 'products' ) );

		self::assertSame( array( '0' ), array_values( array_unique( array_column( $this->crm( 'Products' ), 'discontinued' ) ) ) );
	}

	public function test_v16_a_product_of_the_crm_without_a_price_is_not_given_away(): void {
		$this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'Crane', 'productcode' => 'C-1', 'unit_price' => '0', 'discontinued' => '1' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'products' ) );
		$product = wc_get_product( wc_get_product_id_by_sku( 'C-1' ) );
		self::assertSame( array( 'publish', '', false ), array( $product->get_status(), $product->get_price(), $product->is_purchasable() ) );

		$this->edit( 'Products', array( 'unit_price' => '12.5' ) );
		$this->sync( array( 'products' ) );

		$product = wc_get_product( $product->get_id() );
		self::assertSame( array( '12.5', true ), array( $product->get_price(), $product->is_purchasable() ) );
	}

	public function test_v16_a_product_that_the_shop_gives_away_stays_free(): void {
		$product = $this->shop()->simple_product( array( 'regular_price' => '0' ) );
		$this->work();
		$this->edit( 'Products', array( 'description' => 'Take one' ) );

		$this->sync( array( 'products' ) );

		$product = wc_get_product( $product->get_id() );
		self::assertSame( array( 'Take one', '0' ), array( $product->get_description(), $product->get_price() ) );
	}

	public function test_v15_a_customer_who_has_become_shop_manager_is_left_alone_once_and_caught_up_on_as_a_customer(): void {
		$user = get_userdata( $this->shop()->customer()->get_id() );
		$this->sync( array( 'contacts' ) );
		$user->add_role( 'shop_manager' );
		$this->work();
		$this->edit( 'Contacts', array( 'firstname' => 'Mallory' ) );

		self::assertSame( 1, $this->sync( array( 'contacts' ) )['contacts>shop']['skipped'] ?? 0 );
		self::assertSame( 'never_written', $this->last_update( 'contacts' )['error_code'] );
		self::assertArrayNotHasKey( 'skipped', $this->sync( array( 'contacts' ) )['contacts>shop'] );
		self::assertSame( 'Anna', get_user_meta( $user->ID, 'first_name', true ) );

		$user->remove_role( 'shop_manager' );
		$this->work();
		self::assertSame( 'Mallory', get_user_meta( $user->ID, 'first_name', true ) );
	}

	public function test_v15_the_contact_of_a_guest_is_edited_without_a_failure(): void {
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		$this->edit( 'Contacts', array( 'firstname' => 'Renamed' ) );

		self::assertSame( 1, $this->sync( array( 'contacts' ) )['contacts>shop']['skipped'] ?? 0 );
		self::assertStringContainsString( 'guest', (string) $this->last_update( 'contacts' )['message'] );
		self::assertArrayNotHasKey( 'skipped', $this->sync( array( 'contacts' ) )['contacts>shop'] );
	}

	/** Somebody edits the only record of a module. @param array<string, string> $fields */
	private function edit( string $module, array $fields ): void {
		$records = $this->crm( $module );
		self::assertCount( 1, $records );
		$this->emulator()->post( 'record/' . $records[0]['id'], array( 'element' => $fields, 'modifiedtime' => gmdate( 'Y-m-d H:i:s', time() + 60 ) ) ); // phpcs:ignore WordPress.Arrays
	}

	public function test_e28_an_order_saved_ten_times_in_one_request_is_one_update(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		for ( $i = 0; $i < 10; $i++ ) {
			$order->set_customer_note( "Note $i" );
			$order->save();
		}
		$this->end_request();
		global $wpdb;
		self::assertSame( '1', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_updates WHERE module='orders'" ) );
		$this->work();
		self::assertSame( 'Note 9', $this->crm( 'SalesOrder' )[0]['description'] );
	}

	public function test_e6_an_order_whose_answer_was_lost_is_not_doubled(): void {
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->emulator()->post( 'faults', array( 'kind' => 'error-after', 'operation' => 'create', 'module' => 'SalesOrder', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
		self::assertSame( 'sent', $this->last_update( 'orders' )['status'] );
	}

	public function test_e6_a_header_left_without_lines_is_repaired(): void {
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->emulator()->post( 'faults', array( 'kind' => 'half-commit', 'operation' => 'create', 'module' => 'SalesOrder', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		$sent = $this->crm( 'SalesOrder' );
		self::assertCount( 1, $sent );
		self::assertEqualsWithDelta( (float) $order->get_total(), (float) $sent[0]['hdnGrandTotal'], 0.0001 );
	}

	public function test_v17_lines_that_the_crm_loses_are_found_and_repaired(): void {
		$order = $this->shop()->order( array( 'lines' => array( array( $this->shop()->simple_product(), 1 ), array( $this->shop()->simple_product(), 2 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->emulator()->post( 'faults', array( 'kind' => 'lose-lines', 'lines' => 1, 'operation' => 'create', 'module' => 'SalesOrder', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		$sent = $this->crm( 'SalesOrder' );
		self::assertCount( 1, $sent );
		self::assertEqualsWithDelta( (float) $order->get_total(), (float) $sent[0]['hdnGrandTotal'], 0.0001 );
	}

	public function test_v19_a_missing_tax_type_rejects_the_order_by_name_and_it_goes_on_when_the_tax_is_there(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '23.0000', 'DE', 'Akcyza' );
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		self::assertSame( array(), $this->crm( 'SalesOrder' ) );
		$told = $this->last_update( 'taxes' )['message'] . $this->last_update( 'orders' )['message'];
		self::assertStringContainsString( 'Akcyza', $told );
		self::assertStringContainsString( '23', $told );

		$this->emulator()->post( 'taxes', array( 'label' => 'Akcyza', 'percentage' => '23' ) ); // phpcs:ignore WordPress.Arrays
		foreach ( $this->plugin->failures->open( $this->connection ) as $failure ) {
			$this->plugin->updates->retry( array( 'failure_id' => (int) $failure['id'] ) );
		}
		$this->sync();

		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
	}

	public function test_e10_what_the_sync_writes_into_the_shop_does_not_come_back(): void {
		$product = $this->shop()->simple_product( array( 'regular_price' => '10.00' ) );
		$this->sync();
		$there = $this->crm( 'Products' )[0];
		$this->emulator()->post( 'clock', array( 'offsetMs' => 5000 ) );
		$this->emulator()->post( 'record/' . $there['id'], array( 'element' => array( 'productname' => 'Renamed in the CRM' ) ) );
		$this->plugin->poller->poll( $this->connection );
		$this->emulator()->delete( 'stats' );

		$this->work();

		self::assertSame( 'Renamed in the CRM', wc_get_product( $product->get_id() )->get_name() );
		self::assertArrayNotHasKey( 'revise', $this->emulator()->calls() );
	}

	public function test_v16_a_changed_price_keeps_the_products_taxes_in_the_crm(): void {
		$product = $this->shop()->simple_product( array( 'regular_price' => '10.00' ) );
		$this->work();
		$id = (string) $this->crm( 'Products' )[0]['id'];
		$this->emulator()->post( 'record/' . $id, array( 'element' => array( 'tax1' => '4.5', 'tax2' => '10' ) ) ); // phpcs:ignore WordPress.Arrays
		$product->set_regular_price( '11.50' );
		$product->save();

		$this->work();

		$there = $this->emulator()->get( 'record/' . $id );
		self::assertEqualsWithDelta( 11.5, (float) $there['unit_price'], 0.0001 );
		self::assertEqualsWithDelta( 4.5, (float) $there['tax1'], 0.0001 );
		self::assertEqualsWithDelta( 10, (float) $there['tax2'], 0.0001 );
	}

	public function test_v15_an_administrators_account_is_never_written(): void {
		$admin = self::shop()->customer( array( 'email' => 'boss@shop.test' ) );
		get_user_by( 'id', $admin->get_id() )->add_role( 'administrator' );
		$this->sync();
		foreach ( $this->crm( 'Contacts' ) as $contact ) {
			$this->emulator()->post( 'clock', array( 'offsetMs' => 9000 ) );
			$this->emulator()->post( 'record/' . $contact['id'], array( 'element' => array( 'firstname' => 'Mallory' ) ) );
			$this->plugin->updates->add( array( array( 'connection_id' => $this->connection, 'module' => 'contacts', 'side' => Side::Remote, 'record_id' => (string) $contact['id'] ) ), Update::PRIORITY_LIVE ); // phpcs:ignore WordPress.Arrays
		}

		$this->work();

		self::assertNotSame( 'Mallory', get_user_by( 'id', $admin->get_id() )->first_name );
	}

	public function test_v2_the_secret_is_nowhere_in_the_tables(): void {
		global $wpdb;
		$this->shop()->customer();
		$this->work();
		$key = (string) $this->emulator()->get( 'info' )['accessKey'];
		foreach ( array( 'connections', 'memory', 'updates', 'failures', 'runs' ) as $table ) {
			self::assertStringNotContainsString( $key, (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}crosswalk_$table" ) ), $table );
		}
	}

	/** Every shop's first user is no customer. */
	public function test_e33_a_deleted_customer_is_believed_whoever_is_listed_before(): void {
		$this->act_as( 'subscriber' );
		$customer = $this->shop()->customer();
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		require_once ABSPATH . 'wp-admin/includes/user.php';
		wp_delete_user( $customer->get_id() );

		$this->work();

		self::assertSame( 'deleted', $this->last_update( 'contacts' )['error_code'] );
		self::assertSame( 'rejected', $this->last_update( 'contacts' )['status'] );
	}

	/** WooCommerce fires its own hook for refunds deleted in the admin only. */
	public function test_v17_a_refund_deleted_by_code_is_heard(): void {
		$order  = $this->shop()->order( array( 'status' => 'processing' ) );
		$refund = $this->shop()->refund( $order, '5' );
		$this->work();
		self::assertEqualsWithDelta( (float) $order->get_total() - 5, (float) $this->crm( 'SalesOrder' )[0]['hdnGrandTotal'], 0.0001 );

		$refund->delete( true );
		$this->work();

		self::assertEqualsWithDelta( (float) $order->get_total(), (float) $this->crm( 'SalesOrder' )[0]['hdnGrandTotal'], 0.0001 );
	}

	public function test_e8_what_changed_before_its_module_was_switched_off_is_found_when_it_is_on_again(): void {
		$customer = $this->shop()->customer();
		$this->work();
		$customer->set_first_name( 'Later' );
		$customer->save();
		$this->end_request();
		$modules = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$off     = array( 'contacts' => array( 'enabled' => false ) + $modules['contacts'] ) + $modules;
		$this->plugin->connections->set( $this->connection, array( 'modules' => $off ) );
		$this->work();
		self::assertSame( 'module_off', $this->last_update( 'contacts' )['error_code'] );

		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
		$this->sync();

		self::assertSame( 'Later', $this->crm( 'Contacts' )[0]['firstname'] );
	}

	public function test_e14_what_the_other_side_could_not_bring_over_is_solved_when_the_pair_gets_through(): void {
		$customer = $this->shop()->customer();
		$this->work();
		$this->emulator()->post( 'record/' . $this->crm( 'Contacts' )[0]['id'], array( 'element' => array( 'phone' => str_repeat( '1', 120 ) ), 'modifiedtime' => gmdate( 'Y-m-d H:i:s', time() - 60 ) ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'contacts' ) );
		self::assertCount( 1, $this->plugin->failures->open( $this->connection ) );

		$customer->set_billing_phone( '+48 1' );
		$customer->save();
		$this->work();

		self::assertSame( '+48 1', $this->crm( 'Contacts' )[0]['phone'] );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
	}

	public function test_e34_an_order_says_by_name_whom_it_waits_for(): void {
		$this->shop()->order( array( 'props' => array( 'billing_first_name' => 'Eva', 'billing_last_name' => 'Duda', 'billing_address_1' => str_repeat( 'x', 300 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assertStringContainsString( '"Eva Duda", which did not get through', (string) $this->last_update( 'orders' )['message'] );
	}

	/** Without a poll of that side; of records that agree only their times are read, a hundred with a call. */
	public function test_e24_an_edit_in_the_crm_is_found_where_contacts_only_go_there(): void {
		$modules                          = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules['contacts']['direction'] = 'to_remote';
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
		$customer = $this->shop()->customer( array( 'email' => 'anna@x.test', 'first_name' => 'Anna' ) ); // phpcs:ignore WordPress.Arrays
		$this->shop()->customer( array( 'email' => 'ben@x.test' ) );
		$this->sync( array( 'contacts' ) );
		$this->emulator()->post( 'clock', array( 'offsetMs' => 10_000 ) );
		self::assertSame( array( 'contacts>remote' => array( 'unchanged' => 2 ) ), $this->sync( array( 'contacts' ) ) );
		$anna = array_column( $this->crm( 'Contacts' ), null, 'email' )['anna@x.test'];
		$this->emulator()->post( 'record/' . $anna['id'], array( 'element' => array( 'firstname' => 'By hand' ) ) );
		$this->emulator()->post( 'clock', array( 'offsetMs' => 20_000 ) );

		self::assertSame( array( 'contacts>remote' => array( 'updated' => 1, 'unchanged' => 1 ) ), $this->sync( array( 'contacts' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'Anna', array_column( $this->crm( 'Contacts' ), 'firstname', 'email' )['anna@x.test'] );
		self::assertSame( 'Anna', get_user_meta( $customer->get_id(), 'first_name', true ) );
		$this->emulator()->post( 'clock', array( 'offsetMs' => 30_000 ) );
		$this->sync( array( 'contacts' ) );
		$this->emulator()->delete( 'stats' );
		self::assertSame( array( 'contacts>remote' => array( 'unchanged' => 2 ) ), $this->sync( array( 'contacts' ) ) );
		self::assertSame( array( 'query' => 1 ), $this->emulator()->calls() );
	}

	/** What is saved in the CRM afterwards has times from before the last look. The login is from before, too. */
	public function test_e19_changes_are_not_missed_after_the_crms_clock_was_set_back(): void {
		$customer = $this->shop()->customer();
		$this->emulator()->post( 'clock', array( 'offsetMs' => 2 * HOUR_IN_SECONDS * 1000 ) );
		$this->sync( array( 'contacts' ) );
		$this->plugin->poller->poll( $this->connection );
		$this->work();
		$this->emulator()->post( 'clock', array( 'offsetMs' => 0 ) );
		$this->emulator()->post( 'record/' . $this->crm( 'Contacts' )[0]['id'], array( 'element' => array( 'firstname' => 'Ania' ) ) );

		$this->plugin->poller->poll( $this->connection );
		$this->work();

		self::assertSame( 'Ania', get_user_meta( $customer->get_id(), 'first_name', true ) );
	}

	/** A record without a key of its own is recognised by its name and by when it was made, and that is said in the CRM's time. */
	#[DataProvider( 'clocks' )]
	public function test_e6_a_lost_answer_of_a_crm_with_a_wrong_clock_doubles_nothing( int $ahead_s ): void {
		$this->emulator()->post( 'clock', array( 'offsetMs' => $ahead_s * 1000 ) );
		$this->shop()->simple_product( array( 'sku' => '' ) );
		$this->emulator()->post( 'faults', array( 'kind' => 'error-after', 'operation' => 'create', 'module' => 'Products', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assertCount( 1, $this->crm( 'Products' ) );
		self::assertSame( 'sent', $this->last_update( 'products' )['status'] );
	}

	/** The login, and what it has told of the clock, is from before. */
	public function test_e6_a_lost_answer_after_the_crms_clock_was_set_back_doubles_nothing(): void {
		$this->emulator()->post( 'clock', array( 'offsetMs' => 2 * HOUR_IN_SECONDS * 1000 ) );
		$this->sync( array( 'contacts' ) );
		$this->emulator()->post( 'clock', array( 'offsetMs' => 0 ) );
		$this->shop()->simple_product( array( 'sku' => '' ) );
		$this->emulator()->post( 'faults', array( 'kind' => 'error-after', 'operation' => 'create', 'module' => 'Products', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assertCount( 1, $this->crm( 'Products' ) );
	}

	#[DataProvider( 'clocks' )]
	public function test_e9_who_was_last_is_told_with_a_crm_whose_clock_is_wrong( int $ahead_s ): void {
		$this->emulator()->post( 'clock', array( 'offsetMs' => $ahead_s * 1000 ) );
		$customer = $this->shop()->customer();
		$this->work();
		$id    = $this->crm( 'Contacts' )[0]['id'];
		$there = static fn( int $at ): string => gmdate( 'Y-m-d H:i:s', $at + $ahead_s );
		$this->emulator()->post( "record/$id", array( 'element' => array( 'firstname' => 'Earlier' ), 'modifiedtime' => $there( time() - 300 ) ) ); // phpcs:ignore WordPress.Arrays
		$customer->set_first_name( 'Shop' );
		$customer->save();
		$this->work();
		self::assertSame( 'Shop', $this->crm( 'Contacts' )[0]['firstname'] );

		$this->emulator()->post( "record/$id", array( 'element' => array( 'firstname' => 'Later' ), 'modifiedtime' => $there( time() + 300 ) ) ); // phpcs:ignore WordPress.Arrays
		$customer->set_first_name( 'Shop again' );
		$customer->save();
		$this->work();
		self::assertSame( 'Later', get_userdata( $customer->get_id() )->first_name ?? '' );
	}

	/** @return array<string, array{int}> */
	public static function clocks(): array {
		return array(
			'two hours fast' => array( 7200 ),
			'two hours slow' => array( -7200 ),
			'right'          => array( 0 ),
		);
	}

	/** E23: the version that a save answers with is marked, because its second is not over; a later read has it without. */
	public function test_e23_what_a_run_has_just_created_is_taken_back(): void {
		global $wpdb;
		$this->shop()->order( array( 'customer' => $this->shop()->customer(), 'props' => array( 'status' => 'processing' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->forget_live_changes();
		$run = $this->plugin->run_control->start( $this->connection, array(), 'person', 0 );
		$this->work();
		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_links SET remote_version=CONCAT(remote_version,'~')" );

		$undo = $this->plugin->sequels->undo( $run, 'person', 0 );
		$this->work();
		$this->plugin->sequels->follow( $undo, 'person', 0 );
		$this->work();

		self::assertSame( array(), $this->crm( 'SalesOrder' ) );
	}

	/** E23: "customer or guest" is written with a contact and never read; it must not keep the rest from coming back. */
	public function test_e23_a_contact_that_a_run_linked_and_wrote_is_put_back(): void {
		$this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => 'Nowak', 'email' => 'anna@customers.test', 'mailingcity' => 'Wrocław' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->shop()->customer( array( 'email' => 'anna@customers.test' ) );
		$this->forget_live_changes();
		$run = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 );
		$this->work();
		self::assertSame( 'Berlin', $this->crm( 'Contacts' )[0]['mailingcity'] );

		$undo = $this->plugin->sequels->undo( $run, 'person', 0 );
		$this->work();
		$this->plugin->sequels->follow( $undo, 'person', 0 );
		$this->work();

		self::assertSame( 'Wrocław', $this->crm( 'Contacts' )[0]['mailingcity'] );
	}

	/** E5: an order that has the number of another, with the customers by name and without what cannot be compared. */
	public function test_e5_a_question_shows_names_instead_of_ids(): void {
		$this->shop()->order( array( 'customer' => $this->shop()->customer(), 'props' => array( 'status' => 'processing' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		$order   = $this->shop()->order( array( 'customer' => $this->shop()->customer( array( 'first_name' => 'Eva', 'billing_first_name' => 'Eva' ) ), 'props' => array( 'status' => 'pending' ) ) ); // phpcs:ignore WordPress.Arrays
		$element = array_diff_key( $this->crm( 'SalesOrder' )[0], array_flip( array( 'id', 'salesorder_no' ) ) );
		$this->emulator()->post( 'records/SalesOrder', array( 'element' => array( 'vtiger_purchaseorder' => $order->get_order_number(), 'txtAdjustment' => '400', 'invoicestatus' => 'AutoCreated' ) + $element ) ); // phpcs:ignore WordPress.Arrays
		$order->set_status( 'processing' );
		$order->save();
		$this->work();
		$update = $this->last_update( 'orders' );
		self::assertSame( 'doubtful_match', $update['error_code'] );

		$this->act_as( 'administrator' );
		$fields = array_column( rest_do_request( "/crosswalk/v1/decisions/{$update['id']}" )->get_data()['fields'], null, 'label' );

		self::assertSame( array( 'Eva Nowak', array( 'Anna Nowak' ), array( false ) ), array( $fields['Customer']['own'], $fields['Customer']['others'], $fields['Customer']['same'] ) );
		self::assertArrayNotHasKey( 'Customer or guest', $fields );
	}

	/** What is in the queue already is a live change, and no run's. */
	private function forget_live_changes(): void {
		global $wpdb;
		$this->end_request();
		$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_updates" );
	}
}
