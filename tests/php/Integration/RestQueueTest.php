<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Update;

/** The records behind the numbers of the control panel: each list holds exactly what its number counts (P1, P8). */
final class RestQueueTest extends RestTestCase {

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->connection = $this->connect_sandbox()['id'];
	}

	public function test_each_list_holds_what_its_number_counts(): void {
		$run = $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 );
		$this->finish( $this->connection, $run['id'] );

		$numbers = $this->get( '/status' )['connections'][0];

		self::assertGreaterThan( 0, $numbers['sent_today'] );
		self::assertCount( $numbers['waiting'], $this->records( 'waiting' )['items'] );
		self::assertCount( $numbers['sent_today'], $this->records( 'sent' )['items'] );
		self::assertCount( $numbers['decisions'], $this->records( 'decision' )['items'] );
		self::assertCount( $numbers['rejected'], $this->records( 'failed' )['items'] );
	}

	public function test_a_sent_record_has_its_name_and_both_ids_from_the_link(): void {
		$run = $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 );
		$this->finish( $this->connection, $run['id'] );

		foreach ( $this->records( 'sent' )['items'] as $record ) {
			self::assertNotContains( '', array( $record['name'], $record['shop_id'], $record['remote_id'] ) );
			self::assertContains( $record['outcome'], array( 'created', 'updated' ) );
		}
	}

	public function test_pages_follow_each_other_without_gap_or_double(): void {
		$run = $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 );
		$this->finish( $this->connection, $run['id'] );
		$all = array_column( $this->records( 'sent' )['items'], 'id' );

		$paged  = array();
		$cursor = '';
		do {
			$page   = $this->records( 'sent', array( 'per_page' => 5, 'cursor' => $cursor ) ); // phpcs:ignore WordPress.Arrays
			$paged  = array( ...$paged, ...array_column( $page['items'], 'id' ) );
			$cursor = $page['next'];
		} while ( null !== $cursor );

		self::assertSame( $all, $paged );
	}

	public function test_a_search_finds_by_name_and_nothing_else(): void {
		$run = $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 );
		$this->finish( $this->connection, $run['id'] );
		$name = $this->records( 'sent' )['items'][0]['name'];

		$found = $this->records( 'sent', array( 'search' => $name ) )['items'];

		self::assertNotSame( array(), $found );
		self::assertSame( array( $name ), array_values( array_unique( array_column( $found, 'name' ) ) ) );
		self::assertSame( array(), $this->records( 'sent', array( 'search' => '%' ) )['items'] );
	}

	/** E18. */
	public function test_one_several_or_none_of_the_failed_records_are_tried_again_or_taken_off_the_list(): void {
		$this->reject( array( 'product:1', 'product:2', 'product:3' ) );
		$ids = array_column( $this->records( 'failed' )['items'], 'id' );
		self::assertCount( 3, $ids );

		self::assertSame( 1, $this->post( '/updates/retry', array( 'ids' => array( $ids[0] ) ) )['done'] );
		self::assertSame( array( $ids[1], $ids[2] ), array_column( $this->records( 'failed' )['items'], 'id' ) );
		self::assertSame( 2, $this->post( '/updates/ignore', array( 'ids' => $ids ) )['done'] );
		self::assertSame( array(), $this->records( 'failed' )['items'] );
		self::assertSame( array( $ids[0] ), array_column( $this->records( 'waiting' )['items'], 'id' ) );
		self::assertSame( 0, $this->post( '/updates/retry', array( 'ids' => array( $ids[0], 999999 ) ) )['done'] );
		$this->post( '/updates/retry', array( 'ids' => array() ), 400 );
	}

	/** V21: a record that is in one system only has no link that names it. */
	public function test_a_failed_record_without_a_link_has_its_name_and_is_found_by_it(): void {
		$this->reject( array( 'product:1', 'product:2' ) );
		( new Db( $GLOBALS['wpdb'] ) )->update( 'updates', array( 'detail' => '{"name":"Krzesło"}' ), array( 'record_id' => 'product:2' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'Krzesło', '' ), array_column( $this->records( 'failed' )['items'], 'name' ) );
		self::assertSame( array( 'product:2' ), array_column( $this->records( 'failed', array( 'search' => 'krzes' ) )['items'], 'shop_id' ) );
		self::assertSame( array(), $this->records( 'failed', array( 'search' => 'name' ) )['items'] );
	}

	/** E17: the trace of a bug is kept, but for those who look into the table. */
	public function test_a_trace_is_neither_listed_nor_downloaded(): void {
		$this->reject( array( 'product:1' ) );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET message='Boom\n#0 /var/www/Engine.php(12)'" );

		self::assertSame( array( 'Boom' ), array_column( $this->records( 'failed' )['items'], 'reason' ) );
		$file = $this->request( 'GET', '/updates/download', array( 'connection_id' => $this->connection, 'list' => 'failed' ) ); // phpcs:ignore WordPress.Arrays
		self::assertInstanceOf( \Crosswalk\Rest\FileResponse::class, $file );
		$text = implode( '', iterator_to_array( $file->pieces(), false ) );
		self::assertStringContainsString( 'Boom', $text );
		self::assertStringNotContainsString( 'Engine.php', $text );
	}

	/** P1: every number is a link to what it counts; of the links too. */
	public function test_linked_records_are_listed_by_module(): void {
		$id = $this->post( '/connections', array( 'connector' => 'sandbox', 'name' => 'Linked', 'settings' => array( 'name' => 'Linked', 'start' => 'sample' ) ), 201 )['id']; // phpcs:ignore WordPress.Arrays
		$this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'dry' => true ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays
		$this->finish( $id, $this->post( "/connections/$id/start", array( 'run_id' => $this->get( "/connections/$id/start" )['run_id'] ), 201 )['id'] );
		$numbers = array_column( array_column( $this->get( '/status' )['connections'], null, 'id' )[ $id ]['modules'], 'links', 'module' );
		$list    = fn( array $more ): array => $this->get( '/updates', $more + array( 'connection_id' => $id, 'list' => 'linked', 'per_page' => 500 ) )['items']; // phpcs:ignore WordPress.Arrays

		$products = $list( array( 'module' => 'products' ) );

		self::assertGreaterThan( 0, $numbers['products'] );
		self::assertCount( $numbers['products'], $products );
		self::assertSame( array( 'products' ), array_values( array_unique( array_column( $products, 'module' ) ) ) );
		self::assertSame( array( 'linked' ), array_values( array_unique( array_column( $products, 'outcome' ) ) ) );
		self::assertCount( 1, $list( array( 'search' => $products[0]['shop_id'] ) ) );
	}

	/** @param list<string> $products Their updates were rejected. */
	private function reject( array $products ): void {
		$failure = $this->plugin->failures->group( $this->connection, 'products', new EndpointError( ErrorKind::Record, 'The price is missing.', 'required' ) );
		$this->plugin->updates->add( array_map( fn( string $id ): array => array( 'connection_id' => $this->connection, 'module' => 'products', 'side' => Side::Shop, 'record_id' => $id ), $products ), Update::PRIORITY_LIVE ); // phpcs:ignore WordPress.Arrays
		$claimed = $this->plugin->updates->claim( array( $this->connection ), 100, 'worker' );
		$this->plugin->updates->end( array_map( static fn( Update $update ): int => $update->id, $claimed ), Update::REJECTED, array( 'failure_id' => $failure ) );
	}

	/**
	 * @param array<string, mixed> $more Of the query.
	 * @return array<mixed>
	 */
	private function records( string $which, array $more = array() ): array {
		return $this->get( '/updates', $more + array( 'connection_id' => $this->connection, 'list' => $which, 'per_page' => 500 ) ); // phpcs:ignore WordPress.Arrays
	}
}
