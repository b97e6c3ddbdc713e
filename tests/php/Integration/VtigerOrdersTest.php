<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** What happens to an order of the shop on its way into the CRM: refunds, edits, missing taxes and currencies (V17, V19, E18). */
#[Group( 'woocommerce' )]
final class VtigerOrdersTest extends VtigerSyncTestCase {

	private function vat(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '19.0000', 'DE', 'MwSt' );
		$this->emulator()->post( 'taxes', array( 'label' => 'MwSt', 'percentage' => '19' ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array<string, mixed> The only order in the CRM. */
	private function sent(): array {
		$orders = $this->crm( 'SalesOrder' );
		self::assertCount( 1, $orders, (string) $this->last_update( 'orders' )['message'] );
		return $orders[0];
	}

	/** @param array<string, mixed> $sent From the CRM. */
	private static function assert_total( string $total, array $sent ): void {
		self::assertEqualsWithDelta( (float) $total, (float) $sent['hdnGrandTotal'], 0.00001 );
		self::assertLessThanOrEqual( min( 0.05, 0.005 * count( $sent['LineItems'] ) + 0.005 ), abs( (float) $sent['txtAdjustment'] ) );
	}

	/** @return array<string, array{string, string}> What is refunded, and what remains of the 2 × 10.00 + 5.00 shipping + 19 %. */
	public static function refunds(): array {
		return array(
			'an amount'       => array( 'amount', '24.75' ),
			'a line'          => array( 'line', '17.85' ),
			'only its tax'    => array( 'tax', '27.85' ),
			'the whole order' => array( 'all', '0.00' ),
		);
	}

	#[DataProvider( 'refunds' )]
	public function test_v17_a_refund_updates_the_order( string $what, string $remains ): void {
		$this->vat();
		$order = $this->shop()->order( array( 'lines' => array( array( $this->shop()->simple_product( array( 'regular_price' => '10.00' ) ), 2 ) ), 'shipping' => '5.00', 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		self::assert_total( '29.75', $this->sent() );

		$this->refund( $order, $what );
		$this->work();

		$sent = $this->sent();
		self::assert_total( $remains, $sent );
		self::assertContains( 'WooCommerce refund', array_column( $sent['LineItems'], 'product_name' ) );
		self::assertSame( '29.75', $this->plugin->shop->fetch( 'orders', array( 'order:' . $order->get_id() ) )[ 'order:' . $order->get_id() ]->fields['total'] );
	}

	private function refund( \WC_Order $order, string $what ): void {
		$item  = array_values( $order->get_items() )[0];
		$rate  = (int) array_key_first( $item->get_taxes()['total'] );
		$lines = array(
			'line' => array( $item->get_id() => array( 'qty' => 1, 'refund_total' => '10.00', 'refund_tax' => array( $rate => '1.90' ) ) ), // phpcs:ignore WordPress.Arrays
			'tax'  => array( $item->get_id() => array( 'qty' => 0, 'refund_total' => '0', 'refund_tax' => array( $rate => '1.90' ) ) ), // phpcs:ignore WordPress.Arrays
		);
		$amounts = array( 'amount' => '5.00', 'line' => '11.90', 'tax' => '1.90', 'all' => '29.75' ); // phpcs:ignore WordPress.Arrays
		$refund  = wc_create_refund(
			array(
				'order_id'   => $order->get_id(),
				'amount'     => $amounts[ $what ],
				'reason'     => 'Damaged',
				'line_items' => $lines[ $what ] ?? array(),
			)
		);
		self::assertInstanceOf( \WC_Order_Refund::class, $refund );
	}

	/** Another product at the same price: the total did not change, and must still be checked. */
	public function test_v17_lines_edited_later_are_replaced_and_the_total_stays_right(): void {
		$this->vat();
		$first = $this->shop()->simple_product( array( 'name' => 'Pen', 'regular_price' => '0.99' ) ); // phpcs:ignore WordPress.Arrays
		$other = $this->shop()->simple_product( array( 'name' => 'Pencil', 'regular_price' => '0.99' ) ); // phpcs:ignore WordPress.Arrays
		$order = $this->shop()->order( array( 'lines' => array( array( $first, 1 ), array( $first, 1 ), array( $first, 1 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		self::assert_total( '3.54', $this->sent() );
		$before = $this->sent()['LineItems'];

		$order->remove_item( (int) array_key_first( $order->get_items() ) );
		$order->add_product( $other, 1 );
		$order->calculate_totals();
		$order->save();
		self::assertSame( '3.54', $order->get_total() );
		$this->work();

		$sent = $this->sent();
		self::assert_total( '3.54', $sent );
		self::assertEqualsCanonicalizing( array( 'Pen', 'Pen', 'Pencil' ), array_column( $sent['LineItems'], 'product_name' ) );
		self::assertSame( array( '19.000', '19.000', '19.000' ), array_column( $sent['LineItems'], 'tax4' ) );
		self::assertSame( array( 'group', '21x1' ), array( $sent['hdnTaxType'], $sent['currency_id'] ) );
		self::assertSame( array(), array_intersect( array_column( $before, 'id' ), array_column( $sent['LineItems'], 'id' ) ) );
	}

	public function test_v17_an_order_whose_lines_do_not_explain_its_total_is_refused_with_both_sums(): void {
		$order = $this->shop()->order( array( 'lines' => array( array( $this->shop()->simple_product( array( 'regular_price' => '10.00' ) ), 1 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$order->set_total( '12.34' );
		$order->save();

		$this->work();

		$update = $this->last_update( 'orders' );
		self::assertSame( array( 'rejected', 'total_differs' ), array( $update['status'], $update['error_code'] ) );
		self::assertStringContainsString( '12.34', (string) $update['message'] );
		self::assertStringContainsString( '10.00', (string) $update['message'] );
		self::assertSame( array(), $this->crm( 'SalesOrder' ) );
	}

	/** E18: not what was refused is sent again, but what there is now. */
	public function test_e18_a_retry_sends_what_the_order_is_now(): void {
		$order = $this->shop()->order( array( 'lines' => array( array( $this->shop()->simple_product( array( 'regular_price' => '10.00' ) ), 1 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$order->set_total( '12.34' );
		$order->save();
		$this->work();
		$rejected = (int) $this->last_update( 'orders' )['id'];
		remove_all_actions( 'crosswalk_shop_changed' );
		$order->set_total( '10.00' );
		$order->set_customer_note( 'Written since' );
		$order->save();

		self::assertSame( 1, $this->plugin->updates->retry( array( 'id' => $rejected ) ) );
		$this->work();

		self::assert_total( '10.00', $this->sent() );
		self::assertSame( 'Written since', $this->sent()['description'] );
	}

	public function test_v19_when_the_missing_tax_is_there_tax_and_order_go_on_at_the_next_poll(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '23.0000', 'DE', 'Akcyza' );
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		self::assertSame( array(), $this->crm( 'SalesOrder' ) );
		$failure = $this->plugin->failures->open( $this->connection )[0];
		self::assertStringContainsString( '"Akcyza", 23 %', (string) $failure['advice'] );
		$this->plugin->poller->poll( $this->connection );
		$this->work();
		self::assertSame( array(), $this->crm( 'SalesOrder' ), 'Nothing is tried while the tax is missing.' );

		$this->emulator()->post( 'taxes', array( 'label' => 'Akcyza', 'percentage' => '23' ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->poller->poll( $this->connection );
		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
	}

	/** The same by a run, of the taxes alone. */
	public function test_v19_a_run_of_the_taxes_releases_the_orders_too(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '23.0000', 'DE', 'Akcyza' );
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		$this->emulator()->post( 'taxes', array( 'label' => 'Akcyza', 'percentage' => '23' ) ); // phpcs:ignore WordPress.Arrays

		$this->sync( array( 'taxes' ) );

		self::assert_total( $order->get_total(), $this->sent() );
	}

	/** A tax type deleted in the CRM and made again has another number there. */
	public function test_v19_a_tax_that_vanished_from_the_crm_is_named_and_found_again(): void {
		$this->vat();
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		$this->emulator()->post( 'taxes', array( 'label' => 'MwSt', 'deleted' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->memory->forget( $this->connection, 'rows:Tax' );
		$this->plugin = new \Crosswalk\Plugin();
		$second       = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		$update = $this->last_update( 'orders' );
		self::assertSame( array( 'rejected', 'tax_missing' ), array( $update['status'], $update['error_code'] ) );
		self::assertStringContainsString( 'MwSt', (string) $update['message'] );

		$this->emulator()->post( 'taxes', array( 'label' => 'MwSt', 'percentage' => '19' ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->poller->poll( $this->connection );
		$this->work();

		self::assertCount( 2, $this->crm( 'SalesOrder' ) );
		self::assert_total( $second->get_total(), $this->crm( 'SalesOrder' )[1] );
	}

	/** Vtiger takes each name once, so that of a "MwSt" with two percentages the second one has to be called otherwise there. */
	#[DataProvider( 'second_names' )]
	public function test_v19_a_name_with_two_percentages_is_two_taxes_in_the_crm( string $label ): void {
		$this->vat();
		$this->shop()->tax_rate( '7.0000', 'AT', 'MwSt' );
		$order = $this->shop()->order( array( 'props' => array( 'billing_country' => 'AT', 'shipping_country' => 'AT', 'billing_email' => 'a@customers.test' ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		self::assertStringContainsString( 'no tax type "MwSt" with 7 %', (string) $this->last_update( 'orders' )['message'] );
		self::assertStringContainsString( '"MwSt 7%"', $this->plugin->failures->open( $this->connection )[0]['advice'] );

		$this->emulator()->post( 'taxes', array( 'label' => $label, 'percentage' => '7' ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->poller->poll( $this->connection );
		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		$this->sync( array( 'taxes' ) );
		self::assertSame( array( 'unchanged' ), array_keys( $this->sync( array( 'taxes' ) )['taxes>remote'] ) );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
	}

	/** @return array<string, array{string}> */
	public static function second_names(): array {
		return array(
			'as the advice says' => array( 'MwSt 7%' ),
			'with a blank'       => array( 'MwSt 7,0 %' ),
			'in brackets'        => array( 'MwSt (7 %)' ),
		);
	}

	/** One tax of the CRM is the tax of many countries: rates of the same name and percentage are no reason to ask anybody. */
	public function test_v19_the_same_tax_in_two_countries_is_one_tax_in_the_crm(): void {
		$this->vat();
		$this->shop()->tax_rate( '19.0000', 'AT', 'MwSt' );
		$this->sync( array( 'taxes' ) );
		$order = $this->shop()->order( array( 'props' => array( 'billing_country' => 'AT', 'billing_email' => 'a@customers.test' ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		self::assertNotSame( '0', $order->get_total_tax() );

		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( '19.000', $this->sent()['LineItems'][0]['tax4'] );
		self::assertSame( 0, $this->plugin->updates->numbers( $this->connection )['decisions'] );
	}

	public function test_v19_a_rate_deleted_after_the_order_is_found_by_name_and_percentage(): void {
		$this->vat();
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		\WC_Tax::_delete_tax_rate( (int) array_key_first( array_values( $order->get_items() )[0]->get_taxes()['total'] ) );

		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( '19.000', $this->sent()['LineItems'][0]['tax4'] );
	}

	/** The shop keeps four decimals of a percentage, the CRM three. */
	public function test_v19_a_rate_with_four_decimals_is_the_crms_with_three(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '7.6875', 'DE', 'Gross receipts' );
		$this->emulator()->post( 'taxes', array( 'label' => 'Gross receipts', 'percentage' => '7.688' ) ); // phpcs:ignore WordPress.Arrays
		$order = $this->shop()->order( array( 'lines' => array( array( $this->shop()->simple_product( array( 'regular_price' => '1007.33' ) ), 9 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( array( 'taxes>remote' => array( 'unchanged' => 1 ) ), $this->sync( array( 'taxes' ) ) );
	}

	/** WooCommerce comes with a class "Zero rate". */
	public function test_v19_a_rate_of_nothing_needs_no_tax_in_the_crm(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '0.0000', 'DE', 'Zero' );
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		self::assertCount( 1, $order->get_items( 'tax' ) );

		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
		self::assertSame( array( 'taxes>remote' => array( 'unchanged' => 1 ) ), $this->sync( array( 'taxes' ) ) );
	}

	/** @return array<string, array{array<string, mixed>, string}> What the CRM has of it, and the reason. */
	public static function currencies(): array {
		return array(
			'missing'  => array( array(), 'currency_missing' ),
			'inactive' => array( array( 'rate' => 1.25, 'active' => false ), 'currency_inactive' ), // phpcs:ignore WordPress.Arrays
		);
	}

	/** @param array<string, mixed> $there Of the currency, before. */
	#[DataProvider( 'currencies' )]
	public function test_v17_a_currency_that_cannot_be_used_is_refused_and_goes_on_when_it_can( array $there, string $reason ): void {
		if ( array() !== $there ) {
			$this->emulator()->post( 'currencies', array( 'code' => 'USD' ) + $there );
		}
		$order = $this->shop()->order( array( 'props' => array( 'currency' => 'USD', 'billing_email' => 'a@customers.test' ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		$update = $this->last_update( 'orders' );
		self::assertSame( array( 'rejected', $reason ), array( $update['status'], $update['error_code'] ) );
		self::assertStringContainsString( 'USD', (string) $update['message'] );

		$this->emulator()->post( 'currencies', array( 'code' => 'USD', 'rate' => 1.25, 'active' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->poller->poll( $this->connection );
		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( '21x2', $this->sent()['currency_id'] );
		self::assertEqualsWithDelta( 1.25, (float) $this->sent()['conversion_rate'], 0.00001 );
	}

	/** What we remember of the CRM is minutes old at times. */
	public function test_v17_a_currency_switched_off_a_moment_ago_is_refused_as_clearly(): void {
		$this->emulator()->post( 'currencies', array( 'code' => 'USD', 'rate' => 1.25 ) ); // phpcs:ignore WordPress.Arrays
		$usd = array( 'props' => array( 'currency' => 'USD', 'billing_email' => 'a@customers.test' ), 'status' => 'processing' ); // phpcs:ignore WordPress.Arrays
		$this->shop()->order( $usd );
		$this->work();
		$this->emulator()->post( 'currencies', array( 'code' => 'USD', 'active' => false ) ); // phpcs:ignore WordPress.Arrays

		$this->shop()->order( $usd );
		$this->work();

		self::assertSame( 'currency_inactive', $this->last_update( 'orders' )['error_code'] );
		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
	}

	/** An order does not go without its product because somebody has to fill in a field first (E34). */
	public function test_v18_a_product_that_lacks_a_mandatory_value_is_the_reason_of_its_order(): void {
		$field = array( 'name' => 'cf_990', 'label' => 'Cost centre', 'mandatory' => true ); // phpcs:ignore WordPress.Arrays
		$this->emulator()->post( 'fields/Products', $field );
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		$update = $this->last_update( 'orders' );
		self::assertSame( 'accepted', $update['status'] );
		self::assertStringContainsString( '"Cost centre" is mandatory', (string) $update['message'] );
		self::assertSame( array(), $this->crm( 'SalesOrder' ) );

		$this->emulator()->delete( 'fields/Products/cf_990' );
		$this->plugin->memory->forget( $this->connection, 'describe:Products' );
		$this->plugin = new \Crosswalk\Plugin();
		$this->sync();

		self::assertSame( array( 'Lamp' ), array_column( $this->sent()['LineItems'], 'product_name' ) );
	}

	public function test_v18_a_dry_run_says_which_product_an_order_would_wait_for(): void {
		$this->emulator()->post( 'fields/Products', array( 'name' => 'cf_990', 'label' => 'Cost centre', 'mandatory' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->shop()->order( array( 'status' => 'processing' ) );
		$id = $this->plugin->run_control->start( $this->connection, array(), 'person', 0, true );
		$this->work();

		global $wpdb;
		$ends = $wpdb->get_results( $wpdb->prepare( "SELECT outcome, reason FROM {$wpdb->prefix}crosswalk_run_records WHERE run_id=%d AND module='orders'", $id ) );
		self::assertCount( 1, $ends );
		self::assertSame( 'skipped', $ends[0]->outcome );
		self::assertStringContainsString( '"Cost centre" is mandatory', (string) $ends[0]->reason );
	}

	/** A service and an organisation of ours that cannot be made are found by their names once a person has made them (V2). */
	public function test_v2_what_the_connection_cannot_create_for_itself_may_be_created_by_hand(): void {
		foreach ( array( 'Services', 'Accounts' ) as $module ) {
			$this->emulator()->post( "fields/$module", array( 'name' => 'cf_990', 'label' => 'Cost centre', 'mandatory' => true ) ); // phpcs:ignore WordPress.Arrays
		}
		$order = $this->shop()->order( array( 'fee' => '2.00', 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		foreach ( array( 'Accounts' => array( 'accountname' => 'WooCommerce guests' ), 'Services' => array( 'servicename' => 'WooCommerce fee', 'discontinued' => '1' ) ) as $module => $record ) { // phpcs:ignore WordPress.Arrays
			$this->sync();
			$failure = $this->plugin->failures->open( $this->connection )[0];
			self::assertStringContainsString( 'cf_990', (string) $failure['message'] );
			self::assertStringContainsString( '"' . reset( $record ) . '"', (string) $failure['advice'] );
			self::assertSame( array(), $this->crm( 'SalesOrder' ) );
			$this->emulator()->post( "records/$module", array( 'element' => array( 'cf_990' => 'x' ) + $record ) ); // phpcs:ignore WordPress.Arrays
			$this->plugin->updates->retry( array( 'failure_id' => (int) $failure['id'] ) );
		}
		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
	}

	public function test_v17_an_order_in_the_trash_is_cancelled_in_the_crm_by_policy_and_comes_back(): void {
		$modules                     = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules['orders']['delete'] = 'deactivate';
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
		$this->shop()->order( array( 'status' => 'processing' ) );
		$order = $this->shop()->order( array( 'status' => 'processing' ) );
		$this->work();
		$id     = $order->get_id();
		$status = fn(): string => (string) array_column( $this->crm( 'SalesOrder' ), 'sostatus', 'vtiger_purchaseorder' )[ (string) $id ];
		self::assertSame( 'Approved', $status() );

		$order->delete( false );
		$this->work();
		self::assertSame( 'Cancelled', $status() );

		$trashed = wc_get_order( $id );
		self::assertTrue( $trashed instanceof \WC_Order && $trashed->untrash() );
		$this->work();
		self::assertSame( 'Approved', $status() );
	}

	/** A CRM with other states has none that says so. */
	public function test_v17_without_a_state_for_it_an_order_in_the_trash_is_left_alone(): void {
		$this->emulator()->post( 'picklists/SalesOrder/sostatus', array( 'values' => array( 'Created', 'Approved', 'Delivered' ) ) );
		$this->plugin = new \Crosswalk\Plugin();

		self::assertSame( array(), $this->plugin->pairings->of( $this->connection )?->module( \Crosswalk\Endpoint\Side::Remote, 'orders' )->inactive );
	}

	/** The labels of a picklist are translated into the language of the user; what is sent and stored are its values. */
	public function test_v17_a_status_goes_by_its_value_and_is_shown_by_its_label(): void {
		$this->emulator()->post( 'picklists/SalesOrder/sostatus', array( 'values' => array( array( 'value' => 'Created', 'label' => 'Angelegt' ), array( 'value' => 'Approved', 'label' => 'Genehmigt &amp; bezahlt' ), array( 'value' => 'Delivered', 'label' => 'Geliefert' ) ) ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin = new \Crosswalk\Plugin();
		$this->shop()->order( array( 'status' => 'processing' ) );

		$this->work();

		self::assertSame( 'Approved', $this->sent()['sostatus'] );
		self::assertSame( array( 'Created' => 'Angelegt', 'Approved' => 'Genehmigt & bezahlt', 'Delivered' => 'Geliefert' ), $this->plugin->pairings->of( $this->connection )?->module( \Crosswalk\Endpoint\Side::Remote, 'orders' )->fields['sostatus']->options ); // phpcs:ignore WordPress.Arrays
	}

	/** E5: a purchase order of a customer, entered in the CRM, may have the number of an order of the shop. */
	public function test_e5_an_order_of_the_crm_with_the_same_number_and_another_total_is_a_question(): void {
		$order   = $this->shop()->order( array( 'status' => 'processing' ) );
		$account = $this->emulator()->post( 'records/Accounts', array( 'element' => array( 'accountname' => 'Acme' ) ) )['id'];
		$product = $this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'Crane', 'discontinued' => '1' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		$element = array(
			'subject'              => 'Cranes for Acme',
			'vtiger_purchaseorder' => (string) $order->get_order_number(),
			'sostatus'             => 'Created',
			'invoicestatus'        => 'AutoCreated',
			'account_id'           => $account,
			'bill_street'          => '-',
			'ship_street'          => '-',
			'hdnTaxType'           => 'group',
			'currency_id'          => '21x1',
			'conversion_rate'      => 1,
			'productid'            => $product,
			'LineItems'            => array( array( 'productid' => $product, 'quantity' => 2, 'listprice' => 9000 ) ), // phpcs:ignore WordPress.Arrays
		);
		$there   = $this->emulator()->post( 'records/SalesOrder', array( 'element' => $element ) );
		$this->work();
		$update = $this->last_update( 'orders' );
		self::assertSame( array( 'decision', 'doubtful_match' ), array( $update['outcome'], $update['error_code'] ) );
		self::assertStringContainsString( '18000.00 instead of ' . $order->get_total(), (string) $update['message'] );
		self::assertSame( 'Cranes for Acme', $this->sent()['subject'] );

		$this->plugin->decisions->decide( array( (int) $update['id'] ), \Crosswalk\Sync\Decisions::CREATE, '', 0 );
		$this->work();

		self::assertSame( array( 'Cranes for Acme', 'Order ' . $order->get_order_number() ), array_column( $this->crm( 'SalesOrder' ), 'subject' ) );
		self::assertSame( $there['LineItems'][0]['id'], $this->crm( 'SalesOrder' )[0]['LineItems'][0]['id'] );
	}

	public function test_v17_a_product_deleted_in_the_shop_stays_a_line_with_its_name(): void {
		$product = $this->shop()->simple_product( array( 'name' => 'Gone', 'regular_price' => '10.00' ) ); // phpcs:ignore WordPress.Arrays
		$order   = $this->shop()->order( array( 'lines' => array( array( $product, 3 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$product->delete( true );

		$this->work();

		$line = $this->sent()['LineItems'][0];
		self::assertSame( array( 'WooCommerce item', 'Gone', '3.000' ), array( $line['product_name'], $line['comment'], $line['quantity'] ) );
		self::assert_total( $order->get_total(), $this->sent() );
	}

	public function test_v17_an_order_of_shipping_alone_is_taken(): void {
		$order = $this->shop()->order( array( 'lines' => array(), 'shipping' => '4.90', 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assert_total( $order->get_total(), $this->sent() );
		self::assertSame( 'Parcel', $this->sent()['LineItems'][0]['comment'] );
	}

	public function test_v17_an_order_without_lines_is_refused(): void {
		$this->shop()->order( array( 'lines' => array(), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assertSame( array( 'rejected', 'no_lines' ), array( $this->last_update( 'orders' )['status'], $this->last_update( 'orders' )['error_code'] ) );
	}
}
