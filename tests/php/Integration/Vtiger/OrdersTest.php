<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\OrderLine;
use Crosswalk\Endpoint\Write;

/** Sales orders with lines and exact totals, on a CRM that loses lines and leaves out taxes (V17). */
final class OrdersTest extends VtigerTestCase {

	private const VAT   = '34x1';
	private const SALES = '34x2';

	public function test_the_total_is_the_shops_to_the_cent_with_one_tax_on_all_lines(): void {
		$lamp  = $this->product( 'Lamp' );
		$order = $this->create( Modules::ORDERS, $this->order( array( self::line( $lamp, '3', '10.00', '1.90', self::VAT, '19' ), self::shipping( '4.90', '0.93', self::VAT, '19' ) ), '17.73' ) );

		self::assertSame( '17.73', $order->fields['total'] );
		self::assertEqualsWithDelta( 17.73, (float) $this->stored( $order->id )['hdnGrandTotal'], 0.0001 );
		self::assertSame( 'group', $this->stored( $order->id )['hdnTaxType'] );
	}

	/** Individual mode counts a tax only if the product has it. */
	public function test_taxes_that_differ_by_line_are_computed_by_the_crm(): void {
		$lamp  = $this->product( 'Lamp' );
		$book  = $this->product( 'Book' );
		$fee   = array( 'type' => OrderLine::FEE, 'name' => 'Gift wrap' ) + self::line( null, '1', '2.00', '0.38', self::VAT, '19' ); // phpcs:ignore WordPress.Arrays
		$lines = array( self::line( $lamp, '2', '20.00', '3.80', self::VAT, '19' ), self::line( $book, '1', '10.00', '0.70', self::SALES, '7' ), $fee );
		$order = $this->create( Modules::ORDERS, $this->order( $lines, '36.88' ) );

		$stored = $this->stored( $order->id );
		self::assertSame( 'individual', $stored['hdnTaxType'] );
		self::assertEqualsWithDelta( 36.88, (float) $stored['hdnGrandTotal'], 0.0001 );
		self::assertSame( '0', (string) (float) $stored['txtAdjustment'] );
		self::assertSame( '7.000', $this->stored( $book )['tax2'] );
	}

	public function test_giving_a_product_a_tax_keeps_its_price_and_its_other_taxes(): void {
		$element = array( 'productname' => 'Old', 'unit_price' => '20.5', 'tax3' => '12.5', 'currency_id' => '21x1', 'discontinued' => '1', 'assigned_user_id' => '19x1' ); // phpcs:ignore WordPress.Arrays
		$old     = (string) $this->emulator()->post( 'records/Products', array( 'element' => $element ) )['id'];
		$new     = $this->product( 'New' );
		$this->create( Modules::ORDERS, $this->order( array( self::line( $old, '1', '10.00', '1.90', self::VAT, '19' ), self::line( $new, '1', '10.00', '1.00', self::SALES, '10' ) ), '22.90' ) );

		$stored = $this->stored( $old );
		self::assertEquals( array( 19, 12.5, 20.5, 20.5 ), array_map( 'floatval', array( $stored['tax1'], $stored['tax3'], $stored['unit_price'], $stored['currency1'] ) ) );
	}

	public function test_discounts_coupons_fees_shipping_and_refunds_add_up(): void {
		$lamp     = $this->product( 'Lamp' );
		$cheaper  = array( 'subtotal' => '30.00' ) + self::line( $lamp, '3', '25.00', '4.75', self::VAT, '19' );
		$coupon   = array( 'type' => OrderLine::COUPON, 'name' => 'SPRING', 'total' => '5.00', 'taxes' => array() ) + self::line( null, '1', '5.00', '0', self::VAT, '0' ); // phpcs:ignore WordPress.Arrays
		$discount = array( 'type' => OrderLine::FEE, 'name' => 'Thank you' ) + self::line( null, '1', '-2.00', '-0.38', self::VAT, '19' ); // phpcs:ignore WordPress.Arrays
		$refund   = array( 'type' => OrderLine::REFUND, 'name' => 'Refund' ) + self::line( null, '1', '-8.33', '-1.58', self::VAT, '19' ); // phpcs:ignore WordPress.Arrays
		$lines    = array( $cheaper, self::shipping( '5.00', '0.95', self::VAT, '19' ), self::shipping( '3.00', '0.57', self::VAT, '19' ), $coupon, $discount, $refund );
		$order    = $this->create( Modules::ORDERS, $this->order( $lines, '36.89' ) );

		// What was ordered, less the refund of 9.91; read back, the order's total is what was ordered.
		self::assertEqualsWithDelta( 26.98, (float) $this->stored( $order->id )['hdnGrandTotal'], 0.0001 );
		self::assertEqualsWithDelta( 36.89, (float) $order->fields['total'], 0.001 );
		self::assertSame( array( OrderLine::PRODUCT, OrderLine::SHIPPING, OrderLine::COUPON, OrderLine::FEE, OrderLine::REFUND, OrderLine::SHIPPING ), array_column( (array) $order->fields['lines'], 'type' ) );
	}

	public function test_more_than_rounding_is_refused_with_both_sums(): void {
		$result = $this->save( new Write( 'k', null, $this->order( array( self::line( $this->product( 'Lamp' ), '1', '10.00', '1.90', self::VAT, '19' ) ), '12.00' ) ), Modules::ORDERS );

		self::assertSame( ErrorKind::Record, $result->error?->kind );
		self::assertStringContainsString( '12.00', $result->error->getMessage() );
		self::assertStringContainsString( '11.90', $result->error->getMessage() );
		self::assertSame( 0, $this->orders() );
	}

	/** V17, V19. */
	public function test_a_tax_that_the_crm_does_not_have_is_named(): void {
		$line   = self::line( $this->product( 'Lamp' ), '1', '10.00', '2.10', null, '21' );
		$result = $this->save( new Write( 'k', null, $this->order( array( $line ), '12.10' ) ), Modules::ORDERS );

		self::assertSame( 'tax_missing', $result->error?->error_code );
		self::assertStringContainsString( '"IVA" with 21 %', $result->error->getMessage() );
		self::assertSame( 0, $this->orders() );
	}

	public function test_an_unknown_currency_is_refused(): void {
		$fields = array( 'currency' => 'XAU' ) + $this->order( array( self::line( $this->product( 'Lamp' ), '1', '10.00', '0', self::VAT, '0' ) ), '10.00' );

		self::assertSame( 'currency_missing', $this->save( new Write( 'k', null, $fields ), Modules::ORDERS )->error?->error_code );
	}

	/** E22: a dry run finds these too, and makes nothing in the CRM, not even the services that stand in for lines. */
	public function test_a_rehearsal_tells_what_the_crm_would_refuse_of_an_order(): void {
		$lamp   = $this->product( 'Lamp' );
		$good   = self::line( $lamp, '1', '10.00', '1.90', self::VAT, '19' );
		$writes = array(
			new Write( 'good', null, $this->order( array( $good, array( 'type' => OrderLine::FEE, 'name' => 'Gift wrap' ) + self::line( null, '1', '2.00', '0.38', self::VAT, '19' ) ), '14.28' ) ), // phpcs:ignore WordPress.Arrays
			new Write( 'total', null, $this->order( array( $good ), '12.00' ) ),
			new Write( 'tax', null, $this->order( array( self::line( $lamp, '1', '10.00', '2.10', null, '21' ) ), '12.10' ) ),
			new Write( 'currency', null, array( 'currency' => 'XAU' ) + $this->order( array( $good ), '11.90' ) ),
		);
		$calls  = $this->calls( 'create' );

		$refused = $this->endpoint()->rehearse( Modules::ORDERS, $writes );

		self::assertSame( array( 'total' => 'total_differs', 'tax' => 'tax_missing', 'currency' => 'currency_missing' ), array_map( static fn( EndpointError $error ): string => $error->error_code, $refused ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( $calls, 0 ), array( $this->calls( 'create' ), $this->orders() ) );
	}

	public function test_lines_that_the_crm_lost_are_sent_again(): void {
		$lines = array();
		foreach ( range( 1, 5 ) as $i ) {
			$lines[] = self::line( $this->product( "Lamp $i" ), '1', '10.00', '1.90', self::VAT, '19' );
		}
		$this->strike( array( 'kind' => 'lose-lines', 'module' => 'SalesOrder', 'lines' => 2, 'count' => 2 ) ); // phpcs:ignore WordPress.Arrays
		$result = $this->save( new Write( 'k', null, $this->order( $lines, '59.50' ) ), Modules::ORDERS );

		self::assertNull( $result->error );
		self::assertCount( 5, (array) $result->record?->fields['lines'] );
		self::assertEqualsWithDelta( 59.5, (float) $this->stored( (string) $result->record->id )['hdnGrandTotal'], 0.0001 );
		self::assertNotSame( '', $result->note );
	}

	public function test_a_service_of_ours_deleted_in_the_crm_is_made_again(): void {
		$fee   = array( 'type' => OrderLine::FEE, 'name' => 'Gift wrap' ) + self::line( null, '1', '2.00', '0.38', self::VAT, '19' ); // phpcs:ignore WordPress.Arrays
		$lines = array( self::line( $this->product( 'Lamp' ), '1', '10.00', '1.90', self::VAT, '19' ), $fee );
		$this->create( Modules::ORDERS, $this->order( $lines, '14.28' ) );
		$service = (array) $this->emulator()->get( 'records/Services' )[0];
		$this->emulator()->delete( 'record/' . $service['id'] );
		$order = $this->create( Modules::ORDERS, $this->order( $lines, '14.28' ) );

		self::assertSame( array( OrderLine::PRODUCT, OrderLine::FEE ), array_column( (array) $order->fields['lines'], 'type' ) );
		self::assertEqualsWithDelta( 14.28, (float) $this->stored( $order->id )['hdnGrandTotal'], 0.0001 );
	}

	public function test_a_product_deleted_in_the_crm_is_said(): void {
		$lamp = $this->product( 'Lamp' );
		$this->emulator()->delete( 'record/' . $lamp );
		$error = $this->save( new Write( 'k', null, $this->order( array( self::line( $lamp, '1', '10.00', '1.90', self::VAT, '19' ) ), '11.90' ) ), Modules::ORDERS )->error;

		self::assertSame( 'product_gone', $error?->error_code );
	}

	/** E6: the header stays behind when a create dies half way. */
	public function test_a_header_left_without_lines_is_completed(): void {
		$write = new Write( 'k', null, $this->order( array( self::line( $this->product( 'Lamp' ), '2', '20.00', '3.80', self::VAT, '19' ) ), '23.80' ), own_key: 'order:1042' );
		$since = gmdate( 'Y-m-d\TH:i:s\Z' );
		$this->strike( array( 'kind' => 'half-commit', 'operation' => 'create', 'module' => 'SalesOrder', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays
		self::assertTrue( $this->save( $write, Modules::ORDERS )->error?->lost );
		$this->emulator()->delete( 'faults' );

		$found = $this->endpoint()->recover( Modules::ORDERS, $write, $since );

		self::assertSame( '23.8', $found?->fields['total'] );
		self::assertCount( 1, (array) $found->fields['lines'] );
		self::assertSame( 1, $this->orders() );
	}

	public function test_guests_and_customers_without_an_account_go_to_their_organisations(): void {
		$lines = array( self::line( $this->product( 'Lamp' ), '1', '10.00', '0', self::VAT, '0' ) );
		$guest = $this->create( Modules::ORDERS, array( 'kind' => 'guest' ) + $this->order( $lines, '10.00' ) );
		$known = $this->create( Modules::ORDERS, array( 'kind' => 'customer' ) + $this->order( $lines, '10.00' ) );

		self::assertSame( 'WooCommerce guests', $this->stored( (string) $guest->fields['account_id'] )['accountname'] );
		self::assertSame( 'WooCommerce', $this->stored( (string) $known->fields['account_id'] )['accountname'] );
	}

	public function test_an_order_goes_to_the_organisation_of_its_contact(): void {
		$company = $this->create( Modules::ACCOUNTS, array( 'accountname' => 'Acme' ) );
		$contact = $this->create( Modules::CONTACTS, array( 'lastname' => 'Nowak', 'account_id' => $company->id ) ); // phpcs:ignore WordPress.Arrays
		$order   = $this->create( Modules::ORDERS, array( 'contact_id' => $contact->id ) + $this->order( array( self::line( $this->product( 'Lamp' ), '1', '10.00', '0', self::VAT, '0' ) ), '10.00' ) );

		self::assertSame( $company->id, $order->fields['account_id'] );
	}

	public function test_an_order_without_addresses_is_taken(): void {
		$fields = array_diff_key( $this->order( array( self::line( $this->product( 'E-book' ), '1', '10.00', '0', self::VAT, '0' ) ), '10.00' ), array( 'bill_street' => 1 ) );

		self::assertSame( '-', $this->create( Modules::ORDERS, $fields )->fields['ship_street'] );
	}

	/** E9: what a save answers is what a later read finds, or every sync would write. */
	public function test_an_order_reads_as_it_was_answered(): void {
		$lines = array( self::line( $this->product( 'Lamp' ), '3', '10.00', '1.90', self::VAT, '19' ), self::line( $this->product( 'Book' ), '1', '10.00', '1.00', self::SALES, '10' ), self::shipping( '4.90', '0.93', self::VAT, '19' ) );
		$saved = $this->create( Modules::ORDERS, $this->order( $lines, '28.73' ) );
		$read  = $this->endpoint()->fetch( Modules::ORDERS, array( $saved->id ) )[ $saved->id ];

		self::assertEquals( array_intersect_key( $saved->fields, $read->fields ), $read->fields );
		self::assertSame( array(), array_diff( array_keys( $saved->fields ), array_keys( $read->fields ) ) );
	}

	public function test_a_change_of_the_status_keeps_lines_and_total(): void {
		$saved = $this->create( Modules::ORDERS, $this->order( array( self::line( $this->product( 'Lamp' ), '3', '10.00', '1.90', self::VAT, '19' ) ), '11.90' ) );
		$this->save( new Write( 'k', $saved->id, array( 'sostatus' => 'Delivered' ), $saved ), Modules::ORDERS );
		$read = $this->endpoint()->fetch( Modules::ORDERS, array( $saved->id ) )[ $saved->id ];

		self::assertSame( array( 'Delivered', $saved->fields['lines'], '11.9' ), array( $read->fields['sostatus'], $read->fields['lines'], $read->fields['total'] ) );
	}

	public function test_lines_edited_later_replace_those_before(): void {
		$lamp  = $this->product( 'Lamp' );
		$saved = $this->create( Modules::ORDERS, $this->order( array( self::line( $lamp, '3', '30.00', '5.70', self::VAT, '19' ) ), '35.70' ) );
		$edit  = array( 'lines' => array( self::line( $lamp, '1', '10.00', '1.90', self::VAT, '19' ) ), 'total' => '11.90' ); // phpcs:ignore WordPress.Arrays
		self::assertNull( $this->save( new Write( 'k', $saved->id, $edit, $saved ), Modules::ORDERS )->error );

		$stored = $this->stored( $saved->id );
		self::assertEqualsWithDelta( 11.9, (float) $stored['hdnGrandTotal'], 0.0001 );
		self::assertSame( array( 'group', '21x1' ), array( $stored['hdnTaxType'], $stored['currency_id'] ) );
	}

	public function test_150_orders_are_read_with_all_their_lines(): void {
		$lamp = $this->product( 'Lamp' );
		$ids  = array();
		for ( $i = 0; $i < 150; $i++ ) {
			$items   = array_fill( 0, 7, array( 'productid' => $lamp, 'quantity' => 1, 'listprice' => 1 ) ); // phpcs:ignore WordPress.Arrays
			$element = array( 'subject' => "Order $i", 'sostatus' => 'Created', 'account_id' => '', 'hdnTaxType' => 'group', 'currency_id' => '21x1', 'bill_street' => 'x', 'ship_street' => 'x', 'invoicestatus' => 'Created', 'productid' => $lamp, 'assigned_user_id' => '19x1', 'LineItems' => $items ); // phpcs:ignore WordPress.Arrays
			$ids[]   = (string) $this->emulator()->post( 'records/SalesOrder', array( 'element' => array( 'account_id' => $this->account() ) + $element ) )['id'];
		}
		$read = $this->endpoint()->fetch( Modules::ORDERS, $ids );

		self::assertCount( 150, $read );
		self::assertSame( array( 7 ), array_values( array_unique( array_map( static fn( $record ): int => count( (array) $record->fields['lines'] ), $read ) ) ) );
	}

	private string $account = '';

	private function account(): string {
		if ( '' === $this->account ) {
			$this->account = $this->create( Modules::ACCOUNTS, array( 'accountname' => 'Acme' ) )->id;
		}
		return $this->account;
	}

	private function product( string $name ): string {
		return $this->create( Modules::PRODUCTS, array( 'productname' => $name, 'unit_price' => '99' ) )->id; // phpcs:ignore WordPress.Arrays
	}

	/**
	 * @param list<array<string, mixed>> $lines See OrderLine.
	 * @return array<string, mixed>
	 */
	private function order( array $lines, string $total ): array {
		return array(
			'vtiger_purchaseorder' => '1042',
			'subject'              => 'Order 1042',
			'bill_street'          => 'Main Street 1',
			'currency'             => 'EUR',
			'lines'                => $lines,
			'total'                => $total,
		);
	}

	/** @return array<string, mixed> See OrderLine. */
	private static function line( ?string $product, string $quantity, string $total, string $tax, ?string $tax_id, string $rate ): array {
		return array(
			'type'       => OrderLine::PRODUCT,
			'product'    => $product,
			'sku'        => '',
			'name'       => 'Something',
			'quantity'   => $quantity,
			'unit_price' => '',
			'subtotal'   => $total,
			'total'      => $total,
			'tax'        => $tax,
			'taxes'      => array(
				array(
					'tax'    => $tax_id,
					'name'   => 'IVA',
					'rate'   => $rate,
					'amount' => $tax,
				),
			),
		);
	}

	/** @return array<string, mixed> See OrderLine. */
	private static function shipping( string $total, string $tax, string $tax_id, string $rate ): array {
		return array( 'type' => OrderLine::SHIPPING ) + self::line( null, '1', $total, $tax, $tax_id, $rate );
	}

	private function orders(): int {
		return (int) $this->emulator()->get( 'count/SalesOrder' )['count'];
	}
}
