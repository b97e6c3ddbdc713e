<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Write;
use Crosswalk\Tests\Support\CommittedData;

/** Logins, sessions and parallel calls, on a CRM with one challenge per user and one call per session at a time. */
final class SessionsTest extends VtigerTestCase {

	use CommittedData;

	private const IN_ANOTHER_PROCESS = <<<'PHP'
		list( $url, $user, $key ) = $args;
		$db       = new Crosswalk\Storage\Db( $GLOBALS['wpdb'] );
		$toolbox  = new Crosswalk\Connectors\Toolbox( new Crosswalk\Connectors\Http(), new Crosswalk\Storage\Locks( $db ), new Crosswalk\Storage\Memory( $db ) );
		$settings = array( 'url' => $url, 'username' => $user );
		$endpoint = ( new Crosswalk\Connectors\Vtiger\Vtiger( $toolbox ) )->connect( new Crosswalk\Connectors\Connection( 82, 'vtiger', 'Test', $settings, array( 'access_key' => $key ) ) );
		echo 'read ', count( $endpoint->list( 'contacts', null, 10 )->entries ), "\n";
	PHP;

	public function test_four_processes_that_log_in_at_once_all_get_in(): void {
		$info      = $this->emulator()->get( 'info' );
		$arguments = array( $this->emulator()->url, (string) $info['username'], (string) $info['accessKey'] );
		$this->emulator()->post( 'latency', array( 'ms' => 30 ) );
		$processes = array();
		foreach ( range( 1, 4 ) as $i ) {
			$processes[] = $this->start_process( self::IN_ANOTHER_PROCESS, $arguments );
		}

		foreach ( $processes as $process ) {
			self::assertStringContainsString( 'read 0', $process->finish() );
		}
		self::assertLessThanOrEqual( 4, $this->calls( 'login' ) );
	}

	public function test_a_session_is_used_again(): void {
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );

		self::assertSame( 1, $this->calls( 'login' ) );
	}

	public function test_an_expired_session_is_renewed_once_and_nothing_is_sent_twice(): void {
		$endpoint = $this->endpoint();
		$this->create( Modules::CONTACTS, array( 'lastname' => 'Before' ), $endpoint );
		$this->emulator()->post( 'expire-sessions' );
		$this->create( Modules::CONTACTS, array( 'lastname' => 'After' ), $endpoint );

		self::assertSame( 2, $this->calls( 'login' ) );
		self::assertSame( 2, (int) $this->emulator()->get( 'count/Contacts' )['count'] );
	}

	/** V2. */
	public function test_a_wrong_key_is_tried_twice_only(): void {
		$report = $this->endpoint( key: 'wrong' )->test();

		self::assertSame( 'access_key', $report->error?->field );
		self::assertSame( 2, $this->calls( 'login' ) );
	}

	/** V1. */
	public function test_the_test_says_who_what_and_which_rights(): void {
		$this->emulator()->post( 'users', array( 'username' => 'shop', 'accessKey' => 'ShopKey', 'isAdmin' => false, 'rights' => array( 'Contacts' => 'r', 'Products' => 'crud' ) ) ); // phpcs:ignore WordPress.Arrays
		$report = $this->endpoint( array( 'username' => 'shop' ), 'ShopKey' )->test();

		self::assertTrue( $report->works() );
		self::assertSame( 'Vtiger 8.0.0', $report->system );
		self::assertSame( array( true, false ), array( $report->rights['contacts']['read'], $report->rights['contacts']['write'] ) );
		self::assertSame( array( true, true ), array( $report->rights['products']['read'], $report->rights['products']['write'] ) );
		self::assertSame( array( false, false ), array( $report->rights['orders']['read'], $report->rights['orders']['write'] ) );
		self::assertSame( array( false, false ), array( $report->rights['Services']['read'], $report->rights['Services']['write'] ) );
	}

	/** V2. */
	public function test_addresses_that_lead_nowhere_are_said(): void {
		foreach ( array( 'not an address' => 'bad_url', $this->emulator()->url . '/elsewhere/' => 'not_vtiger', 'http://127.0.0.1:9' => 'refused' ) as $url => $code ) { // phpcs:ignore WordPress.Arrays
			$error = $this->endpoint( array( 'url' => $url ) )->test()->error;
			self::assertSame( $code, $error?->error_code );
			self::assertNotSame( '', $error->advice );
		}
	}

	public function test_changes_use_four_sessions_and_never_one_twice_at_once(): void {
		$endpoint = $this->endpoint();
		$ids      = $this->contacts( 24 );
		$endpoint->modules();
		$this->emulator()->post( 'latency', array( 'ms' => 20 ) );
		$this->emulator()->delete( 'stats' );
		$writes = array_map( static fn( string $id ): Write => new Write( $id, $id, array( 'phone' => '123' ) ), $ids );
		$saved  = iterator_to_array( $endpoint->save( Modules::CONTACTS, $writes ), false );

		self::assertCount( 24, array_filter( $saved, static fn( $result ): bool => null === $result->error ) );
		$calls    = $this->emulator()->get( 'calls?operation=revise' );
		$sessions = array_column( $calls, 'session' );
		self::assertCount( 24, $calls );
		self::assertCount( 4, array_unique( $sessions ) );
	}

	/** Numbers are given out twice, and order lines lost, when creates overlap. */
	public function test_creates_go_one_at_a_time(): void {
		$this->emulator()->post( 'latency', array( 'ms' => 10 ) );
		$writes = array_map( static fn( int $i ): Write => new Write( "k$i", null, array( 'lastname' => "Person $i" ) ), range( 1, 12 ) );
		iterator_to_array( $this->endpoint()->save( Modules::CONTACTS, $writes ), false );

		$most = (array) $this->emulator()->get( 'stats' )['maxParallelBy'];
		self::assertSame( 1, $most['create'] );
	}

	/** E17. */
	public function test_a_create_refused_for_one_record_does_not_end_the_batch(): void {
		$writes  = array( new Write( 'bad', null, array( 'firstname' => 'Only' ) ), new Write( 'good', null, array( 'lastname' => 'Complete' ) ) );
		$results = array_column( array_map( static fn( $result ): array => array( $result->key, $result->error?->kind ), iterator_to_array( $this->endpoint()->save( Modules::CONTACTS, $writes ), false ) ), 1, 0 );

		self::assertSame( array( 'bad' => ErrorKind::Record, 'good' => null ), $results ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * @return list<string> Ids.
	 */
	private function contacts( int $count ): array {
		$ids = array();
		for ( $i = 0; $i < $count; $i++ ) {
			$ids[] = (string) $this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => "Person $i", 'assigned_user_id' => '19x1' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		}
		return $ids;
	}
}
