<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

/** A first sync as the admin does it: connect, start, lend workers until it is done (E1, E11, E21, V20–V22). */
final class RestRunTest extends RestTestCase {

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->connection = $this->connect_sandbox()['id'];
	}

	public function test_a_run_writes_both_sides_and_lists_what_it_wrote(): void {
		$run = $this->finish( $this->connection, $this->start() );

		self::assertSame( 'done', $run['state'], (string) $run['error'] );
		self::assertNotNull( $run['finished_at'] );
		self::assertSame( 'person', $run['trigger'] );
		foreach ( array( 'shop', 'remote' ) as $side ) {
			$products = $this->number_of( $run, 'products', $side );
			self::assertGreaterThan( 0, $products['created'] );
			self::assertSame( 0, $products['failed'] );
			$records = $this->get( "/runs/{$run['id']}/records", array( 'module' => 'products', 'side' => $side, 'outcome' => 'created' ) ); // phpcs:ignore WordPress.Arrays
			self::assertCount( $products['created'], $records['items'] );
			self::assertNull( $records['next'] );
			self::assertNotSame( '', $records['items'][0]['name'] );
			self::assertNotSame( '', $records['items'][0]['shop_id'] );
			self::assertNotSame( '', $records['items'][0]['remote_id'] );
		}
	}

	/** E11: every record that was looked at is in one of the counts. */
	public function test_each_module_says_how_far_it_is(): void {
		$id    = $this->start();
		$begin = $this->get( "/runs/$id" );
		$end   = $this->finish( $this->connection, $id );

		self::assertSame( array( 'taxes', 'contacts', 'products', 'orders' ), array_column( $begin['modules'], 'module' ) );
		self::assertSame( array( 'waiting' ), array_unique( array_column( $begin['modules'], 'state' ) ) );
		self::assertSame( array( null ), array_unique( array_column( $begin['modules'], 'total' ) ) );
		foreach ( $end['modules'] as $module ) {
			self::assertSame( 'done', $module['state'] );
			self::assertSame( $module['listed'], $module['total'] );
			self::assertNotSame( '', $module['label'] );
		}
		self::assertNull( $end['seconds_left'] );
	}

	public function test_a_second_run_finds_everything_unchanged(): void {
		$this->finish( $this->connection, $this->start() );

		$run = $this->finish( $this->connection, $this->start() );

		self::assertSame( 'done', $run['state'] );
		$written = array_sum( array_column( $run['counts'], 'created' ) ) + array_sum( array_column( $run['counts'], 'updated' ) ) + array_sum( array_column( $run['counts'], 'failed' ) );
		self::assertSame( 0, $written );
		self::assertGreaterThan( 0, $this->number_of( $run, 'products', 'shop' )['unchanged'] );
		self::assertSame( array(), $this->get( "/runs/{$run['id']}/records", array( 'outcome' => 'created,updated,failed' ) )['items'] );
	}

	public function test_a_run_of_one_module_leaves_the_others_alone(): void {
		$run = $this->finish( $this->connection, $this->post( '/runs', array( 'connection_id' => $this->connection, 'modules' => array( 'products' ) ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'products' ), array_values( array_unique( array_column( $run['counts'], 'module' ) ) ) );
	}

	/** V10 */
	public function test_a_run_says_whether_it_looks_at_every_record(): void {
		$every = $this->post( '/runs', array( 'connection_id' => $this->connection, 'modules' => array( 'products' ), 'dry' => true, 'every' => true ), 201 ); // phpcs:ignore WordPress.Arrays
		self::assertTrue( $this->finish( $this->connection, $every['id'] )['every'] );

		$differing = $this->post( '/runs', array( 'connection_id' => $this->connection, 'dry' => true ), 201 ); // phpcs:ignore WordPress.Arrays
		self::assertFalse( $differing['every'] );
	}

	/** E21 */
	public function test_a_second_run_at_once_is_refused_and_names_the_first(): void {
		$first = $this->start();

		$error = $this->post( '/runs', array( 'connection_id' => $this->connection ), 409 );

		self::assertSame( 'run_active', $error['code'] );
		self::assertSame( $first, $error['data']['run_id'] );
		self::assertSame( $first, $this->get( '/status' )['connections'][0]['active_run_id'] );
	}

	/** E21 */
	public function test_a_paused_run_stands_still_until_it_is_resumed(): void {
		$id = $this->start();

		self::assertSame( 'paused', $this->post( "/runs/$id/pause" )['state'] );
		$work = $this->post( "/connections/{$this->connection}/work" );
		self::assertSame( 0, $work['worked'] );
		self::assertSame( 'paused', $work['run']['state'] );

		self::assertSame( 'running', $this->post( "/runs/$id/resume" )['state'] );
		self::assertSame( 'done', $this->finish( $this->connection, $id )['state'] );
	}

	/** E21 */
	public function test_a_cancelled_run_writes_no_more_and_cannot_be_taken_up_again(): void {
		$id = $this->start();

		self::assertSame( 'cancelled', $this->post( "/runs/$id/cancel" )['state'] );

		self::assertSame( 0, $this->post( "/connections/{$this->connection}/work" )['worked'] );
		self::assertSame( 'run_ended', $this->post( "/runs/$id/resume", array(), 409 )['code'] );
		self::assertSame( array(), $this->get( "/runs/$id" )['counts'] );
	}

	public function test_the_worker_that_ended_a_run_tells_so(): void {
		$this->start();
		$last = null;
		for ( $i = 0; $i < 60; $i++ ) {
			$work = $this->post( "/connections/{$this->connection}/work" );
			if ( null === $work['run'] ) {
				break;
			}
			$last = $work['run']['state'];
		}

		self::assertSame( 'done', $last );
		self::assertSame( 0, $work['waiting'] );
	}

	public function test_runs_are_listed_newest_first_page_by_page(): void {
		$ids = array();
		for ( $i = 0; $i < 3; $i++ ) {
			$ids[] = $this->start();
			$this->post( "/runs/$ids[$i]/cancel" );
		}

		$first  = $this->get( '/runs', array( 'per_page' => 2 ) );
		$second = $this->get( '/runs', array( 'per_page' => 2, 'cursor' => $first['next'] ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( $ids[2], $ids[1] ), array_column( $first['items'], 'id' ) );
		self::assertSame( array( $ids[0] ), array_column( $second['items'], 'id' ) );
		self::assertNull( $second['next'] );
	}

	/** V20: what was created in the shop counts on the side of the shop. */
	public function test_the_log_has_a_row_per_run_module_and_side_newest_first(): void {
		$old = $this->finish( $this->connection, $this->start() );
		$new = $this->finish( $this->connection, $this->start() );

		$rows  = $this->get( '/log', array( 'side' => 'shop', 'module' => 'products', 'connection_id' => $this->connection ) )['items']; // phpcs:ignore WordPress.Arrays
		$all   = $this->get( '/log' )['items'];
		$paged = array();
		$next  = '';
		do {
			$page  = $this->get( '/log', array( 'per_page' => 3, 'cursor' => $next ) ); // phpcs:ignore WordPress.Arrays
			$paged = array_merge( $paged, $page['items'] );
			$next  = $page['next'];
		} while ( null !== $next );

		self::assertSame( array( $new['id'], $old['id'] ), array_column( $rows, 'run_id' ) );
		self::assertSame( $this->number_of( $old, 'products', 'shop' )['created'], $rows[1]['created'] );
		self::assertCount( count( $old['counts'] ) + count( $new['counts'] ), $all );
		self::assertSame( $all, $paged );
	}

	/** V21 */
	public function test_records_are_searched_and_paged(): void {
		$run    = $this->finish( $this->connection, $this->start() );
		$path   = "/runs/{$run['id']}/records";
		$all    = $this->get( $path, array( 'per_page' => 500 ) )['items'];
		$first  = $this->get( $path, array( 'per_page' => 2 ) );
		$second = $this->get( $path, array( 'per_page' => 2, 'cursor' => $first['next'] ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array_column( array_slice( $all, 0, 4 ), 'id' ), array_column( array( ...$first['items'], ...$second['items'] ), 'id' ) );
		$found = $this->get( $path, array( 'search' => $all[0]['name'] ) )['items'];
		self::assertContains( $all[0]['id'], array_column( $found, 'id' ) );
		self::assertLessThan( count( $all ), count( $found ) );
	}

	private function start(): int {
		return $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 )['id'];
	}

	/**
	 * @param array<mixed> $run
	 * @return array<string, int>
	 */
	private function number_of( array $run, string $module, string $side ): array {
		foreach ( $run['counts'] as $row ) {
			if ( $module === $row['module'] && $side === $row['side'] ) {
				return $row;
			}
		}
		self::fail( "Nothing was counted for $module on the side $side." );
	}
}
