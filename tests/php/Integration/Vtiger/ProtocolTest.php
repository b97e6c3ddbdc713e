<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Endpoint\Write;
use PHPUnit\Framework\Attributes\DataProvider;

/** Which protocol a Vtiger speaks is found out by asking, remembered where it works, and never taken on trust (V1). */
final class ProtocolTest extends VtigerTestCase {

	/** @return array<string, array{string, string}> The form that is there, and an operation that asks for it. */
	public static function forms(): array {
		return array(
			'on premise'   => array( 'webservice', 'listtypes' ),
			'in the cloud' => array( 'cloud', 'me' ),
		);
	}

	#[DataProvider( 'forms' )]
	public function test_it_is_found_once_and_remembered_for_other_processes( string $form, string $knock ): void {
		$this->speak( $form );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->in_a_new_process();
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );

		self::assertSame( array( $form ), array_values( $this->remembered( 'protocol:' ) ) );
		self::assertSame( 1, $this->calls( $knock ) );
	}

	#[DataProvider( 'forms' )]
	public function test_it_is_not_remembered_where_nothing_worked( string $form ): void {
		$this->speak( $form );

		self::assertFalse( $this->endpoint( key: 'wrong' )->test()->logged_in );

		self::assertSame( array(), $this->remembered( 'protocol:' ) );
	}

	#[DataProvider( 'forms' )]
	public function test_a_connection_that_is_only_tested_leaves_nothing_behind( string $form ): void {
		$this->speak( $form );

		self::assertTrue( $this->endpoint( id: 0 )->test()->works() );

		self::assertSame( array(), $this->remembered( '', 0 ) );
	}

	#[DataProvider( 'forms' )]
	public function test_a_crm_that_moved_to_the_other_form_is_found_again( string $form ): void {
		$other = 'cloud' === $form ? 'webservice' : 'cloud';
		$this->speak( $form );
		$this->create( Modules::CONTACTS, array( 'lastname' => 'Before' ) );
		$this->speak( $other );

		self::assertCount( 1, $this->endpoint()->list( Modules::CONTACTS, null, 10 )->entries );
		$this->create( Modules::CONTACTS, array( 'lastname' => 'After' ) );

		self::assertSame( array( $other ), array_values( $this->remembered( 'protocol:' ) ) );
		self::assertSame( 2, (int) $this->emulator()->get( 'count/Contacts' )['count'] );
	}

	/** Its server answers "not found" instead of the login page, and no session is open. */
	#[DataProvider( 'forms' )]
	public function test_a_crm_that_moved_is_found_again_by_a_new_process( string $form ): void {
		$this->speak( $form );
		$this->endpoint()->list( Modules::CONTACTS, null, 10 );
		$this->in_a_new_process();
		$this->emulator()->post( 'expire-sessions' );
		$this->emulator()->post( 'traps', array( 'traps' => array( 'htmlElsewhere' => false ) ) );
		$this->speak( 'cloud' === $form ? 'webservice' : 'cloud' );

		self::assertSame( '19x1', $this->create( Modules::CONTACTS, array( 'lastname' => 'New' ) )->fields['assigned_user_id'] );
	}

	/** A page in place of an answer may be maintenance: what is remembered stays, and a create is not sent twice. */
	#[DataProvider( 'forms' )]
	public function test_a_maintenance_page_changes_nothing( string $form ): void {
		$this->speak( $form );
		$endpoint = $this->endpoint();
		$this->create( Modules::CONTACTS, array( 'lastname' => 'Before' ), $endpoint );
		$this->strike( array( 'kind' => 'html' ) );

		$read = $this->error_of( static fn() => $endpoint->list( Modules::CONTACTS, null, 10 ) );
		$made = $this->save( new Write( 'new', null, array( 'lastname' => 'Lost' ) ), Modules::CONTACTS, $endpoint )->error;

		self::assertSame( array( ErrorKind::Transient, 'html' ), array( $read->kind, $read->error_code ) );
		self::assertTrue( $made?->lost );
		self::assertSame( array( $form ), array_values( $this->remembered( 'protocol:' ) ) );
		$this->emulator()->delete( 'faults' );
		self::assertCount( 1, $endpoint->list( Modules::CONTACTS, null, 10 )->entries );
	}

	/** V2: a server that is not Vtiger's cloud is never told the key; one that is, only where nobody listens. */
	public function test_the_key_goes_to_nobody_who_was_only_asked(): void {
		$told = array();
		add_filter(
			'http_request_args',
			static function ( array $arguments, string $url ) use ( &$told ): array {
				if ( isset( $arguments['headers']['Authorization'] ) ) {
					$told[] = $url;
				}
				return $arguments;
			},
			10,
			2
		);
		self::assertTrue( $this->endpoint()->test()->works() );
		$this->endpoint( array( 'url' => $this->emulator()->url . '/elsewhere/' ) )->test();
		self::assertSame( array(), $told );

		$error = $this->at( 'http://crm.example/', static fn(): array => self::answer( 401, '', array( 'x-vtiger-version' => '9' ) ) )->error;
		self::assertSame( array( 'insecure', array() ), array( $error?->error_code, $told ) );
		self::assertStringContainsString( 'https', $error->advice );

		$this->in_a_new_process();
		$error = $this->at( 'http://crm.example/', static fn(): array => self::answer( 401, '' ) )->error;
		self::assertSame( array( 'http_401', array() ), array( $error?->error_code, $told ) );
	}

	/** @return array<string, array{int, string}> What a call without a login may be answered. */
	public static function refusals(): array {
		return array(
			'a bare 401'             => array( 401, 'Unauthorized' ),
			'a sentence of its own'  => array( 400, 'Authentication required' ),
		);
	}

	/** Nobody has seen what Vtiger's cloud answers to a call without a login. */
	#[DataProvider( 'refusals' )]
	public function test_a_cloud_that_does_not_say_who_it_is_is_tried( int $status, string $words ): void {
		$report = $this->at(
			'https://acme.example/',
			static fn( string $path, bool $with_key ): array => match ( true ) {
				! str_contains( $path, '/restapi/' ) => self::answer( 404, 'Not found' ),
				! $with_key                          => self::answer( $status, '', words: $words ),
				str_contains( $path, '/me' )         => self::answer( 200, '{"success":true,"result":{"id":"19x5","user_name":"anna@acme.example"}}' ),
				default                              => self::answer( 200, '{"success":true,"result":{"types":["Contacts"],"retrieveable":true,"fields":[]}}' ),
			}
		);

		self::assertTrue( $report->works(), (string) $report->error?->getMessage() );
		self::assertSame( array( 'Vtiger Cloud', 'anna@acme.example' ), array( $report->system, $report->user ) );
	}

	/** A directory with a password of its own in front of a Vtiger on premise. */
	public function test_a_server_that_lets_nobody_near_is_not_taken_for_a_vtiger(): void {
		$report = $this->at( 'https://acme.example/', static fn(): array => self::answer( 403, '' ) );

		self::assertSame( array( false, 'http_403' ), array( $report->reached, $report->error?->error_code ) );
	}

	/** Whichever answers with data of its own is it. */
	public function test_a_password_before_the_rest_path_only_does_not_hide_a_vtiger_on_premise(): void {
		$asked = array();
		$error = $this->at(
			'https://acme.example/',
			static function ( string $path ) use ( &$asked ): array {
				$asked[] = $path;
				return str_contains( $path, '/restapi/' ) ? self::answer( 401, '' ) : self::answer( 200, '{"success":false,"error":{"code":"ACCESS_DENIED","message":"username does not exists"}}' );
			}
		)->error;

		self::assertSame( 'unknown_user', $error?->error_code );
		self::assertCount( 1, preg_grep( '~/restapi/~', $asked ) );
	}

	public function test_calls_in_the_cloud_go_four_at_once_and_creates_one_at_a_time(): void {
		$this->speak( 'cloud' );
		$endpoint = $this->endpoint();
		$ids      = array();
		for ( $i = 0; $i < 12; $i++ ) {
			$ids[] = (string) $this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => "Person $i" ) ) )['id'];
		}
		$endpoint->modules();
		$this->emulator()->post( 'latency', array( 'ms' => 20 ) );
		$changes = array_map( static fn( string $id ): Write => new Write( $id, $id, array( 'phone' => '123' ) ), $ids );
		$creates = array_map( static fn( int $i ): Write => new Write( "k$i", null, array( 'lastname' => "New $i" ) ), range( 1, 5 ) );

		$saved = iterator_to_array( $endpoint->save( Modules::CONTACTS, array( ...$changes, ...$creates ) ), false );

		self::assertCount( 17, array_filter( $saved, static fn( $result ): bool => null === $result->error ) );
		$most = (array) $this->emulator()->get( 'stats' )['maxParallelBy'];
		self::assertSame( array( 4, 1 ), array( $most['revise'], $most['create'] ) );
	}

	/** V1. */
	public function test_the_test_says_who_what_and_which_rights_in_the_cloud(): void {
		$this->speak( 'cloud' );
		$this->emulator()->post( 'users', array( 'username' => 'shop', 'accessKey' => 'ShopKey', 'isAdmin' => false, 'rights' => array( 'Contacts' => 'r', 'Products' => 'crud' ) ) ); // phpcs:ignore WordPress.Arrays

		$report = $this->endpoint( array( 'username' => 'shop' ), 'ShopKey' )->test();

		self::assertTrue( $report->works() );
		self::assertSame( array( 'Vtiger Cloud 8.0.0', 'shop User (shop)' ), array( $report->system, $report->user ) );
		self::assertSame( array( true, false ), array( $report->rights['contacts']['read'], $report->rights['contacts']['write'] ) );
		self::assertSame( array( true, true ), array( $report->rights['products']['read'], $report->rights['products']['write'] ) );
		self::assertSame( array( false, false ), array( $report->rights['orders']['read'], $report->rights['orders']['write'] ) );
		self::assertSame( array( false, false ), array( $report->rights['Services']['read'], $report->rights['Services']['write'] ) );
	}

	/**
	 * Tests a connection to a server that a test plays.
	 *
	 * @param \Closure( string, bool ): array<string, mixed> $server Answers a path, with or without the key.
	 */
	private function at( string $url, \Closure $server ): TestReport {
		$answer = static fn( mixed $other, array $arguments, string $path ): mixed => str_starts_with( $path, $url ) ? $server( $path, isset( $arguments['headers']['Authorization'] ) ) : $other;
		add_filter( 'pre_http_request', $answer, 10, 3 );
		try {
			return $this->endpoint( array( 'url' => $url ), 'ACloudKey' )->test();
		} finally {
			remove_filter( 'pre_http_request', $answer );
		}
	}

	/**
	 * @param array<string, string> $headers By name.
	 * @return array<string, mixed> As WordPress has it.
	 */
	private static function answer( int $status, string $body, array $headers = array(), string $words = '' ): array {
		return array(
			'headers'  => $headers,
			'body'     => $body,
			'response' => array(
				'code'    => $status,
				'message' => '' === $words ? get_status_header_desc( $status ) : $words,
			),
			'cookies'  => array(),
			'filename' => null,
		);
	}
}
