<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Plugin;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Progress;
use Crosswalk\Tests\Support\SyncTestCase;
use Crosswalk\Tests\Support\Unreliable;
use PHPUnit\Framework\Attributes\DataProvider;

/** Runs and polls (E1, E19, E20, E21, V5, V6). */
final class RunTest extends SyncTestCase {

	private function fill( int $products ): void {
		for ( $i = 0; $i < $products; $i++ ) {
			$this->put( $this->shop, 'products', array( 'name' => "P$i", 'sku' => "P-$i" ) ); // phpcs:ignore WordPress.Arrays
		}
	}

	/** The plugin of this test hears of failed polls, and no other. */
	private function guard(): void {
		remove_all_actions( 'crosswalk_poll_failed' );
		$this->plugin->guard->register();
	}

	public function test_e21_two_runs_of_one_connection_do_not_overlap(): void {
		$this->plugin->run_control->start( $this->connection, array(), 'person', 0 );
		$this->expectExceptionObject( new EndpointError( ErrorKind::Record, 'A run of this connection is under way already.', 'run_active' ) );
		$this->plugin->run_control->start( $this->connection, array(), 'person', 0 );
	}

	public function test_e21_a_paused_run_stands_still_and_goes_on(): void {
		$this->fill( 30 );
		$id = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		while ( array() === $this->all( $this->crm(), 'products' ) ) {
			$this->plugin->worker->work( 0, null, 5 );
		}
		self::assertTrue( $this->plugin->run_control->pause( $id ) );
		$before = count( $this->all( $this->crm(), 'products' ) );
		$this->work();
		self::assertCount( $before, $this->all( $this->crm(), 'products' ) );

		self::assertTrue( $this->plugin->run_control->resume( $id ) );
		$this->work();

		self::assertCount( 30, $this->all( $this->crm(), 'products' ) );
		self::assertSame( Runs::DONE, $this->plugin->runs->get( $id )['state'] ?? '' );
	}

	public function test_e21_a_cancelled_run_drops_what_it_had_not_begun(): void {
		$this->fill( 30 );
		$id = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		while ( array() === $this->all( $this->crm(), 'products' ) ) {
			$this->plugin->worker->work( 0, null, 5 );
		}
		self::assertTrue( $this->plugin->run_control->cancel( $id ) );
		$before = count( $this->all( $this->crm(), 'products' ) );
		$this->work();

		self::assertCount( $before, $this->all( $this->crm(), 'products' ) );
		self::assertSame( array(), $this->rows( 'updates', "status='accepted'" ) );
		self::assertSame( Runs::CANCELLED, $this->plugin->runs->get( $id )['state'] ?? '' );
	}

	public function test_e21_a_run_that_cannot_read_a_module_says_so_and_does_the_others(): void {
		$this->fill( 1 );
		$this->crm()->fault = static fn( string $call, string $module ): ?EndpointError => 'head' === $call && 'contacts' === $module ? Unreliable::error( ErrorKind::Transient, 'timeout', 'It did not answer.' ) : null;
		$id                 = $this->plugin->run_control->start( $this->connection, array(), 'person', 0 );

		$this->work();

		$run = $this->plugin->runs->get( $id );
		self::assertSame( array( Runs::FAILED, 'It did not answer.' ), array( $run['state'] ?? '', $run['error'] ?? '' ) );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
	}

	public function test_e21_an_outage_of_a_moment_does_not_cost_a_run(): void {
		$this->fill( 1 );
		$calls              = 0;
		$this->crm()->fault = static function ( string $call ) use ( &$calls ): ?EndpointError {
			return 'list' === $call && ++$calls < 3 ? Unreliable::error( ErrorKind::Transient, 'timeout', 'It did not answer.' ) : null;
		};

		$this->sync( array( 'products' ) );

		self::assertSame( 3, $calls );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
	}

	/** E17: a quota of calls is no reason for a run to fail. */
	public function test_e21_a_run_that_is_asked_to_wait_says_so_and_goes_on_where_it_was(): void {
		for ( $i = 0; $i < 3; $i++ ) {
			$this->put( $this->crm(), 'products', array( 'title' => "P$i", 'code' => "P-$i" ) ); // phpcs:ignore WordPress.Arrays
		}
		$id                 = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'list' === $call ? new EndpointError( ErrorKind::Transient, 'No more calls.', 'quota_minute', retry_after_s: 30 ) : null;
		$this->work();
		$waiting = $this->plugin->runs->get( $id );
		self::assertSame( array( Runs::RUNNING, 'No more calls.' ), array( $waiting['state'] ?? '', $waiting['error'] ?? '' ) );
		$this->crm()->fault = null;
		$this->plugin       = new Plugin( $this->shop );

		$this->work();

		$run = $this->plugin->runs->get( $id );
		self::assertSame( array( Runs::DONE, null ), array( $run['state'] ?? '', $run['error'] ?? null ) );
		self::assertSame( 3, $this->counts( $id )['products>shop']['created'] ?? 0 );
	}

	/** E19: fetched when there are calls again, not a whole period later. */
	public function test_e17_a_poll_that_is_asked_to_wait_is_tried_again_then(): void {
		$this->options( array( 'frequency_min' => 1440 ) );
		$this->plugin->poller->poll( $this->connection );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'changed' === $call ? new EndpointError( ErrorKind::Transient, 'No more calls.', 'quota_minute', retry_after_s: 30 ) : null;

		$this->plugin->poller->run( array( $this->connection ) );

		$polled = $this->rows( 'memory', "name='polled'" )[0];
		self::assertLessThanOrEqual( time() + 30, (int) $polled['expires_at'] );
	}

	public function test_e21_progress_is_stored_so_that_a_killed_run_resumes(): void {
		$this->fill( 3 );
		$id = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		$this->plugin->worker->work( 0 );
		$steps = Progress::read( (string) ( $this->plugin->runs->get( $id )['progress'] ?? '' ) )->steps;
		self::assertSame( Progress::LISTING, $steps[0]['state'] );

		$this->plugin = new \Crosswalk\Plugin( $this->shop );
		$this->work();

		self::assertSame( Runs::DONE, $this->plugin->runs->get( $id )['state'] ?? '' );
	}

	/** A connection that only reads has no failed record to tell of it. */
	public function test_e17_a_poll_that_is_refused_pauses_the_connection_and_it_resumes_by_itself(): void {
		$this->guard();
		$this->plugin->poller->poll( $this->connection );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'changed' === $call ? Unreliable::error( ErrorKind::Config, 'http_401', 'The key is not valid any more.' ) : null;
		$this->crm()->works = false;

		$this->plugin->poller->poll( $this->connection );

		$row = $this->plugin->connections->get( $this->connection );
		self::assertSame( array( Connections::PAUSED, 'The key is not valid any more.' ), array( $row['state'] ?? '', $row['reason']['message'] ?? '' ) );
		$this->crm()->fault = null;
		$this->crm()->works = true;
		self::assertSame( array( $this->connection ), $this->plugin->guard->working() );
	}

	public function test_e17_a_module_that_may_not_be_read_keeps_nobody_from_reading_the_others(): void {
		$this->guard();
		$this->plugin->poller->poll( $this->connection );
		$this->put( $this->crm(), 'products', array( 'title' => 'Boat', 'code' => 'B-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->crm()->fault = static fn( string $call, string $module ): ?EndpointError => 'changed' === $call && 'contacts' === $module ? Unreliable::error( ErrorKind::Config, 'ACCESS_DENIED' ) : null;

		$this->plugin->poller->poll( $this->connection );

		self::assertSame( array( 'products' ), array_column( $this->rows( 'updates' ), 'module' ) );
		self::assertSame( Connections::WORKING, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
	}

	public function test_e17_a_run_waits_while_its_connection_is_paused_because_it_could_not_be_listed(): void {
		$this->fill( 3 );
		$id                 = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'list' === $call ? Unreliable::error( ErrorKind::Config, 'http_401' ) : null;
		$this->crm()->works = false;
		$this->work();
		self::assertSame( Connections::PAUSED, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
		self::assertSame( Runs::RUNNING, $this->plugin->runs->get( $id )['state'] ?? '' );
		$this->crm()->fault = null;
		$this->crm()->works = true;
		$this->plugin->memory->forget( $this->connection, 'probed' );

		$this->done( $id );

		self::assertCount( 3, $this->all( $this->crm(), 'products' ) );
	}

	/** Nothing is written before somebody has agreed (E29), so nothing may put the connection to work. */
	public function test_e29_a_dry_run_that_could_not_list_leaves_a_new_connection_as_it_is(): void {
		$this->plugin->connections->set( $this->connection, array( 'state' => Connections::SETUP ) );
		$id                 = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0, true );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'list' === $call ? Unreliable::error( ErrorKind::Config, 'http_401' ) : null;
		$this->crm()->works = false;

		$this->work();

		self::assertSame( Connections::SETUP, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
		self::assertSame( Runs::FAILED, $this->plugin->runs->get( $id )['state'] ?? '' );
	}

	public function test_e19_a_poll_finds_what_changed_and_its_cursor_moves_on_only_over_what_is_queued(): void {
		$this->sync( array( 'products' ) );
		$this->put( $this->crm(), 'products', array( 'title' => 'New', 'code' => 'N-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'changed' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$before             = $this->plugin->memory->get( $this->connection, 'cursor:remote:products' );
		$this->plugin->poller->poll( $this->connection );
		self::assertSame( $before, $this->plugin->memory->get( $this->connection, 'cursor:remote:products' ) );

		$this->crm()->fault = null;
		$this->plugin->poller->poll( $this->connection );
		$this->work();

		self::assertSame( 'New', $this->one( $this->shop, 'products' )->fields['name'] );
		self::assertNotSame( $before, $this->plugin->memory->get( $this->connection, 'cursor:remote:products' ) );
	}

	public function test_e10_a_poll_recognises_what_was_written_by_the_sync_itself(): void {
		$this->fill( 2 );
		$this->sync( array( 'products' ) );
		$this->plugin->poller->poll( $this->connection );

		self::assertSame( array(), $this->rows( 'updates', "status='accepted'" ) );
	}

	public function test_e31_after_an_activation_both_sides_are_caught_up_once(): void {
		$this->fill( 1 );
		$this->put( $this->crm(), 'products', array( 'title' => 'Meanwhile', 'code' => 'M-1' ) ); // phpcs:ignore WordPress.Arrays
		update_option( \Crosswalk\Sync\CatchUp::DUE, 1 );

		$this->plugin->clockwork->tick();
		$this->work();
		$this->plugin->clockwork->tick();

		self::assertCount( 2, $this->all( $this->crm(), 'products' ) );
		self::assertCount( 2, $this->all( $this->shop, 'products' ) );
		self::assertSame( array( 'catch_up' ), array_column( $this->rows( 'runs', "trigger_kind<>'live'" ), 'trigger_kind' ) );
	}

	public function test_v6_nothing_is_caught_up_by_itself_where_everything_is_by_hand(): void {
		$this->fill( 1 );
		$this->options( array( 'frequency_min' => 0, 'shop_changes' => 'schedule' ) ); // phpcs:ignore WordPress.Arrays
		update_option( \Crosswalk\Sync\CatchUp::DUE, 1 );

		$this->plugin->clockwork->tick();

		self::assertSame( array(), $this->rows( 'runs', "trigger_kind='catch_up'" ) );
		self::assertSame( array(), $this->all( $this->crm(), 'products' ) );
	}

	/** In a network each site catches up by itself, once for each activation. */
	public function test_e31_after_an_activation_for_a_network_a_site_catches_up_once(): void {
		$this->fill( 1 );
		$this->plugin->activation()->activate( true );
		delete_option( \Crosswalk\Sync\CatchUp::DUE );
		$caught_up = fn(): int => count( $this->rows( 'runs', "trigger_kind='catch_up'" ) );

		$this->plugin->clockwork->tick();
		$this->work();
		$this->plugin->clockwork->tick();
		self::assertSame( 1, $caught_up() );

		update_site_option( \Crosswalk\Sync\CatchUp::NETWORK, time() + 5 );
		$this->plugin->clockwork->tick();
		self::assertSame( 2, $caught_up() );
	}

	public function test_e24_the_complete_lists_are_compared_once_a_night(): void {
		$this->fill( 1 );
		delete_option( \Crosswalk\Sync\CatchUp::DUE );
		$nightly = fn(): int => count( $this->rows( 'runs', "trigger_kind='reconcile'" ) );
		$this->plugin->clockwork->look();
		self::assertSame( 0, $nightly(), 'The connection is new.' );

		$this->plugin->memory->set( $this->connection, \Crosswalk\Sync\Reconciliation::DONE, (string) ( time() - 2 * DAY_IN_SECONDS ) );
		$this->plugin->clockwork->look();
		$this->work();
		$this->plugin->clockwork->look();

		self::assertSame( 1, $nightly() );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
		$this->options( array( 'frequency_min' => 0, 'shop_changes' => 'schedule' ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->memory->set( $this->connection, \Crosswalk\Sync\Reconciliation::DONE, '1' );
		$this->plugin->clockwork->look();
		self::assertSame( 1, $nightly(), 'Only by hand.' );
	}

	/** @return iterable<string, array{Side}> Whose records decide. */
	public static function sides(): iterable {
		yield 'to the CRM' => array( Side::Shop );
		yield 'to the shop' => array( Side::Remote );
	}

	/** Nobody polls or lists the side that such a module only writes to. */
	#[DataProvider( 'sides' )]
	public function test_e24_what_was_done_by_hand_to_the_target_of_a_module_that_goes_one_way_is_found( Side $from ): void {
		$direction               = Side::Shop === $from ? 'to_remote' : 'to_shop';
		$this->connection        = $this->connect( array( 'contacts' => array( 'direction' => $direction, 'create_shop' => true, 'drift' => 'overwrite' ) ) ); // phpcs:ignore WordPress.Arrays
		list( $source, $target ) = Side::Shop === $from ? array( $this->shop, $this->crm() ) : array( $this->crm(), $this->shop );
		foreach ( array( 'ann', 'ben', 'cat', 'dan' ) as $name ) {
			$this->put( $source, 'contacts', array( 'email' => "$name@x.test", 'last_name' => $name ) ); // phpcs:ignore WordPress.Arrays
		}
		$this->sync( array( 'contacts' ) );
		$made  = fn( string $name ): Record => $target->find( 'contacts', 'email', array( "$name@x.test" ) )[0];
		$table = 'contacts>' . $from->other()->value;
		$this->put( $target, 'contacts', array( 'last_name' => 'By hand' ), $made( 'ann' )->id );
		$this->put( $target, 'contacts', array( 'last_name' => 'Left alone' ), $made( 'ben' )->id );
		$this->remove( $target, 'contacts', $made( 'cat' )->id );
		$this->put( $target, 'contacts', array( 'email' => 'nobody@x.test', 'last_name' => 'Unknown' ) ); // phpcs:ignore WordPress.Arrays
		$ben = $source->find( 'contacts', 'email', array( 'ben@x.test' ) )[0]->id;
		$this->plugin->exclusions->add( array( array( 'connection_id' => $this->connection, 'module' => 'contacts', 'side' => $from, 'record_id' => $ben ) ), Exclusions::PERSON, 7 ); // phpcs:ignore WordPress.Arrays

		$shown   = $this->counts( $this->rehearse( array( 'contacts' ) ) );
		$counted = $this->sync( array( 'contacts' ) );

		self::assertSame( array( $table => array( 'updated' => 1, 'unchanged' => 2, 'skipped' => 1 ) ), $counted ); // phpcs:ignore WordPress.Arrays
		self::assertSame( $counted, $shown );
		self::assertSame( array( 'ann', 'Left alone' ), array( $made( 'ann' )->fields['last_name'], $made( 'ben' )->fields['last_name'] ) );
		self::assertSame( array( $table => array( 'unchanged' => 4 ) ), $this->sync( array( 'contacts' ) ) );
	}

	public function test_e24_a_deleted_target_that_was_put_back_belongs_to_its_pair_again(): void {
		$this->connection = $this->connect( array( 'products' => array( 'direction' => 'to_remote' ) ) );
		$this->fill( 2 );
		$this->sync( array( 'products' ) );
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}crosswalk_links SET note=%s LIMIT 1", Link::GONE . Side::Remote->value ) );

		self::assertSame( array( 'products>remote' => array( 'unchanged' => 2 ) ), $this->sync( array( 'products' ) ) );
		self::assertSame( array( '', '' ), array_column( $this->rows( 'links', 'remote_id IS NOT NULL' ), 'note' ) );
	}

	/** A side that says nothing at all any more has not deleted everything. */
	public function test_e24_a_target_that_seems_empty_is_not_believed_where_the_module_goes_one_way(): void {
		$this->connection = $this->connect( array( 'products' => array( 'direction' => 'to_remote' ) ) );
		$this->fill( 3 );
		$this->sync( array( 'products' ) );
		$this->crm()->hides = 'products';

		$counted = $this->sync( array( 'products' ) );

		self::assertSame( array( 'products>remote' => array( 'skipped' => 3 ) ), $counted );
		$this->crm()->hides = '';
		self::assertSame( array( 'products>remote' => array( 'unchanged' => 3 ) ), $this->sync( array( 'products' ) ) );
	}

	public function test_v5_older_records_are_not_taken_in(): void {
		$this->fill( 1 );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_sandbox SET modified=1000000000" );
		$this->options( array( 'records_from' => '30d' ) );

		self::assertSame( array(), $this->sync( array( 'products' ) ) );
		self::assertSame( array(), $this->all( $this->crm(), 'products' ) );
	}

	public function test_e20_ended_updates_and_details_are_pruned_by_age_and_number(): void {
		$this->fill( 5 );
		$this->sync( array( 'products' ) );
		$this->plugin->settings->set( array( 'retention_rows' => 2 ) );
		global $wpdb;
		$mails = new \Crosswalk\Storage\WithheldMails( new \Crosswalk\Storage\Db( $wpdb ) );
		$prune = new \Crosswalk\Sync\Pruning( $this->plugin->settings, array( $this->plugin->updates, $this->plugin->runs, $this->plugin->plans, $mails ), $this->plugin->messages, $this->plugin->history );
		$mails->hold( $this->connection, 1, 'customer_completed_order', 'woocommerce_order_status_completed', '[1]', time() );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET ended_at=ended_at-id" );

		self::assertGreaterThan( 2, count( $this->rows( 'run_records' ) ) );

		$this->plugin->clockwork->prune();

		self::assertCount( 2, $this->rows( 'run_records' ) );
		self::assertGreaterThan( 0, count( $this->rows( 'history' ) ) );
		self::assertSame( 1, $mails->count() );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_run_records SET at=1" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_withheld_mails SET held_at=1" );
		$prune->run();
		self::assertSame( array( array(), 0 ), array( $this->rows( 'run_records' ), $mails->count() ) );
	}

	public function test_e20_nothing_is_left_of_a_connection_that_was_deleted_while_a_worker_was_at_it(): void {
		$this->fill( 3 );
		$kept               = $this->connect();
		$id                 = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		$this->crm()->fault = function ( string $call ): ?EndpointError {
			if ( 'save' === $call && null !== $this->plugin->connections->get( $this->connection ) ) {
				$this->plugin->run_control->cancel_all( $this->connection );
				$this->plugin->connections->delete( $this->connection );
			}
			return null;
		};
		$this->work();
		self::assertNotSame( array(), $this->rows( 'links' ) );

		$this->plugin->clockwork->prune();

		self::assertSame( array( (string) $kept ), array_column( $this->rows( 'connections' ), 'id' ) );
		foreach ( array( 'links', 'history', 'updates', 'runs' ) as $table ) {
			self::assertSame( array(), $this->rows( $table ), $table );
		}
		self::assertNull( $this->plugin->runs->get( $id ) );
	}
}
