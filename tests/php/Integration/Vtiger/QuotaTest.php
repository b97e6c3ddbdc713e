<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Connectors\Vtiger\Cloud\Quota;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Memory;

/** The cloud takes so many calls a minute and a day. What is used up is not asked for, and is waited for (E17). */
final class QuotaTest extends VtigerTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->speak( 'cloud' );
		$this->in_the_middle_of_a_minute();
	}

	protected function tearDown(): void {
		$this->emulator()->post( 'clock', array( 'offsetMs' => 0 ) );
		parent::tearDown();
	}

	public function test_a_minute_that_is_used_up_is_not_asked_any_more(): void {
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->leave( array( 'minuteLeft' => 1 ) );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$asked = $this->all_calls();

		$error = $this->error_of( fn() => $this->endpoint()->list( Modules::CONTACTS, null, 10 ) );

		self::assertSame( array( ErrorKind::Transient, 'quota_minute', $asked ), array( $error->kind, $error->error_code, $this->all_calls() ) );
		self::assertEqualsWithDelta( 30, $error->retry_after_s, 15 );
		self::assertTrue( $error->is_postponed() );
		self::assertStringContainsString( '1000000', $error->getMessage() );
	}

	public function test_other_workers_know_it_before_they_ask(): void {
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->leave( array( 'minuteLeft' => 1 ) );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$asked = $this->all_calls();
		$this->in_a_new_process();

		self::assertSame( 'quota_minute', $this->error_of( fn() => $this->endpoint()->list( Modules::CONTACTS, null, 10 ) )->error_code );
		self::assertSame( $asked, $this->all_calls() );
	}

	public function test_a_moment_is_waited_for(): void {
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->at_second( 58 );
		$this->leave( array( 'minuteLeft' => 1 ) );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );

		self::assertSame( array(), $this->endpoint()->list( Modules::CONTACTS, null, 10 )->entries );
		self::assertSame( array(), $this->refused() );
	}

	public function test_a_day_that_is_used_up_says_what_to_do_and_is_looked_for_every_hour(): void {
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->leave( array( 'dayLeft' => 0 ) );
		// Another program has used it up: the first call hears of it.
		$this->error_of( fn() => $this->endpoint()->list( Modules::CONTACTS, null, 10 ) );
		$asked = $this->all_calls();

		$error = $this->error_of( fn() => $this->endpoint()->list( Modules::CONTACTS, null, 10 ) );

		self::assertSame( array( ErrorKind::Transient, 'quota_day', $asked ), array( $error->kind, $error->error_code, $this->all_calls() ) );
		self::assertEqualsWithDelta( 3600, $error->retry_after_s, 15 );
		self::assertStringContainsString( 'fetch less often', $error->advice );
	}

	/** The connection test is a call like others, and says why it does not work now. */
	public function test_the_connection_test_says_it(): void {
		$this->leave( array( 'dayLeft' => 0 ) );

		$report = $this->endpoint( id: 0 )->test();

		self::assertSame( array( true, false ), array( $report->reached, $report->works() ) );
		self::assertSame( 'quota_day', $report->error?->error_code );
	}

	public function test_a_refusal_without_retry_after_is_over_when_the_minute_is(): void {
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->leave( array( 'minuteLeft' => 0 ) );

		$error = $this->error_of( fn() => $this->endpoint()->list( Modules::CONTACTS, null, 10 ) );

		self::assertCount( 1, $this->refused() );
		self::assertSame( 'quota_minute', $error->error_code );
		self::assertEqualsWithDelta( 30, $error->retry_after_s, 15 );
	}

	/** Of some limit that no header names, such as the hour's. */
	public function test_a_refusal_with_calls_left_is_honoured_and_stops_nobody_else(): void {
		$endpoint = $this->endpoint();
		$endpoint->list( Modules::CONTACTS, null, 10 );
		$this->strike( array( 'kind' => 'rate-limit', 'retryAfter' => 9, 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 9, $this->error_of( static fn() => $endpoint->list( Modules::CONTACTS, null, 10 ) )->retry_after_s );
		self::assertSame( array(), $endpoint->list( Modules::CONTACTS, null, 10 )->entries );
	}

	public function test_of_calls_at_once_only_those_are_sent_that_are_allowed(): void {
		$writes = array();
		foreach ( range( 1, 12 ) as $i ) {
			$id       = (string) $this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => "Person $i" ) ) )['id'];
			$writes[] = new Write( $id, $id, array( 'phone' => '123' ) );
		}
		$endpoint = $this->endpoint();
		$endpoint->modules();
		$this->leave( array( 'minuteLeft' => 6 ) );
		$endpoint->list( Modules::CONTACTS, null, 10 );

		$saved = iterator_to_array( $endpoint->save( Modules::CONTACTS, $writes ), false );

		$kept = array_map( static fn( SaveResult $result ): string => $result->error->error_code ?? 'saved', $saved );
		self::assertSame( array( 'saved' => 5, 'quota_minute' => 7 ), array_count_values( $kept ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array(), $this->refused() );
	}

	public function test_a_create_that_was_not_sent_is_not_lost(): void {
		$this->endpoint()->modules();
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->leave( array( 'minuteLeft' => 0 ) );

		$error = $this->save( new Write( 'k', null, array( 'lastname' => 'Nowak' ) ), Modules::CONTACTS )->error;

		self::assertNotNull( $error );
		self::assertFalse( $error->lost );
	}

	/** A statement for each call would cost more than it spares. */
	public function test_what_is_left_is_not_written_down_at_every_call(): void {
		$endpoint = $this->endpoint();
		$endpoint->list( Modules::CONTACTS, null, 10 );
		$statements = 0;
		add_filter(
			'query',
			static function ( string $sql ) use ( &$statements ): string {
				$statements += (int) str_contains( $sql, 'crosswalk_memory' );
				return $sql;
			}
		);

		for ( $i = 0; $i < 30; $i++ ) {
			$endpoint->list( Modules::CONTACTS, null, 10 );
		}

		self::assertLessThanOrEqual( 2, $statements );
	}

	/** On premise nobody counts, and nothing is looked up. */
	public function test_on_premise_there_is_no_quota(): void {
		$this->speak( 'webservice' );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );

		self::assertSame( array(), $this->remembered( 'quota:' ) );
	}

	/** The end may come as a time or as seconds; nonsense is not believed for longer than a minute. */
	public function test_the_end_of_a_minute_is_read_however_it_is_written(): void {
		foreach ( array( 20 => 20, time() + 20 => 20, 0 => 60, 15349121212 => 60, time() - 500 => 1 ) as $reset => $wait_s ) {
			$quota = new Quota( new Memory( new Db( $GLOBALS['wpdb'] ) ), 0, 'scope' );
			$quota->note( array( 'x-floodcontrol-remaining' => '0', 'x-floodcontrol-reset' => (string) $reset, 'date' => gmdate( 'D, d M Y H:i:s \G\M\T' ) ) ); // phpcs:ignore WordPress.Arrays
			$error = $quota->exceeded( array() );
			self::assertEqualsWithDelta( $wait_s, $error->retry_after_s, 5, (string) $reset );
			self::assertStringNotContainsString( ' 0 ', $error->getMessage(), 'Nobody said how many calls are allowed.' );
		}
	}

	/** The CRM's clock may be wrong: its own time in the same answer says how long it is to go. */
	public function test_the_end_of_a_minute_is_measured_by_the_crms_clock(): void {
		$this->in_the_middle_of_a_minute( -7_200_000 );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->leave( array( 'minuteLeft' => 0 ) );

		self::assertEqualsWithDelta( 30, $this->error_of( fn() => $this->endpoint()->list( Modules::CONTACTS, null, 10 ) )->retry_after_s, 15 );
	}

	/** @param array<string, int> $left minuteLeft, dayLeft. */
	private function leave( array $left ): void {
		$this->emulator()->post( 'quota', $left );
	}

	private function all_calls(): int {
		return (int) $this->emulator()->get( 'stats' )['calls'];
	}

	/** @return list<array<string, mixed>> Calls that were answered 429. */
	private function refused(): array {
		return array_values( array_filter( $this->emulator()->get( 'calls' ), static fn( array $call ): bool => 429 === $call['status'] ) );
	}

	private function in_the_middle_of_a_minute( int $offset_ms = 0 ): void {
		$this->at_second( 30, $offset_ms );
	}

	/** Moves the CRM's clock ahead to a second of a minute. */
	private function at_second( int $second, int $offset_ms = 0 ): void {
		$now_ms = (int) ( microtime( true ) * 1000 ) + $offset_ms;
		$this->emulator()->post( 'clock', array( 'offsetMs' => $offset_ms + ( $second * 1000 - $now_ms % 60_000 + 60_000 ) % 60_000 ) );
	}
}
