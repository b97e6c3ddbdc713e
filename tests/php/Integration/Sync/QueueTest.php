<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Plugin;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Guard;
use Crosswalk\Tests\Support\SyncTestCase;
use Crosswalk\Tests\Support\Unreliable;
use PHPUnit\Framework\Attributes\DataProvider;

/** The queue, errors and retries (E14, E15, E16, E17, E18). */
final class QueueTest extends SyncTestCase {

	private function customer( string $name = 'Nowak' ): string {
		return $this->put( $this->shop, 'contacts', array( 'email' => strtolower( $name ) . '@x.test', 'last_name' => $name ) )->id; // phpcs:ignore WordPress.Arrays
	}

	public function test_e15_changes_of_a_waiting_record_are_one_update(): void {
		$id = $this->customer();
		for ( $i = 0; $i < 10; $i++ ) {
			$this->queue( 'contacts', Side::Shop, $id );
		}
		self::assertCount( 1, $this->rows( 'updates' ) );
	}

	public function test_e15_a_change_during_processing_makes_exactly_one_more(): void {
		$id = $this->customer();
		$this->queue( 'contacts', Side::Shop, $id );
		$this->crm()->fault = function ( string $call ) use ( $id ): ?EndpointError {
			if ( 'save' === $call && count( $this->rows( 'updates' ) ) < 2 ) {
				$this->put( $this->shop, 'contacts', array( 'first_name' => 'Late' ), $id );
				$this->queue( 'contacts', Side::Shop, $id );
				$this->queue( 'contacts', Side::Shop, $id );
			}
			return null;
		};

		$this->work();

		self::assertSame( 'Late', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
		self::assertSame( array( 'created', 'updated' ), array_column( $this->rows( 'updates' ), 'outcome' ) );
	}

	public function test_e15_a_retry_gives_way_to_the_newer_change(): void {
		$id = $this->customer();
		$this->queue( 'contacts', Side::Shop, $id );
		$this->crm()->fault = function ( string $call ) use ( $id ): ?EndpointError {
			if ( 'save' !== $call ) {
				return null;
			}
			$this->queue( 'contacts', Side::Shop, $id );
			return Unreliable::error( ErrorKind::Transient, 'timeout' );
		};
		$this->plugin->worker->work( 0 );
		$this->crm()->fault = null;

		self::assertCount( 1, $this->rows( 'updates' ) );
		$this->work();
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e16_a_dead_workers_updates_are_taken_over(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		self::assertCount( 1, $this->plugin->updates->claim( array( $this->connection ), 10, 'dead' ) );
		$this->work();
		self::assertSame( array(), $this->all( $this->crm(), 'contacts' ), 'A living claim is respected.' );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET claimed_until=1" );

		$this->work();

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e16_live_changes_go_before_backfill(): void {
		$old  = $this->customer( 'Old' );
		$live = $this->customer( 'Live' );
		$row  = array( 'connection_id' => $this->connection, 'module' => 'contacts', 'side' => Side::Shop, 'record_id' => $old ); // phpcs:ignore WordPress.Arrays
		$this->plugin->updates->add( array( $row ), \Crosswalk\Storage\Update::PRIORITY_BACKFILL, 7 );
		$this->queue( 'contacts', Side::Shop, $live );

		$claimed = $this->plugin->updates->claim( array( $this->connection ), 1, 'me' );

		self::assertSame( $live, $claimed[0]->record_id );
	}

	/** What only polls or waiting updates notice is remembered for the control panel, until something gets through. */
	public function test_e17_an_outage_is_remembered_from_its_beginning_until_it_is_over(): void {
		$since  = fn(): mixed => json_decode( (string) $this->plugin->memory->get( $this->connection, Guard::OUTAGE ), true )['since'] ?? null;
		$silent = static fn( string $call ): ?EndpointError => in_array( $call, array( 'save', 'changed' ), true ) ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$this->plugin->poller->poll( $this->connection );

		$this->crm()->fault = $silent;
		$this->plugin->poller->poll( $this->connection );
		self::assertNotNull( $since() );
		$this->crm()->fault = null;
		$this->plugin->poller->poll( $this->connection );
		self::assertNull( $since() );

		$this->crm()->fault = $silent;
		$anna               = $this->customer();
		$this->queue( 'contacts', Side::Shop, $anna );
		$this->work();
		self::assertNotNull( $since() );
		$this->crm()->fault = null;
		$this->queue( 'contacts', Side::Shop, $anna );
		$this->work();
		self::assertNull( $since() );
	}

	/** Or it would begin anew with each poll, and never be old enough to be told. */
	public function test_e17_an_outage_goes_on_while_only_some_of_a_poll_can_be_read(): void {
		$known = fn(): mixed => json_decode( (string) $this->plugin->memory->get( $this->connection, Guard::OUTAGE ), true )['since'] ?? null;
		$this->plugin->poller->poll( $this->connection );
		$read               = array();
		$this->crm()->fault = static function ( string $call, string $module ) use ( &$read ): ?EndpointError {
			$read[] = $module;
			return 'products' === $module ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		};
		$this->plugin->poller->poll( $this->connection );
		self::assertContains( 'contacts', $read );
		$this->plugin->memory->set( $this->connection, Guard::OUTAGE, (string) wp_json_encode( array( 'since' => 1000, 'message' => '', 'advice' => '' ) ) ); // phpcs:ignore WordPress.Arrays

		$this->plugin->poller->poll( $this->connection );

		self::assertSame( 1000, $known() );
	}

	public function test_e17_a_transient_error_is_tried_again_by_the_schedule(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$waits              = array();
		foreach ( array( 0, 5, 60, 300, 1800, 7200, 21600, 86400 ) as $delay ) {
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0" );
			$this->plugin->worker->work( 0 );
			$row     = $this->rows( 'updates' )[0];
			$waits[] = array( $delay, (int) $row['next_at'] - time() );
		}
		foreach ( $waits as list( $delay, $waits_s ) ) {
			self::assertGreaterThanOrEqual( (int) floor( $delay * 0.8 ) - 2, $waits_s );
			self::assertLessThanOrEqual( (int) ceil( $delay * 1.2 ), $waits_s );
		}
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0" );
		$this->plugin->worker->work( 0 );
		self::assertSame( 'rejected', $this->rows( 'updates' )[0]['status'] );
	}

	public function test_e17_retry_after_is_honoured(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? new EndpointError( ErrorKind::Transient, 'Slow down.', 'http_429', retry_after_s: 90 ) : null;

		$this->plugin->worker->work( 0 );

		self::assertGreaterThanOrEqual( time() + 88, (int) $this->rows( 'updates' )[0]['next_at'] );
	}

	/** A quota that is used up must not use up the attempts of what waits for it. */
	public function test_e17_being_asked_to_wait_is_no_failure(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? new EndpointError( ErrorKind::Transient, 'No more calls today.', 'quota_day', retry_after_s: 90 ) : null;

		for ( $i = 0; $i < 10; $i++ ) {
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0" );
			$this->plugin = new Plugin( $this->shop );
			self::assertSame( 1, $this->plugin->worker->work( 0 ) );
		}

		$row = $this->rows( 'updates' )[0];
		self::assertSame( array( 'accepted', '0', 'No more calls today.' ), array( $row['status'], $row['attempts'], $row['message'] ) );
		self::assertSame( array(), $this->rows( 'run_counts', 'failed>0' ) );
	}

	/** A worker with thousands of updates does not load them all only to be told the same. */
	public function test_e17_a_connection_that_is_asked_to_wait_rests(): void {
		foreach ( array( 'Aa', 'Bb', 'Cc' ) as $name ) {
			$this->queue( 'contacts', Side::Shop, $this->customer( $name ) );
		}
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? new EndpointError( ErrorKind::Transient, 'No more calls.', 'quota_minute', retry_after_s: 30 ) : null;

		self::assertSame( 1, $this->plugin->worker->work( 5, null, 1 ) );

		$this->crm()->fault = null;
		$this->plugin       = new Plugin( $this->shop );
		$this->work();
		self::assertCount( 3, $this->all( $this->crm(), 'contacts' ) );
	}

	/** E6: only what may have happened is looked for. */
	public function test_e6_a_create_that_was_not_even_tried_is_not_looked_for(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->queue( 'contacts', Side::Shop, $this->customer( 'Second' ) );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? new EndpointError( ErrorKind::Transient, 'No more calls.', 'quota_minute', retry_after_s: 30 ) : null;
		$this->plugin->worker->work( 0 );
		$this->crm()->fault = null;
		$this->plugin       = new Plugin( $this->shop );

		$this->work();

		self::assertCount( 2, $this->all( $this->crm(), 'contacts' ) );
		self::assertSame( 0, $this->crm()->calls['recover'] ?? 0 );
	}

	/** Without a call to spare nobody can tell whose fault it is: neither the record's nor the connection's, for now. */
	public function test_e17_a_question_that_is_postponed_pauses_and_rejects_nothing(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault   = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Config, 'ACCESS_DENIED' ) : null;
		$this->crm()->trouble = new EndpointError( ErrorKind::Transient, 'No more calls.', 'quota_minute', retry_after_s: 30 );

		$this->plugin->worker->work( 0 );

		self::assertSame( array( 'accepted', '0' ), array( $this->rows( 'updates' )[0]['status'], $this->rows( 'updates' )[0]['attempts'] ) );
		self::assertSame( Connections::WORKING, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
	}

	public function test_e17_a_batch_asks_once_whether_the_connection_works(): void {
		foreach ( array( 'Aa', 'Bb', 'Cc' ) as $name ) {
			$this->queue( 'contacts', Side::Shop, $this->customer( $name ) );
		}
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Config, 'ACCESS_DENIED' ) : null;

		$this->plugin->worker->work( 0 );

		self::assertSame( 1, $this->crm()->calls['test'] ?? 0 );
		self::assertCount( 3, $this->rows( 'updates', "status='rejected'" ) );
	}

	public function test_e17_a_record_that_breaks_the_mapping_is_a_bug_of_its_own(): void {
		foreach ( array( 'Aa', 'Poison', 'Bb' ) as $name ) {
			$this->put( $this->crm(), 'contacts', array( 'email' => "$name@x.test", 'last_name' => $name ) ); // phpcs:ignore WordPress.Arrays
			$this->put( $this->shop, 'contacts', array( 'email' => "$name@x.test" ) );
		}
		$broken             = new class() implements \JsonSerializable {
			public function jsonSerialize(): never {
				throw new \LogicException( 'Broken.' );
			}
		};
		$this->crm()->reads = static fn( Record $record ): Record => 'Poison' === $record->fields['last_name'] ? new Record( $record->id, array( 'phone' => $broken ) + $record->fields, $record->version ) : $record;
		foreach ( $this->all( $this->crm, 'contacts' ) as $contact ) {
			$this->queue( 'contacts', Side::Remote, $contact->id );
		}

		$this->work();

		self::assertSame( array( 'Aa', null, 'Bb' ), array_values( array_map( static fn( Record $record ): mixed => $record->fields['last_name'], $this->all( $this->shop, 'contacts' ) ) ) );
		$rejected = $this->rows( 'updates', "status='rejected'" );
		self::assertCount( 1, $rejected );
		self::assertSame( 'bug', $rejected[0]['error_kind'] );
		self::assertStringContainsString( 'Broken.', (string) $rejected[0]['message'] );
	}

	/** That others got through a minute before it began says nothing: half a minute of a CRM that restarts must lose nobody's change. */
	public function test_e17_a_short_outage_rejects_nothing(): void {
		$this->plugin->connections->set( $this->connection, array( 'last_sync_at' => time() - 60 ) );
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'http_503' ) : null;
		for ( $i = 0; $i < 4; $i++ ) {
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0" );
			$this->plugin->worker->work( 0 );
		}
		self::assertSame( array( 'accepted', '4' ), array( $this->rows( 'updates' )[0]['status'], $this->rows( 'updates' )[0]['attempts'] ) );

		$this->crm()->fault = null;
		$this->work();

		self::assertSame( 'sent', $this->rows( 'updates' )[0]['status'] );
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e17_others_that_had_nothing_to_write_say_nothing_of_a_crm_that_cannot_save(): void {
		$known = $this->customer( 'Known' );
		$this->queue( 'contacts', Side::Shop, $known );
		$this->work();
		$this->plugin->connections->set( $this->connection, array( 'last_sync_at' => 0 ) );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'http_500' ) : null;
		$this->queue( 'contacts', Side::Shop, $this->customer( 'New' ) );
		for ( $i = 0; $i < 3; $i++ ) {
			$this->queue( 'contacts', Side::Shop, $known );
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0 WHERE status='accepted'" );
			$this->plugin->worker->work( 0 );
			$this->plugin->connections->set( $this->connection, array( 'last_sync_at' => 0 ) );
		}

		self::assertSame( array(), $this->rows( 'updates', "status='rejected'" ) );
		self::assertSame( '3', $this->rows( 'updates', "status='accepted'" )[0]['attempts'] ?? '' );
	}

	public function test_e17_one_poisoned_record_does_not_hold_up_the_others_and_ends_as_a_record_error(): void {
		foreach ( array( 'Aa', 'Poison', 'Bb' ) as $name ) {
			$this->queue( 'contacts', Side::Shop, $this->customer( $name ) );
		}
		$this->crm()->fault = static fn( string $call, string $module, ?Write $write ): ?EndpointError => 'Poison' === ( $write->fields['last_name'] ?? '' ) ? Unreliable::error( ErrorKind::Transient, 'http_500' ) : null;

		$this->work();

		self::assertCount( 2, $this->all( $this->crm(), 'contacts' ) );
		$poison = $this->rows( 'updates', "status='rejected'" );
		self::assertCount( 1, $poison );
		self::assertSame( array( 'record', '3' ), array( $poison[0]['error_kind'], $poison[0]['attempts'] ) );
		self::assertStringContainsString( 'not tried again by itself', (string) $this->rows( 'failures' )[0]['advice'] );
	}

	public function test_e17_a_config_error_pauses_when_the_probe_fails_too_and_resumes_by_itself(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Config, 'http_401' ) : null;
		$this->crm()->works = false;
		$this->plugin->worker->work( 0 );
		self::assertSame( Connections::PAUSED, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
		self::assertSame( 'accepted', $this->rows( 'updates' )[0]['status'] );

		$this->crm->fault = null;
		$this->crm->works = true;
		$this->plugin->memory->forget( $this->connection, 'probed' );
		$this->work();

		self::assertSame( Connections::WORKING, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
		self::assertCount( 1, $this->all( $this->crm, 'contacts' ) );
	}

	public function test_e17_a_config_error_of_one_record_is_the_records_when_the_probe_works(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Config, 'ACCESS_DENIED' ) : null;

		$this->work();

		self::assertSame( Connections::WORKING, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
		self::assertSame( array( 'rejected', 'record' ), array( $this->rows( 'updates' )[0]['status'], $this->rows( 'updates' )[0]['error_kind'] ) );
	}

	public function test_e17_a_bug_is_rejected_and_keeps_its_trace(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): never => throw new \LogicException( 'Boom' );

		$this->work();

		$update = $this->rows( 'updates' )[0];
		self::assertSame( array( 'rejected', 'bug' ), array( $update['status'], $update['error_kind'] ) );
		self::assertStringContainsString( 'Boom', (string) $update['message'] );
		self::assertStringContainsString( 'Engine.php', (string) $update['message'] );
	}

	/** What the shop or the CRM refuses is no bug, whatever exception it came as; and a child says why in one sentence. */
	public function test_e17_what_is_no_bug_has_no_trace_and_neither_has_what_waits_for_a_bug(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? new EndpointError( ErrorKind::Record, 'Refused.', 'refused', previous: new \LogicException( 'Boom' ) ) : null;
		$this->work();
		self::assertSame( 'Refused.', $this->rows( 'updates' )[0]['message'] );

		$anna = $this->put( $this->shop, 'contacts', array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$this->queue( 'orders', Side::Shop, $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'contact' => $anna->id, 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) )->id ); // phpcs:ignore WordPress.Arrays
		$this->crm->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? new EndpointError( ErrorKind::Bug, 'Broken.', 'broken', previous: new \LogicException( 'Boom' ) ) : null;
		$this->work();
		$waits = (string) $this->rows( 'updates', "module='orders'" )[0]['message'];
		self::assertStringEndsWith( 'Broken.', $waits );
		self::assertStringContainsString( '#0', (string) $this->rows( 'updates', "module='contacts'" )[1]['message'] );
	}

	public function test_e18_retrying_a_cause_builds_the_payload_from_present_data(): void {
		$id = $this->put( $this->shop, 'contacts', array( 'email' => 'a@x.test', 'last_name' => str_repeat( 'x', 99 ) ) )->id; // phpcs:ignore WordPress.Arrays
		$this->queue( 'contacts', Side::Shop, $id );
		$this->work();
		$failure = (int) $this->plugin->failures->open( $this->connection )[0]['id'];
		$this->put( $this->shop, 'contacts', array( 'last_name' => 'Short' ), $id );

		self::assertSame( 1, $this->plugin->updates->retry( array( 'failure_id' => $failure ) ) );
		$this->work();

		self::assertSame( 'Short', $this->one( $this->crm(), 'contacts' )->fields['last_name'] );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
	}

	/** The hour of the first attempt has its row in the Sync log; the next attempt comes when another hour has begun. */
	public function test_e11_a_live_change_tried_again_in_another_hour_is_counted_once(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$this->plugin->worker->work( 0 );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_runs SET started_at=started_at-3600" );
		$this->crm()->fault = null;

		$this->work();

		$counts = $this->rows( 'run_counts' );
		self::assertSame( array( 1, 0 ), array( array_sum( array_column( $counts, 'created' ) ), array_sum( array_column( $counts, 'failed' ) ) ) );
		self::assertSame( array( 'created' ), array_column( $this->rows( 'run_records' ), 'outcome' ) );
	}

	public function test_e11_a_retry_that_gives_way_to_a_newer_change_is_counted_once(): void {
		$id                 = $this->customer();
		$run                = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 );
		$changed            = false;
		$this->crm()->fault = function ( string $call ) use ( $id, &$changed ): ?EndpointError {
			if ( 'save' !== $call || $changed ) {
				return null;
			}
			$changed = true;
			$this->queue( 'contacts', Side::Shop, $id );
			return Unreliable::error( ErrorKind::Transient, 'timeout' );
		};

		$this->done( $run );

		self::assertSame( array( 'created' => 1 ), $this->counts( $run )['contacts>remote'] ?? array() );
		self::assertSame( array( 'created' ), array_column( $this->rows( 'run_records' ), 'outcome' ) );
	}

	public function test_e11_a_failed_record_that_is_tried_again_is_counted_once(): void {
		$this->customer();
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Record ) : null;
		$run                = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 );
		$this->done( $run );
		self::assertSame( array( 'failed' => 1 ), $this->counts( $run )['contacts>remote'] ?? array() );
		$this->crm()->fault = null;

		$this->plugin->updates->retry( array( 'failure_id' => (int) $this->plugin->failures->open( $this->connection )[0]['id'] ) );
		$this->work();

		self::assertSame( array( 'created' => 1 ), $this->counts( $run )['contacts>remote'] ?? array() );
	}

	public function test_e11_a_failed_record_that_the_same_run_needs_again_is_counted_once(): void {
		$row    = array( 'connection_id' => $this->connection, 'module' => 'contacts', 'side' => Side::Shop, 'record_id' => $this->customer() ); // phpcs:ignore WordPress.Arrays
		$run_id = $this->plugin->runs->start( $this->connection, 'person', 0, array() );
		$this->plugin->updates->add( array( $row ), \Crosswalk\Storage\Update::PRIORITY_BACKFILL, $run_id );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$this->plugin->worker->work( 0 );
		self::assertSame( array( 'failed' => 1 ), $this->counts( $run_id )['contacts>remote'] ?? array() );
		$this->crm()->fault = null;

		$this->plugin->updates->add( array( $row ), \Crosswalk\Storage\Update::PRIORITY_PARENT, $run_id );
		$this->work();

		self::assertSame( array( 'created' => 1 ), $this->counts( $run_id )['contacts>remote'] ?? array() );
	}

	/** Their sentences hold values of records, and every other value is another cause. */
	public function test_e20_causes_of_failures_are_forgotten_with_the_last_record_that_they_stop(): void {
		global $wpdb;
		$group = fn( string $message ): int => $this->plugin->failures->group( 1, 'contacts', new EndpointError( ErrorKind::Record, $message, 'refused' ) );
		$ids   = array( $group( 'Old.' ), $group( 'It stops one.' ), $group( 'New.' ) );
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET failure_id={$ids[1]}" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_failures SET last_at=1 WHERE id<{$ids[2]}" );

		$this->plugin->clockwork->prune();

		self::assertSame( array( 'It stops one.', 'New.' ), array_column( $this->rows( 'failures' ), 'message' ) );
	}

	/** Thousands of orders may hang on one tax, and each of them is tried every few minutes. */
	public function test_e11_outcomes_of_a_batch_are_taken_back_together(): void {
		foreach ( array( 'Aa', 'Bb', 'Cc', 'Dd' ) as $name ) {
			$this->queue( 'contacts', Side::Shop, $this->customer( $name ) );
		}
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$this->plugin->worker->work( 0 );
		self::assertCount( 4, $this->rows( 'run_records', "outcome='failed'" ) );
		$this->crm()->fault = null;
		$deletes            = 0;
		add_filter(
			'query',
			static function ( string $query ) use ( &$deletes ): string {
				$deletes += 1 === preg_match( '/^DELETE.*crosswalk_run_records/s', $query ) ? 1 : 0;
				return $query;
			}
		);

		$this->work();

		self::assertSame( 1, $deletes );
		self::assertSame( array_fill( 0, 4, 'created' ), array_column( $this->rows( 'run_records' ), 'outcome' ) );
	}

	/** What was sent stays for weeks, and a worker must not walk through all of it, let alone lock it. */
	public function test_e20_a_claim_walks_through_no_ended_updates(): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$asked = array();
		add_filter(
			'query',
			static function ( string $query ) use ( &$asked ): string {
				if ( preg_match( '/^(SELECT|UPDATE)\b.*crosswalk_updates\b/s', $query ) ) {
					$asked[] = $query;
				}
				return $query;
			}
		);
		$this->plugin->updates->claim( array( $this->connection ), 10, 'me' );
		self::assertSame( 1, $this->plugin->updates->renew( 'me' ) );
		remove_all_filters( 'query' );

		global $wpdb;
		self::assertCount( 6, $asked );
		foreach ( $asked as $query ) {
			self::assertNotContains( $wpdb->get_row( "EXPLAIN $query", ARRAY_A )['possible_keys'] ?? null, array( null, '' ), $query );
		}
	}

	/** Most of a shop's records may be ones that the settings leave out. */
	public function test_e20_what_was_skipped_is_forgotten_like_what_was_sent(): void {
		$this->configure( 'contacts', array( 'create_remote' => false ) );
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->work();
		self::assertCount( 1, $this->rows( 'updates', "status='rejected'" ) );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET ended_at=1" );

		$this->plugin->clockwork->prune();

		self::assertSame( array(), $this->rows( 'updates' ) );
	}

	/** A CRM that answers slowly can take longer than a lease, and then the updates belong to somebody else. */
	#[DataProvider( 'slow_calls' )]
	public function test_e4_a_worker_that_was_overtaken_while_it_read_saves_nothing( string $slow, bool $tried_before ): void {
		$this->queue( 'contacts', Side::Shop, $this->customer() );
		$this->queue( 'contacts', Side::Shop, $this->customer( 'Second' ) );
		if ( $tried_before ) {
			$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
			$this->plugin->worker->work( 0 );
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0" );
		}
		$own                = $this->plugin;
		$overtaken          = false;
		$this->crm()->fault = function ( string $call ) use ( $own, $slow, &$overtaken ): ?EndpointError {
			if ( $slow === $call && ! $overtaken ) {
				$overtaken = true;
				$this->let_leases_run_out( $own );
				( new Plugin( $this->shop ) )->worker->work( 0 );
			}
			return null;
		};

		$own->worker->work( 0 );

		self::assertTrue( $overtaken );
		self::assertCount( 2, $this->all( $this->crm, 'contacts' ) );
		self::assertCount( 2, $this->rows( 'links', 'remote_id IS NOT NULL' ) );
		self::assertSame( array( 'sent', 'sent' ), array_column( $this->rows( 'updates', 'slot=id' ), 'status' ), 'Elsewhere they would swallow later changes.' );
		self::assertSame( array( '2' ), array_column( $this->rows( 'run_counts' ), 'created' ) );
	}

	/** @return array<string, array{string, bool}> */
	public static function slow_calls(): array {
		return array(
			'looking for a match'        => array( 'find', false ),
			'looking for a lost attempt' => array( 'recover', true ),
		);
	}

	/** As if minutes had passed: in the database, and on the clock of a worker. */
	private function let_leases_run_out( Plugin $plugin ): void {
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET claimed_until=1, next_at=0" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_links SET claimed_until=1" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_locks SET expires_at=1" );
		$batches = new \ReflectionProperty( $plugin->worker, 'batches' );
		$lease   = new \ReflectionProperty( $batches->getValue( $plugin->worker ), 'lease' );
		$renewed = new \ReflectionProperty( \Crosswalk\Sync\Lease::class, 'renewed_at' );
		$renewed->setValue( $lease->getValue( $batches->getValue( $plugin->worker ) ), 0 );
	}
}
