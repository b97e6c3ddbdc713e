<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Admin\Privacy;
use Crosswalk\Storage\PersonalRows;
use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\Group;

/** V17: refunds make credit notes, where the module "refunds" is switched on. See docs/decisions/credit-notes.md. */
#[Group( 'woocommerce' )]
final class VtigerCreditNotesTest extends VtigerSyncTestCase {

	protected function setUp(): void {
		parent::setUp();
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '19.0000', 'DE', 'MwSt' );
		$this->emulator()->post( 'taxes', array( 'label' => 'MwSt', 'percentage' => '19' ) ); // phpcs:ignore WordPress.Arrays
	}

	private function credit_notes( bool $on = true ): void {
		$modules                       = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules['refunds']['enabled'] = $on;
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
	}

	/** Two lamps for 10.00 each, 5.00 of shipping, and 19 %: 29.75. */
	private function order( string $status = 'processing' ): \WC_Order {
		$lamp = $this->shop()->simple_product( array( 'name' => 'Lamp', 'regular_price' => '10.00', 'manage_stock' => true, 'stock_quantity' => 9 ) ); // phpcs:ignore WordPress.Arrays
		return $this->shop()->order( array( 'lines' => array( array( $lamp, 2 ) ), 'shipping' => '5.00', 'status' => $status ) ); // phpcs:ignore WordPress.Arrays
	}

	private function refund_one_lamp( \WC_Order $order ): \WC_Order_Refund {
		$item   = array_values( $order->get_items() )[0];
		$rate   = (int) array_key_first( $item->get_taxes()['total'] );
		$refund = wc_create_refund(
			array(
				'order_id'   => $order->get_id(),
				'amount'     => '11.90',
				'reason'     => 'Broken',
				'line_items' => array( $item->get_id() => array( 'qty' => 1, 'refund_total' => '10.00', 'refund_tax' => array( $rate => '1.90' ) ) ), // phpcs:ignore WordPress.Arrays
			)
		);
		self::assertInstanceOf( \WC_Order_Refund::class, $refund );
		return $refund;
	}

	/** @return array<string, mixed> The only invoice in the CRM. */
	private function note(): array {
		$notes = $this->crm( 'Invoice' );
		self::assertCount( 1, $notes, (string) $this->last_update( 'refunds' )['message'] );
		return $notes[0];
	}

	private function assert_total( float $total, string $module ): void {
		self::assertEqualsWithDelta( $total, (float) $this->crm( $module )[0]['hdnGrandTotal'], 0.00001, $module );
	}

	public function test_v17_a_refund_becomes_a_credit_note_and_the_order_stays_as_it_was(): void {
		$this->credit_notes();
		$order = $this->order();
		$this->work();
		$stock  = $this->crm( 'Products' )[0]['qtyinstock'];
		$refund = $this->refund_one_lamp( $order );

		$this->work();

		$sent = $this->crm( 'SalesOrder' )[0];
		$note = $this->note();
		$this->assert_total( 29.75, 'SalesOrder' );
		$this->assert_total( -11.9, 'Invoice' );
		self::assertSame( array( 'Credit Invoice', $sent['id'], $sent['account_id'], $sent['contact_id'], $sent['bill_street'] ), array( $note['invoicestatus'], $note['salesorder_id'], $note['account_id'], $note['contact_id'], $note['bill_street'] ) );
		self::assertSame( $order->get_order_number() . '-R' . $refund->get_id(), $note['vtiger_purchaseorder'] );
		self::assertSame( array( 'WooCommerce refund', 'Broken: Lamp × 1', '19.000' ), array( $note['LineItems'][0]['product_name'], $note['LineItems'][0]['comment'], $note['LineItems'][0]['tax4'] ) );
		// An invoice takes from stock what its lines sell: goods that come back must not leave once more.
		self::assertSame( $stock, $this->crm( 'Products' )[0]['qtyinstock'] );
	}

	public function test_v17_a_second_sync_writes_nothing(): void {
		$this->credit_notes();
		$this->refund_one_lamp( $this->order() );
		$this->sync();
		self::assertCount( 1, $this->crm( 'Invoice' ) );
		$this->emulator()->delete( 'stats' );

		$counts = $this->sync();

		self::assertSame( array( 'unchanged' => 1 ), $counts['refunds>remote'] );
		self::assertSame( array( 'unchanged' => 1 ), $counts['orders>remote'] );
		self::assertSame( array(), array_intersect( array( 'create', 'revise' ), array_keys( $this->emulator()->calls() ) ) );
	}

	public function test_v17_a_refund_deleted_in_the_shop_cancels_its_credit_note(): void {
		$this->credit_notes();
		$order  = $this->order();
		$refund = $this->refund_one_lamp( $order );
		$this->work();
		$kept = $this->shop()->refund( $order, '1.00', 'Late' );
		$this->work();
		$id = $refund->get_id();
		$refund->delete( true );
		do_action( 'woocommerce_refund_deleted', $id, $order->get_id() );

		$this->work();

		$notes = array_column( $this->crm( 'Invoice' ), 'invoicestatus', 'vtiger_purchaseorder' );
		self::assertSame( array( 'Cancel', 'Credit Invoice' ), array( $notes[ $order->get_order_number() . '-R' . $id ], $notes[ $order->get_order_number() . '-R' . $kept->get_id() ] ) );
	}

	/** E6. */
	public function test_e6_a_credit_note_whose_answer_was_lost_is_not_doubled(): void {
		$this->credit_notes();
		$order = $this->order();
		$this->work();
		$this->emulator()->post( 'faults', array( 'kind' => 'half-commit', 'operation' => 'create', 'module' => 'Invoice', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->refund_one_lamp( $order );
		$this->work();

		$this->assert_total( -11.9, 'Invoice' );
		self::assertCount( 1, $this->note()['LineItems'] );
	}

	public function test_v18_the_order_goes_first(): void {
		$this->credit_notes();
		$order = $this->order();
		$this->refund_one_lamp( $order );
		$this->end_request();
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_updates WHERE module<>'refunds'" );

		$this->work();

		self::assertSame( $this->crm( 'SalesOrder' )[0]['id'], $this->note()['salesorder_id'] );
	}

	/** V17: an order that was never paid is not sent. */
	public function test_v17_there_is_no_credit_note_for_an_order_that_is_not_in_the_crm(): void {
		$this->credit_notes();
		$this->refund_one_lamp( $this->order( 'pending' ) );

		$this->work();

		self::assertSame( array(), $this->crm( 'SalesOrder' ) );
		self::assertSame( array(), $this->crm( 'Invoice' ) );
	}

	/** Refunds that were lines of their order until the setting was changed. */
	public function test_v17_a_refund_never_counts_twice_when_the_setting_changes(): void {
		$this->refund_one_lamp( $this->order() );
		$this->sync();
		$this->assert_total( 17.85, 'SalesOrder' );

		$this->credit_notes();
		$this->sync();

		$this->assert_total( 29.75, 'SalesOrder' );
		$this->assert_total( -11.9, 'Invoice' );
		$this->emulator()->delete( 'stats' );
		$this->plugin->poller->poll( $this->connection );
		$this->work();
		$this->assert_total( 29.75, 'SalesOrder' );
	}

	/** P13: a refund that is a record of its own belongs to whom its order belongs to. */
	public function test_p13_refunds_are_exported_and_erased_with_the_data_of_their_customer(): void {
		global $wpdb;
		$this->credit_notes();
		$order = $this->order();
		$this->work();
		$this->refund_one_lamp( $order );
		$this->work();
		$note    = (string) $this->note()['id'];
		$privacy = new Privacy( new PersonalRows( $this->plugin->db ), $this->plugin->shop, $this->plugin->invoices, $this->plugin->messages );
		$history = "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_history WHERE module='refunds'";
		self::assertStringContainsString( $note, (string) wp_json_encode( $privacy->export( $order->get_billing_email() ) ) );
		self::assertNotSame( '0', $wpdb->get_var( $history ) );

		$privacy->erase( $order->get_billing_email() );

		self::assertSame( '0', $wpdb->get_var( $history ) );
	}
}
