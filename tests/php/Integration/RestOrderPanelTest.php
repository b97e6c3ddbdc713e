<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Invoices;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Updates;
use PHPUnit\Framework\Attributes\TestWith;

/** GET /orders/{id}/panel: what the order's own page shows (V4). */
final class RestOrderPanelTest extends RestTestCase {

	private const ORDER = 4711;

	private Db $db;

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->db         = new Db( $GLOBALS['wpdb'] );
		$this->connection = $this->connect_sandbox()['id'];
	}

	/** @param array<string, string|int> $columns */
	private function invoice( array $columns ): void {
		( new Invoices( $this->db ) )->add( $columns + array( 'order_id' => self::ORDER, 'currency' => 'EUR', 'total' => '25.9' ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array<string, mixed> */
	private function panel( int $order = self::ORDER ): array {
		return $this->get( "/orders/$order/panel" );
	}

	private static function day( int $from_today ): string {
		return ( new \DateTimeImmutable( (string) wp_date( 'Y-m-d' ) ) )->modify( "$from_today days" )->format( 'Y-m-d' );
	}

	public function test_an_order_nobody_has_looked_at_says_so(): void {
		self::assertSame( array( array(), array( array( 'id' => $this->connection, 'name' => 'Practice' ) ), array() ), array_values( $this->panel() ) );
	}

	public function test_the_orders_invoices_come_latest_first_and_no_others(): void {
		$this->invoice( array( 'number' => 'INV1', 'issued' => '2026-11-01', 'net' => '25', 'tax' => '0.9', 'paid' => '10', 'remaining' => '15.9', 'url' => 'https://crm.test/7', 'status' => 'Sent' ) ); // phpcs:ignore WordPress.Arrays
		$this->invoice( array( 'number' => 'INV2', 'issued' => '2026-11-20', 'state' => 'withdrawn' ) ); // phpcs:ignore WordPress.Arrays
		$this->invoice( array( 'number' => 'INV3', 'order_id' => 1 ) ); // phpcs:ignore WordPress.Arrays
		$invoices = $this->panel()['invoices'];

		self::assertSame( array( 'INV2', 'INV1' ), array_column( $invoices, 'number' ) );
		self::assertSame( array( 'withdrawn', 'open' ), array_column( $invoices, 'state' ) );
		self::assertSame( array( '25', '0.9', '25.9', '10', '15.9', 'https://crm.test/7', 'Sent', null ), array( $invoices[1]['net'], $invoices[1]['tax'], $invoices[1]['total'], $invoices[1]['paid'], $invoices[1]['remaining'], $invoices[1]['url'], $invoices[1]['status'], $invoices[1]['due'] ) );
	}

	#[TestWith( array( -5, 'open', '15.9', -5 ) )]
	#[TestWith( array( 0, 'open', '15.9', 0 ) )]
	#[TestWith( array( 14, 'open', '15.9', 14 ) )]
	#[TestWith( array( -5, 'open', '0', null ) )]
	#[TestWith( array( -5, 'paid', '0', null ) )]
	#[TestWith( array( -5, 'withdrawn', '15.9', null ) )]
	public function test_it_says_how_long_there_is_time_to_pay( int $due, string $state, string $remaining, ?int $days_left ): void {
		$this->invoice( array( 'due' => self::day( $due ), 'state' => $state, 'remaining' => $remaining ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( $days_left, $this->panel()['invoices'][0]['days_left'] );
	}

	/** The day is the shop's: half an hour after midnight in Auckland it is yesterday in UTC. */
	public function test_today_is_where_the_shop_is(): void {
		update_option( 'timezone_string', 'Pacific/Auckland' );
		$this->invoice( array( 'due' => (string) wp_date( 'Y-m-d' ), 'remaining' => '1' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 0, $this->panel()['invoices'][0]['days_left'] );
	}

	public function test_a_linked_order_leads_to_its_counterpart(): void {
		( new Links( $this->db ) )->insert( array( new Link( 0, $this->connection, 'orders', 'order:' . self::ORDER, 'orders:1' ) ), 'token' );
		$panel = $this->panel();

		self::assertSame( array( array( 'Practice', 'synced', 'orders:1' ) ), array_map( static fn( array $state ): array => array( $state['connection'], $state['state'], $state['remote_id'] ), $panel['states'] ) );
		self::assertSame( array(), $panel['unseen'] );
	}

	public function test_a_failed_order_says_why(): void {
		$updates = new Updates( $this->db );
		$updates->add( array( array( 'connection_id' => $this->connection, 'module' => 'orders', 'side' => Side::Shop, 'record_id' => 'order:' . self::ORDER ) ), 10 ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'waiting', $this->panel()['states'][0]['state'] );

		$this->db->update( 'updates', array( 'status' => 'rejected', 'outcome' => 'failed', 'message' => 'The total differs.' ), array( 'record_id' => 'order:' . self::ORDER ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'failed', 'The total differs.' ), array( $this->panel()['states'][0]['state'], $this->panel()['states'][0]['reason'] ) );
	}
}
