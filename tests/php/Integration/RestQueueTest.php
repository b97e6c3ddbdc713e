<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

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

	/**
	 * @param array<string, mixed> $more Of the query.
	 * @return array<mixed>
	 */
	private function records( string $which, array $more = array() ): array {
		return $this->get( '/updates', $more + array( 'connection_id' => $this->connection, 'list' => $which, 'per_page' => 500 ) ); // phpcs:ignore WordPress.Arrays
	}
}
