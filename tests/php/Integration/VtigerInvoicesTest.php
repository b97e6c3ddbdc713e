<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\Group;

/** V4: invoices come from the CRM into the shop and are never written there. */
#[Group( 'woocommerce' )]
final class VtigerInvoicesTest extends VtigerSyncTestCase {

	private int $clock_ms = 0;

	/** @return array<string, mixed> The sales order that became of an order of the shop. */
	private function ordered( string $currency = 'EUR' ): array {
		$lamp = $this->shop()->simple_product( array( 'name' => 'Lamp', 'sku' => 'LAMP-1', 'regular_price' => '10.00' ) ); // phpcs:ignore WordPress.Arrays
		$this->shop()->order( array( 'customer' => $this->shop()->customer(), 'lines' => array( array( $lamp, 2 ) ), 'shipping' => '5.00', 'props' => array( 'currency' => $currency ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync();
		$this->plugin->poller->poll( $this->connection );
		$orders = $this->crm( 'SalesOrder' );
		return $orders[ array_key_last( $orders ) ];
	}

	/**
	 * What a person in the CRM makes of an order: two lamps at 10.00 with 4.5 % and 5.00 of shipping, 25.90 in all.
	 *
	 * @param array<string, mixed> $order  Sales order.
	 * @param array<string, mixed> $fields More or other fields.
	 * @return string Its id.
	 */
	private function issue( array $order, array $fields = array() ): string {
		$element = $fields + array(
			'subject'             => $order['subject'],
			'salesorder_id'       => $order['id'],
			'contact_id'          => $order['contact_id'],
			'account_id'          => $order['account_id'],
			'invoicestatus'       => 'Sent',
			'invoicedate'         => '2026-11-23',
			'duedate'             => '2026-12-07',
			'bill_street'         => 'x',
			'ship_street'         => 'x',
			'hdnTaxType'          => 'group',
			'currency_id'         => $order['currency_id'],
			'conversion_rate'     => 1,
			'shipping_&_handling' => 5,
			'received'            => 10,
			'productid'           => $order['LineItems'][0]['productid'],
			'LineItems'           => array( array( 'productid' => $order['LineItems'][0]['productid'], 'quantity' => 2, 'listprice' => 10, 'tax1' => 4.5 ) ), // phpcs:ignore WordPress.Arrays
		);
		return (string) $this->emulator()->post( 'records/Invoice', array( 'element' => $element ) )['id'];
	}

	/** @param array<string, mixed> $fields What a person in the CRM changes. */
	private function edit( string $id, array $fields ): void {
		$this->clock_ms += 5000;
		$this->emulator()->post( 'clock', array( 'offsetMs' => $this->clock_ms ) );
		$this->emulator()->post( 'record/' . $id, array( 'element' => $fields ) );
	}

	private function poll(): void {
		$this->plugin->poller->poll( $this->connection );
		$this->work();
	}

	/** @return list<array<string, mixed>> All invoices of the shop, by field. */
	private function invoices(): array {
		$ids = array_map( static fn( $entry ): string => $entry->id, $this->plugin->shop->list( 'invoices', null, 1000 )->entries );
		return array_map( static fn( $record ): array => $record->fields, array_values( $this->plugin->shop->fetch( 'invoices', $ids ) ) );
	}

	/** @return array<string, mixed> */
	private function invoice(): array {
		self::assertCount( 1, $this->invoices(), (string) $this->last_update( 'invoices' )['message'] );
		return $this->invoices()[0];
	}

	public function test_v4_an_invoice_made_of_an_order_arrives_with_its_amounts_and_lines(): void {
		$order = $this->ordered();
		$this->emulator()->delete( 'stats' );
		$id = $this->issue( $order );

		$this->poll();

		$invoice = $this->invoice();
		$stored  = $this->emulator()->get( 'record/' . $id );
		self::assertSame(
			array(
				'order'     => 'order:' . $order['vtiger_purchaseorder'],
				'number'    => $stored['invoice_no'],
				'issued'    => '2026-11-23',
				'due'       => '2026-12-07',
				'status'    => 'Sent',
				'state'     => 'open',
				'currency'  => 'EUR',
				'net'       => '25',
				'tax'       => '0.9',
				'total'     => '25.9',
				'paid'      => '10',
				'remaining' => '15.9',
			),
			array_diff_key( $invoice, array_flip( array( 'contact', 'lines', 'url' ) ) )
		);
		self::assertStringStartsWith( 'user:', (string) $invoice['contact'] );
		self::assertStringEndsWith( 'module=Invoice&view=Detail&record=' . substr( $id, 2 ), (string) $invoice['url'] );
		self::assertSame( array( array( 'product', 'Lamp', 'LAMP-1', '2', '20' ), array( 'shipping', '', '', '1', '5' ) ), array_map( static fn( array $line ): array => array( $line['type'], $line['name'], $line['sku'], $line['quantity'], $line['total'] ), $invoice['lines'] ) );
		self::assertStringStartsWith( 'product:', (string) $invoice['lines'][0]['product'] );
		self::assertSame( array(), array_intersect( array( 'create', 'revise', 'update', 'delete' ), array_keys( $this->emulator()->calls() ) ) );
	}

	public function test_v4_what_is_paid_later_is_seen(): void {
		$id = $this->issue( $this->ordered() );
		$this->poll();

		$this->edit( $id, array( 'received' => '25.9', 'invoicestatus' => 'Paid' ) ); // phpcs:ignore WordPress.Arrays
		$this->poll();

		self::assertSame( array( 'paid', '25.9', '0', 'Paid' ), array( $this->invoice()['state'], $this->invoice()['paid'], $this->invoice()['remaining'], $this->invoice()['status'] ) );
	}

	/** The CRM does not compute the balance again over the webservice, and most people never enter what was received. */
	public function test_v4_an_invoice_that_is_set_to_paid_is_paid_whatever_was_received(): void {
		$this->issue( $this->ordered(), array( 'invoicestatus' => 'Paid', 'received' => 0, 'balance' => 25.9 ) ); // phpcs:ignore WordPress.Arrays

		$this->poll();

		self::assertSame( array( '25.9', '0' ), array( $this->invoice()['paid'], $this->invoice()['remaining'] ) );
	}

	public function test_v4_lines_changed_in_the_crm_are_changed_in_the_shop(): void {
		$order = $this->ordered();
		$id    = $this->issue( $order );
		$this->poll();

		$this->edit( $id, array( 'hdnTaxType' => 'group', 'currency_id' => '21x1', 'conversion_rate' => 1, 'LineItems' => array( array( 'productid' => $order['LineItems'][0]['productid'], 'quantity' => 1, 'listprice' => 10, 'tax1' => 4.5 ) ) ) ); // phpcs:ignore WordPress.Arrays
		$this->poll();

		self::assertSame( '15.45', $this->invoice()['total'] );
		self::assertSame( '1', $this->invoice()['lines'][0]['quantity'] );
	}

	public function test_v4_a_cancelled_invoice_is_withdrawn(): void {
		$id = $this->issue( $this->ordered() );
		$this->poll();

		$this->edit( $id, array( 'invoicestatus' => 'Cancel' ) );
		$this->poll();

		self::assertSame( array( 'withdrawn', '0', '25.9' ), array( $this->invoice()['state'], $this->invoice()['remaining'], $this->invoice()['total'] ) );
	}

	/** E33: found by a run, which asks for what the list no longer has. Were it one of two, a person would be asked (E24). */
	public function test_v4_an_invoice_deleted_in_the_crm_is_withdrawn_and_not_silently_gone(): void {
		$order = $this->ordered();
		$gone  = $this->issue( $order );
		for ( $i = 0; $i < 11; $i++ ) {
			$this->issue( $order );
		}
		$this->sync();
		self::assertSame( array( 'open' => 12 ), array_count_values( array_column( $this->invoices(), 'state' ) ) );

		$this->emulator()->delete( 'record/' . $gone );
		$this->sync();

		self::assertSame( array( 'withdrawn', '25.9' ), array( $this->invoices()[0]['state'], $this->invoices()[0]['total'] ) );
		$this->sync();
		self::assertSame( array( 'withdrawn' => 1, 'open' => 11 ), array_count_values( array_column( $this->invoices(), 'state' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	public function test_v4_an_order_may_have_several_invoices(): void {
		$order = $this->ordered();
		$this->issue( $order );
		$this->issue( $order, array( 'invoicestatus' => 'Credit Invoice', 'received' => 0, 'shipping_&_handling' => 0, 'LineItems' => array( array( 'productid' => $order['LineItems'][0]['productid'], 'quantity' => 1, 'listprice' => -10, 'tax1' => 4.5 ) ) ) ); // phpcs:ignore WordPress.Arrays

		$this->poll();

		self::assertSame( array( 'open', 'credit' ), array_column( $this->invoices(), 'state' ) );
		self::assertSame( array( '25.9', '-10.45' ), array_column( $this->invoices(), 'total' ) );
		self::assertCount( 1, array_unique( array_column( $this->invoices(), 'order' ) ) );
	}

	public function test_v4_an_invoice_in_another_currency_says_so(): void {
		$this->emulator()->post( 'currencies', array( 'code' => 'USD', 'rate' => 1.25 ) ); // phpcs:ignore WordPress.Arrays
		$this->issue( $this->ordered( 'USD' ) );

		$this->poll();

		self::assertSame( array( 'USD', '25.9' ), array( $this->invoice()['currency'], $this->invoice()['total'] ) );
	}

	public function test_v4_an_invoice_of_an_order_that_is_not_in_the_shop_is_kept_with_its_customer(): void {
		$order = $this->ordered();
		$this->issue( $order, array( 'salesorder_id' => '' ) );

		$this->poll();

		self::assertNull( $this->invoice()['order'] );
		self::assertStringStartsWith( 'user:', (string) $this->invoice()['contact'] );
	}

	/** The CRM has invoices of people the shop has never heard of. */
	public function test_v4_an_invoice_of_nobody_is_left_in_the_crm(): void {
		$order = $this->ordered();
		$this->issue( $order, array( 'salesorder_id' => '', 'contact_id' => '' ) ); // phpcs:ignore WordPress.Arrays

		$first  = $this->sync();
		$second = $this->sync();

		self::assertSame( array(), $this->invoices() );
		self::assertSame( 1, $first['invoices>shop']['skipped'] ?? 0 );
		self::assertStringContainsString( 'Order, Customer', (string) $this->last_update( 'invoices' )['message'] );
		self::assertSame( array( 'unchanged' => 1 ), $second['invoices>shop'] );
	}

	public function test_v4_a_second_sync_writes_nothing(): void {
		$order = $this->ordered();
		$this->issue( $order );
		$this->issue( $order, array( 'invoicestatus' => 'Cancel' ) );
		$this->sync();
		$before = array_column( $this->rows_of_invoices(), 'version' );

		$second = $this->sync();

		self::assertSame( array( 'unchanged' => 2 ), $second['invoices>shop'] );
		self::assertSame( $before, array_column( $this->rows_of_invoices(), 'version' ) );
	}

	/** E3, and the trap of `select *`, of which 100 rows are 25 invoices. */
	public function test_e3_many_invoices_are_read_in_few_calls(): void {
		$order = $this->ordered();
		$line  = array( 'productid' => $order['LineItems'][0]['productid'], 'quantity' => 1, 'listprice' => 1 ); // phpcs:ignore WordPress.Arrays
		for ( $i = 0; $i < 130; $i++ ) {
			$this->issue( $order, array( 'LineItems' => array_fill( 0, 4, $line ), 'shipping_&_handling' => 0, 'received' => 0 ) ); // phpcs:ignore WordPress.Arrays
		}
		$this->emulator()->delete( 'stats' );

		$this->sync( array( 'invoices' ) );

		self::assertCount( 130, $this->invoices() );
		self::assertSame( array( '4' ), array_unique( array_column( $this->invoices(), 'total' ) ) );
		self::assertSame( array( 4 ), array_values( array_unique( array_map( static fn( array $invoice ): int => count( $invoice['lines'] ), $this->invoices() ) ) ) );
		self::assertLessThan( 40, (int) $this->emulator()->get( 'stats' )['calls'] );
	}

	/** V1: a login that may not see invoices goes on with the rest. */
	public function test_v1_a_user_without_the_right_to_see_invoices_syncs_the_rest(): void {
		$this->emulator()->post( 'users', array( 'username' => 'clerk', 'accessKey' => 'clerkkey', 'isAdmin' => false, 'rights' => array( 'Contacts' => 'crud', 'Accounts' => 'crud', 'Products' => 'crud', 'Services' => 'crud', 'SalesOrder' => 'crud' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->connections->set( $this->connection, array( 'settings' => array( 'url' => $this->emulator()->url, 'username' => 'clerk' ), 'secrets' => array( 'access_key' => 'clerkkey' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->shop()->order( array( 'status' => 'processing' ) );

		$this->work();

		self::assertCount( 1, $this->crm( 'SalesOrder' ), (string) $this->last_update( 'orders' )['message'] );
		self::assertSame( 'working', $this->plugin->connections->get( $this->connection )['state'] ?? '' );
	}

	/** A guest who registers keeps what was invoiced. */
	public function test_e4_the_invoices_of_a_guest_who_registers_go_to_the_customer(): void {
		$this->shop()->order( array( 'props' => array( 'billing_email' => 'anna@customers.test', 'billing_last_name' => 'Nowak' ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync();
		$this->plugin->poller->poll( $this->connection );
		$this->issue( $this->crm( 'SalesOrder' )[0] );
		$this->poll();
		self::assertStringStartsWith( 'guest:', (string) $this->invoice()['contact'] );

		$user = wp_insert_user( array( 'user_login' => 'anna', 'user_pass' => 'x', 'user_email' => 'anna@customers.test', 'role' => 'customer' ) ); // phpcs:ignore WordPress.Arrays

		self::assertIsInt( $user );
		self::assertSame( 'user:' . $user, $this->invoice()['contact'] );
	}

	public function test_p13_what_was_forgotten_does_not_come_back_with_the_next_change(): void {
		$order = $this->ordered();
		$id    = $this->issue( $order );
		$this->poll();
		$email = (string) wc_get_order( (int) $order['vtiger_purchaseorder'] )->get_billing_email();
		$data  = apply_filters( 'wp_privacy_personal_data_erasers', array() )['crosswalk']['callback']( $email, 1 ); // phpcs:ignore WordPress.NamingConventions
		self::assertTrue( $data['items_removed'] );

		$this->edit( $id, array( 'received' => '11' ) );
		$this->poll();
		$this->edit( $id, array( 'received' => '12' ) );
		$this->poll();

		self::assertSame( array( null, array(), '12' ), array( $this->invoice()['contact'], $this->invoice()['lines'], $this->invoice()['paid'] ) );
	}

	/** @return list<array<string, string|null>> */
	private function rows_of_invoices(): array {
		global $wpdb;
		return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}crosswalk_invoices ORDER BY id", ARRAY_A );
	}
}
