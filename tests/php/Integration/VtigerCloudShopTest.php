<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Plugin;
use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\Group;

/** The main job with a Vtiger in the cloud: the same records and totals as on premise, within its quota (E6, E17, V1, V17). */
#[Group( 'woocommerce' )]
final class VtigerCloudShopTest extends VtigerSyncTestCase {

	protected function crm_options(): array {
		return array( 'size' => 'none', 'form' => 'cloud', 'quota' => array( 'perMinute' => 100_000, 'perDay' => 100_000 ) ); // phpcs:ignore WordPress.Arrays
	}

	protected function tearDown(): void {
		$this->emulator()->post( 'reset', array( 'size' => 'none', 'form' => 'webservice' ) ); // phpcs:ignore WordPress.Arrays
		parent::tearDown();
	}

	public function test_v1_a_run_brings_customers_products_and_orders_with_the_shops_totals(): void {
		$this->taxes_on();
		$coupon = $this->shop()->coupon();
		$totals = array();
		foreach ( array( '19.99', '7.333333', '0.10' ) as $i => $price ) {
			$order = $this->shop()->order(
				array(
					'customer' => $this->shop()->customer(),
					'lines'    => array( array( $this->shop()->simple_product( array( 'regular_price' => $price ) ), 3 ), array( $this->shop()->simple_product(), $i + 1 ) ), // phpcs:ignore WordPress.Arrays
					'coupons'  => 0 === $i ? array( $coupon->get_code() ) : array(),
					'fee'      => '2.50',
					'shipping' => '4.90',
					'status'   => 'processing',
				)
			);
			$totals[ (string) $order->get_order_number() ] = (float) $order->get_total();
		}
		$this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'From the CRM', 'productcode' => 'CRM-1', 'unit_price' => '12.345', 'discontinued' => '1' ) ) ); // phpcs:ignore WordPress.Arrays

		$counts = $this->sync();

		self::assertSame( array( 3, 7, 3 ), array_map( fn( string $module ): int => count( $this->crm( $module ) ), array( 'Contacts', 'Products', 'SalesOrder' ) ), (string) wp_json_encode( $counts ) );
		self::assertSame( 1, $counts['products>shop']['created'] ?? 0 );
		$sent = array_column( $this->crm( 'SalesOrder' ), 'hdnGrandTotal', 'vtiger_purchaseorder' );
		self::assertCount( 3, $sent );
		foreach ( $totals as $number => $total ) {
			self::assertEqualsWithDelta( $total, (float) $sent[ $number ], 0.0001 );
		}
		self::assertSame( array( '19x1' ), array_values( array_unique( array_column( $this->crm( 'Contacts' ), 'assigned_user_id' ) ) ) );

		$this->emulator()->delete( 'stats' );
		foreach ( $this->sync() as $side => $numbers ) {
			self::assertSame( array( 'unchanged' ), array_keys( $numbers ), $side );
		}
		self::assertSame( array(), array_intersect_key( $this->operations(), array_flip( array( 'create', 'revise' ) ) ) );
	}

	/** A change of either side reaches the other one. */
	public function test_v16_a_changed_price_keeps_the_products_taxes_and_a_renamed_product_comes_back(): void {
		$product = $this->shop()->simple_product( array( 'regular_price' => '10.00' ) );
		$this->sync();
		$id = (string) $this->crm( 'Products' )[0]['id'];
		$this->emulator()->post( 'clock', array( 'offsetMs' => 5000 ) );
		$this->emulator()->post( 'record/' . $id, array( 'element' => array( 'tax1' => '4.5', 'productname' => 'Renamed in the CRM' ) ) ); // phpcs:ignore WordPress.Arrays
		$product->set_regular_price( '11.50' );
		$product->save();

		$this->plugin->poller->poll( $this->connection );
		$this->work();

		$there = $this->emulator()->get( 'record/' . $id );
		self::assertEqualsWithDelta( 11.5, (float) $there['unit_price'], 0.0001 );
		self::assertEqualsWithDelta( 4.5, (float) $there['tax1'], 0.0001 );
		self::assertSame( 'Renamed in the CRM', wc_get_product( $product->get_id() )->get_name() );
	}

	public function test_e6_an_order_whose_answer_was_lost_is_not_doubled(): void {
		$this->shop()->order( array( 'status' => 'processing' ) );
		$this->emulator()->post( 'faults', array( 'kind' => 'error-after', 'operation' => 'create', 'module' => 'SalesOrder', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		$this->work();

		self::assertCount( 1, $this->crm( 'SalesOrder' ) );
	}

	/** E17, E20: thirty calls a minute are enough for any number of records, only later; nothing fails and nothing is hammered. */
	public function test_e17_a_run_beyond_the_quota_takes_its_minutes_and_loses_nothing(): void {
		for ( $i = 0; $i < 12; $i++ ) {
			$this->shop()->order( array( 'customer' => $this->shop()->customer(), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		}
		$this->end_request();
		$this->emulator()->post( 'quota', array( 'perMinute' => 30 ) );
		$this->next_minute( 0 );
		$id = $this->plugin->run_control->start( $this->connection, array(), 'person', 0 );

		$minutes = 0;
		do {
			$this->plugin->worker->work( 5 );
			$this->next_minute( ++$minutes );
		} while ( 'running' === ( $this->plugin->runs->get( $id )['state'] ?? '' ) && $minutes < 20 );

		self::assertSame( 'done', $this->plugin->runs->get( $id )['state'] ?? '', (string) ( $this->plugin->runs->get( $id )['error'] ?? '' ) );
		self::assertSame( array( 12, 12 ), array( count( $this->crm( 'SalesOrder' ) ), count( $this->crm( 'Contacts' ) ) ) );
		self::assertGreaterThan( 1, $minutes );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
		$refused = array_filter( $this->emulator()->get( 'calls' ), static fn( array $call ): bool => 429 === $call['status'] );
		self::assertSame( array(), $refused );
	}

	/** A day's quota may be used up in the morning: nobody must believe that all is well until midnight. */
	public function test_e17_a_quota_that_is_used_up_for_the_day_is_told_until_something_gets_through(): void {
		$this->shop()->customer();
		$this->work();
		$this->emulator()->post( 'quota', array( 'dayLeft' => 0 ) );
		$this->shop()->customer();
		$this->work();
		self::assertStringStartsWith( 'Nothing gets through for now: The 100000 calls that Vtiger allows in a day are used up.', $this->sentence() );

		$this->emulator()->post( 'quota', array( 'dayLeft' => 100_000 ) );
		$this->next_minute( 0 );
		$this->work();

		self::assertCount( 2, $this->crm( 'Contacts' ) );
		self::assertStringStartsWith( 'Working.', $this->sentence() );
	}

	private function sentence(): string {
		$this->act_as( 'administrator' );
		$status = rest_do_request( new \WP_REST_Request( 'GET', '/crosswalk/v1/status' ) )->get_data();
		return is_array( $status ) ? $status['connections'][0]['sentence'] : '';
	}

	public function test_v2_the_secret_is_nowhere_in_the_tables(): void {
		global $wpdb;
		$this->shop()->customer();
		$this->work();
		self::assertCount( 1, $this->crm( 'Contacts' ) );
		$key = (string) $this->emulator()->get( 'info' )['accessKey'];
		foreach ( array( 'connections', 'memory', 'updates', 'failures', 'runs' ) as $table ) {
			$rows = (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}crosswalk_$table" ) );
			self::assertStringNotContainsString( $key, $rows, $table );
			self::assertStringNotContainsString( base64_encode( 'admin:' . $key ), $rows, $table ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- As it is sent.
		}
	}

	/** The CRM's clock goes on to the beginning of a minute, and so does what the connection remembers; a new process begins. */
	private function next_minute( int $minute ): void {
		global $wpdb;
		$into_ms = (int) ( microtime( true ) * 1000 ) % 60_000;
		$this->emulator()->post( 'clock', array( 'offsetMs' => ( $minute + 1 ) * 60_000 - $into_ms ) );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_memory WHERE name LIKE 'quota:%'" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0 WHERE next_at<4102444800" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_runs SET progress=REGEXP_REPLACE(progress,'\"again_at\":[1-9][0-9]*','\"again_at\":0') WHERE state='running'" );
		$this->plugin = new Plugin();
	}

	/** @return array<string, int> Calls by operation. */
	private function operations(): array {
		return $this->emulator()->calls();
	}
}
