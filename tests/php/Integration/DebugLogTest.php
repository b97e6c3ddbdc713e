<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\HttpMessage;
use Crosswalk\Connectors\Mask;
use Crosswalk\Connectors\Recorder;
use Crosswalk\Connectors\Request;
use Crosswalk\Rest\FileResponse;
use Crosswalk\Rest\Schemas;
use Crosswalk\Storage\DebugMode;
use PHPUnit\Framework\Attributes\TestWith;

/** V8: requests and answers of a connection in debug mode, without secrets and people. */
final class DebugLogTest extends RestTestCase {

	private const ALL = array( 'connection_id' => 0, 'status' => '', 'method' => '', 'search' => '' ); // phpcs:ignore WordPress.Arrays

	private int $connection;

	private int $status = 200;

	private string $body = '{"success":true,"result":{"sessionName":"5e55","userId":"19x1","email":"anna@example.com","lastname":"Nowak","sku":"MUG-1"}}';

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->connection = $this->connect_sandbox()['id'];
		add_filter(
			'pre_http_request',
			fn(): array => array(
				'headers'  => array( 'set-cookie' => 'PHPSESSID=5e55', 'content-type' => 'application/json' ), // phpcs:ignore WordPress.Arrays
				'body'     => $this->body,
				'response' => array( 'code' => $this->status, 'message' => 'OK' ), // phpcs:ignore WordPress.Arrays
				'cookies'  => array(),
				'filename' => null,
			)
		);
	}

	public function test_off_by_default_nothing_is_kept_and_no_query_is_made(): void {
		$this->send();
		$before = $GLOBALS['wpdb']->num_queries;
		$this->send();

		self::assertSame( $before, $GLOBALS['wpdb']->num_queries );
		self::assertSame( array(), $this->get( '/messages' )['items'] );
		self::assertFalse( $this->get( "/connections/$this->connection/debug" )['on'] );
	}

	public function test_it_switches_itself_off_after_a_day_unless_told_otherwise(): void {
		$state = $this->post( "/connections/$this->connection/debug", array( 'on' => true ) );
		self::assertEqualsWithDelta( time() + DAY_IN_SECONDS, strtotime( $state['until'] ), 5 );
		self::assertFalse( $state['keep'] );

		update_option( DebugMode::OPTION, array( $this->connection => time() - 1 ) );
		$this->send();
		self::assertFalse( $this->get( "/connections/$this->connection/debug" )['on'] );
		self::assertSame( array(), $this->get( '/messages' )['items'] );

		$state = $this->post( "/connections/$this->connection/debug", array( 'on' => true, 'keep' => true ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( true, true, null ), array( $state['on'], $state['keep'], $state['until'] ) );
		self::assertFalse( $this->post( "/connections/$this->connection/debug", array( 'on' => false ) )['on'] );
	}

	public function test_a_message_is_whole_but_for_secrets_and_people(): void {
		$this->turn_on();
		$this->send();
		$listed = $this->get( '/messages', array( 'connection_id' => $this->connection ) )['items'];
		self::assertCount( 1, $listed );
		self::assertArrayNotHasKey( 'request', $listed[0] );
		$message = $this->get( '/messages/' . $listed[0]['id'] );

		self::assertTrue( rest_validate_value_from_schema( $listed[0], Schemas::all()['Message'], 'Message' ) );
		self::assertTrue( rest_validate_value_from_schema( $message, Schemas::all()['MessageDetail'], 'MessageDetail' ) );
		self::assertSame( array( 'POST', 200, false, '' ), array( $message['method'], $message['status'], $message['failed'], $message['error'] ) );
		self::assertStringContainsString( 'Content-Type: application/x-www-form-urlencoded', $message['request_headers'] );
		self::assertStringContainsString( 'operation=login', $message['request'] );
		self::assertStringContainsString( 'MUG-1', $message['response'] );
		self::assertStringContainsString( 'N…', $message['response'] );
		$all = (string) wp_json_encode( $message );
		foreach ( array( '5e55', 's3cret', 'anna', 'Nowak', 'PHPSESSID', 'dXNlcjpr' ) as $hidden ) {
			self::assertStringNotContainsString( $hidden, $all );
		}
	}

	public function test_numbers_of_an_answer_stay(): void {
		$body = '{"success":true,"result":{"id":"12x6045","modifiedtime":"2026-11-27 10:05:33","invoicedate":"05-11-2026","hdnGrandTotal":"112.95100000","productcode":"0815-4711-22","comment":"call 0151 23456789"}}';

		$masked = Mask::body( $body );

		self::assertSame( str_replace( '0151 23456789', '☎…', $body ), $masked );
	}

	public function test_another_connection_and_a_test_of_unsaved_settings_are_not_recorded(): void {
		$this->turn_on();
		$this->http()->of( $this->connection + 1 )->send( self::login() );
		$this->http()->send( self::login() );

		self::assertSame( array(), $this->get( '/messages' )['items'] );
	}

	public function test_half_an_answer_and_one_that_is_too_long_are_masked_and_cut_with_a_mark(): void {
		$this->turn_on();
		$person     = '{"lastname":"Nowak","accessKey":"s3cret","mailingstreet":"Main Street 1"},';
		$this->body = '{"success":true,"result":[' . str_repeat( $person, 5 );
		$this->send();
		$this->body = '{"success":true,"result":[' . str_repeat( $person, 30000 ) . '{}]}';
		$this->send();
		$messages = $this->plugin->messages->list( self::ALL, 0, 10, true );

		foreach ( $messages as $message ) {
			foreach ( array( 'Nowak', 's3cret', 'Main Street' ) as $hidden ) {
				self::assertStringNotContainsString( $hidden, (string) $message['response'] );
			}
		}
		self::assertStringEndsWith( sprintf( '[%d of %d bytes]', HttpMessage::KEPT, strlen( $this->body ) ), (string) $messages[0]['response'] );
		self::assertSame( array( '1', '0' ), array_column( array_reverse( $messages ), 'failed' ) );
	}

	/** @param list<string> $hidden */
	#[TestWith( array( 'https://shop:s3cret@crm.example/webservice.php?operation=query&sessionName=5e55&query=select+*+from+Contacts+where+email=\'anna@example.com\';', array( 's3cret', '5e55', 'anna' ) ) )]
	#[TestWith( array( 'https://crm.example/people/anna%40example.com?apikey=s3cret&phone=0301234', array( 'anna', 's3cret', '1234' ) ) )]
	#[TestWith( array( 'https://crm.example/?element=%7B%22lastname%22%3A%22Nowak%22%2C%22access_token%22%3A%225e55%22%7D', array( 'Nowak', '5e55' ) ) )]
	public function test_addresses_are_masked( string $url, array $hidden ): void {
		$this->turn_on();
		$this->http()->of( $this->connection )->send( Request::get( $url ) );
		$stored = (string) $this->get( '/messages' )['items'][0]['url'];

		self::assertStringStartsWith( 'https://', $stored );
		self::assertStringContainsString( 'crm.example/', $stored );
		foreach ( $hidden as $text ) {
			self::assertStringNotContainsString( $text, $stored );
		}
	}

	/** What a log of descriptions is read for. */
	public function test_names_of_fields_and_modules_stay_readable(): void {
		$this->turn_on();
		$this->body = '{"success":true,"result":{"fields":[{"name":"mailingcity","label":"Mailing City","mandatory":false,"type":{"name":"picklist","picklistValues":[{"label":"Mr.","value":"Mr."}]}}]}}';
		$this->send();
		$response = (string) $this->plugin->messages->list( self::ALL, 0, 1, true )[0]['response'];

		self::assertSame( $this->body, $response );
	}

	public function test_the_list_is_filtered_searched_paged_and_downloaded(): void {
		$this->turn_on();
		for ( $i = 1; $i <= 120; $i++ ) {
			$this->status = 0 === $i % 10 ? 500 : 200;
			$this->http()->of( $this->connection )->send_all( array( Request::get( "https://crm.example/records/$i", array( 'sku' => "MUG-$i" ) ) ) );
		}
		$first = $this->get( '/messages', array( 'per_page' => 50 ) );
		$next  = $this->get( '/messages', array( 'per_page' => 50, 'cursor' => $first['next'] ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 50, 50 ), array( count( $first['items'] ), count( $next['items'] ) ) );
		self::assertGreaterThan( $next['items'][0]['id'], $first['items'][49]['id'] );
		self::assertCount( 12, $this->get( '/messages', array( 'status' => '5xx' ) )['items'] );
		self::assertCount( 12, $this->get( '/messages', array( 'status' => 'failed' ) )['items'] );
		self::assertCount( 0, $this->get( '/messages', array( 'method' => 'POST' ) )['items'] );
		self::assertCount( 1, $this->get( '/messages', array( 'search' => 'MUG-77' ) )['items'] );

		$file = $this->request( 'GET', '/messages/download', array( 'connection_id' => $this->connection ) );
		self::assertInstanceOf( FileResponse::class, $file );
		$lines = array_map( static fn( string $line ): mixed => json_decode( $line, true ), iterator_to_array( $file->pieces(), false ) );
		self::assertCount( 120, $lines );
		self::assertSame( 'https://crm.example/records/1?sku=MUG-1', $lines[119]['url'] );

		$gone = $this->request( 'DELETE', '/messages', array( 'connection_id' => $this->connection ) );
		self::assertSame( array( 'deleted' => 120 ), $gone->get_data() );
	}

	/** E20. */
	public function test_messages_are_forgotten_by_age_and_number(): void {
		$this->turn_on();
		for ( $i = 0; $i < 5; $i++ ) {
			$this->send();
		}
		$messages = $this->plugin->messages;
		self::assertSame( 2, $messages->prune( 0, 3 ) );
		self::assertSame( 3, $messages->prune( time() + 1, 3 ) );
	}

	/** A full disk is no reason to lose an order. */
	public function test_a_message_that_cannot_be_kept_breaks_no_request(): void {
		$this->turn_on();
		$log = ini_set( 'error_log', '/dev/null' ); // phpcs:ignore WordPress.PHP.IniSet
		add_filter( 'query', static fn( string $sql ): string => str_contains( $sql, 'crosswalk_messages' ) ? 'SELECT broken FROM nowhere' : $sql );
		$this->expect_database_errors();

		self::assertSame( 200, $this->http()->of( $this->connection )->send( self::login() )->status );
		ini_set( 'error_log', (string) $log ); // phpcs:ignore WordPress.PHP.IniSet
	}

	public function test_deleting_a_connection_deletes_its_messages_and_its_switch(): void {
		$this->turn_on();
		$this->send();
		$this->plugin->connections->delete( $this->connection );

		self::assertSame( 0, $this->plugin->messages->count( $this->connection ) );
		self::assertSame( array(), get_option( DebugMode::OPTION ) );
	}

	private function turn_on(): void {
		$this->post( "/connections/$this->connection/debug", array( 'on' => true ) );
	}

	private function send(): void {
		$this->http()->of( $this->connection )->send_all( array( self::login() ) );
	}

	private function http(): Http {
		return new Http( new Recorder( $this->plugin->debug, $this->plugin->messages ) );
	}

	private static function login(): Request {
		$fields = array( 'operation' => 'login', 'username' => 'anna', 'accessKey' => 's3cret' ); // phpcs:ignore WordPress.Arrays
		$form   = Request::form( 'https://crm.example/webservice.php', $fields, true );
		return new Request( 'POST', $form->url, $form->headers + array( 'Authorization' => 'Basic dXNlcjpr', 'X-Api-Key' => 's3cret' ), $form->body ); // phpcs:ignore WordPress.Arrays
	}
}
