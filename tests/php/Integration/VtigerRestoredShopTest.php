<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Storage\Connections;
use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\Group;
use WC_Order;

/**
 * E32: the shop was restored from a backup. Orders that were made since are gone from it, with all that the plugin knew of
 * them, and the shop gives their numbers a second time. The CRM still has them.
 */
#[Group( 'woocommerce' )]
final class VtigerRestoredShopTest extends VtigerSyncTestCase {

	/** Numbers that a plugin for sequential numbers gives, by order id. @var array<int, string> */
	private array $numbers = array();

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'woocommerce_order_number', fn( $number, $order ): string => $this->numbers[ $order->get_id() ] ?? (string) $number, 10, 2 );
	}

	public function test_e32_a_number_given_again_never_overwrites_the_older_order(): void {
		$this->lose( array( 'W-0101' ) );
		$there = $this->crm( 'SalesOrder' );

		$order  = $this->order( 'W-0101', 'New', DAY_IN_SECONDS );
		$this->work();
		$update = $this->last_update( 'orders' );

		self::assertSame( $there, $this->crm( 'SalesOrder' ) );
		self::assertSame( array( 'decision', 'doubtful_match' ), array( $update['outcome'], $update['error_code'] ) );
		self::assertStringContainsString( 'was made at another time', (string) $update['message'] );
		self::assertSame( Connections::WORKING, $this->state() );
		self::assertSame( array( 'Guest New', array( 'Guest Old' ), array( false ) ), $this->customers( (int) $update['id'] ) );

		$this->plugin->decisions->decide( array( (int) $update['id'] ), \Crosswalk\Sync\Decisions::CREATE, '', 0 );
		$this->work();

		self::assertCount( 2, $this->crm( 'SalesOrder' ) );
		self::assertSame( $there[0], $this->crm( 'SalesOrder' )[0] );
		self::assertEqualsWithDelta( (float) $order->get_total(), (float) $this->crm( 'SalesOrder' )[1]['hdnGrandTotal'], 0.00001 );
	}

	/** E5: who decides sees whose orders these are. */
	public function test_e5_the_customers_of_two_orders_are_shown_by_name(): void {
		$this->lose( array( 'W-0101' ) );

		$this->order( 'W-0101', 'Old', DAY_IN_SECONDS );
		$this->work();

		self::assertSame( array( 'Guest Old', array( 'Guest Old' ), array( true ) ), $this->customers( (int) $this->last_update( 'orders' )['id'] ) );
	}

	/** @return array{string|null, list<string|null>, list<bool>} Of the order, of its candidates, and whether they are the same. */
	private function customers( int $question ): array {
		$this->act_as( 'administrator' );
		$detail = rest_do_request( new \WP_REST_Request( 'GET', "/crosswalk/v1/decisions/$question" ) )->get_data();
		$field  = array_column( is_array( $detail ) ? $detail['fields'] : array(), null, 'label' )['Customer'];
		return array( $field['own'], $field['others'], $field['same'] );
	}

	/** Two orders that were placed in the same minutes as the CRM's are no sign of a backup: that is how each order looks. */
	public function test_e32_an_order_that_the_crm_has_from_the_same_hour_is_linked(): void {
		$this->lose( array( 'W-0101' ) );

		$this->order( 'W-0101', 'New', 60 );
		$this->work();

		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
		self::assertSame( 'sent', $this->last_update( 'orders' )['status'] );
	}

	/** E29: what another program brought over before is linked, also where the time zone of the CRM is not set right. */
	public function test_e29_an_order_from_before_the_start_is_linked_whatever_the_time_zone(): void {
		$this->lose( array( 'W-0101' ) );
		$this->plugin->connections->set( $this->connection, array( 'started_at' => time() + 6 * HOUR_IN_SECONDS ) );

		$this->order( 'W-0101', 'New', 5 * HOUR_IN_SECONDS );
		$this->work();

		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
		self::assertSame( 'sent', $this->last_update( 'orders' )['status'] );
	}

	public function test_e32_writing_stops_and_the_guide_finds_records_again_by_what_they_are(): void {
		$this->lose( array( 'W-0101', 'W-0102', 'W-0103', 'W-0104' ) );
		$product = $this->shop()->simple_product( array( 'sku' => 'AXLE', 'name' => 'Axle', 'regular_price' => '7.00' ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		$this->forget();
		$orders   = $this->crm( 'SalesOrder' );
		$products = count( $this->crm( 'Products' ) );

		$this->order( 'W-0101', 'New', DAY_IN_SECONDS );
		$this->work();
		$product->set_name( 'Axle, black' );
		$product->save();
		$this->work();

		self::assertSame( Connections::SETUP, $this->state() );
		$reason = $this->plugin->connections->get( $this->connection )['reason'] ?? array();
		self::assertSame( 'restored', $reason['kind'] ?? '' );
		self::assertStringContainsString( 'Vtiger already has 3 of the numbers that it gives next (Orders)', $reason['message'] ?? '' );
		self::assertSame( $orders, $this->crm( 'SalesOrder' ) );
		self::assertNotContains( 'Axle, black', array_column( $this->crm( 'Products' ), 'productname' ) );
		self::assertSame( array(), $this->plugin->runs->active( $this->connection ) );
		self::assertNull( $this->plugin->kickoff->shown_by( $this->connection ) );

		$look = $this->plugin->run_control->start( $this->connection, array(), 'setup', 0, true );
		$this->work();
		$this->plugin->kickoff->start( $this->connection, $look, 'setup', 0 );
		$this->work();

		self::assertSame( Connections::WORKING, $this->state() );
		self::assertSame( $orders, $this->crm( 'SalesOrder' ) );
		// That of the new order; the others were found again by their SKU.
		self::assertCount( $products + 1, $this->crm( 'Products' ) );
		self::assertContains( 'Axle, black', array_column( $this->crm( 'Products' ), 'productname' ) );
		self::assertSame( 'doubtful_match', $this->last_update( 'orders' )['error_code'] );
	}

	/** What the CRM has from before is known to be lost by then; and another shop may go on giving numbers there. */
	public function test_e32_the_numbers_that_follow_do_not_stop_it_again(): void {
		$this->lose( array( 'W-0101', 'W-0102', 'W-0103', 'W-0104' ) );
		$this->order( 'W-0101', 'New', DAY_IN_SECONDS );
		$this->work();
		$look = $this->plugin->run_control->start( $this->connection, array(), 'setup', 0, true );
		$this->work();
		$this->plugin->kickoff->start( $this->connection, $look, 'setup', 0 );
		$this->work();

		$this->emulator()->post( 'clock', array( 'offsetMs' => 3_600_000 ) );
		$this->order( 'W-0105', 'Other', 2 * DAY_IN_SECONDS );
		$this->work();
		$this->forget();
		$this->order( 'W-0102', 'Newer', DAY_IN_SECONDS );
		$this->work();

		self::assertSame( Connections::WORKING, $this->state() );
		self::assertCount( 5, $this->crm( 'SalesOrder' ) );
	}

	/**
	 * Orders that are in the CRM, and as far as the shop knows have never been.
	 *
	 * @param list<string> $numbers Theirs.
	 */
	private function lose( array $numbers ): void {
		$orders = array_map( fn( string $number ): WC_Order => $this->order( $number, 'Old', 0 ), $numbers );
		$this->work();
		self::assertCount( count( $numbers ), $this->crm( 'SalesOrder' ), (string) $this->last_update( 'orders' )['message'] );
		foreach ( $orders as $order ) {
			$order->delete( true );
		}
		$this->end_request();
		$this->forget();
	}

	/** As after a backup from before all of it. */
	private function forget(): void {
		global $wpdb;
		foreach ( array( 'links', 'updates', 'history' ) as $table ) {
			$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_$table" );
		}
	}

	private function order( string $number, string $name, int $later_s ): WC_Order {
		$order = $this->shop()->order( array( 'status' => 'pending', 'props' => array( 'billing_last_name' => $name, 'billing_email' => strtolower( $name ) . '@customers.test' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->numbers[ $order->get_id() ] = $number;
		$order->set_date_created( time() + $later_s );
		$order->set_status( 'processing' );
		$order->save();
		return $order;
	}

	private function state(): string {
		return $this->plugin->connections->get( $this->connection )['state'] ?? '';
	}
}
