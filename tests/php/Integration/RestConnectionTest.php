<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Storage\Connections;
use PHPUnit\Framework\Attributes\DataProvider;

/** Connections over REST: forms are checked, secrets go in and never come out (V1–V7, E25). */
final class RestConnectionTest extends RestTestCase {

	private const SECRET = 'correct-horse-battery';

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
	}

	public function test_connectors_bring_their_form_also_those_of_other_plugins(): void {
		$connectors = array_column( $this->get( '/connectors' ), null, 'id' );

		self::assertArrayHasKey( 'sandbox', $connectors );
		self::assertArrayHasKey( 'vtiger', $connectors );
		$form = array_column( $connectors['example-crm']['form'], null, 'name' );
		self::assertTrue( $form['token']['secret'] );
		self::assertSame( array( 'free' => 'Free', 'pro' => 'Pro' ), $form['plan']['options'] ); // phpcs:ignore WordPress.Arrays
	}

	/** V6: of two people who change the settings, the second is told. A mapping that is saved meanwhile is nothing to them. */
	public function test_settings_that_somebody_else_has_changed_are_not_overwritten(): void {
		$began = $this->connect_sandbox();
		$path  = '/connections/' . $began['id'];
		$this->post( $path, array( 'options' => array( 'frequency_min' => 60 ) ) ); // phpcs:ignore WordPress.Arrays

		$refused = $this->post( $path, array( 'name' => 'Mine', 'revision' => $began['revision'] ), 409 ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'settings_changed', $refused['code'] );
		self::assertMatchesRegularExpression( '/^' . preg_quote( wp_get_current_user()->display_name, '/' ) . ' changed these settings \d+ \w+ ago\.$/', $refused['message'] );

		$now = $this->get( $path );
		self::assertSame( array( 60, $began['name'] ), array( $now['options']['frequency_min'], $now['name'] ) );
		$mapping = $this->get( "$path/mappings/contacts" );
		$this->post( "$path/mappings/contacts", array( 'rows' => array_slice( $mapping['rows'], 0, -1 ), 'match' => $mapping['match'], 'revision' => $mapping['revision'] ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'Mine', $this->post( $path, array( 'name' => 'Mine', 'revision' => $now['revision'] ) )['name'] ); // phpcs:ignore WordPress.Arrays
	}

	/** What two people save in the same moment, one of them settings and the other a mapping, is both there. */
	public function test_changes_of_the_same_moment_are_all_kept(): void {
		$id          = $this->connect_sandbox()['id'];
		$connections = $this->plugin->connections;
		$asked       = 0;
		$changed     = $connections->change(
			$id,
			static function ( array $row ) use ( $connections, $id, &$asked ): array {
				if ( 1 === ++$asked ) {
					$connections->set( $id, array( 'modules' => array( 'contacts' => array( 'delete' => 'delete' ) + $row['modules']['contacts'] ) + $row['modules'] ) ); // phpcs:ignore WordPress.Arrays
				}
				return array( 'modules' => array( 'products' => array( 'delete' => 'unlink' ) + $row['modules']['products'] ) + $row['modules'] ); // phpcs:ignore WordPress.Arrays
			}
		);

		$modules = $connections->get( $id )['modules'] ?? array();
		self::assertSame( array( true, 2, 'delete', 'unlink' ), array( $changed, $asked, $modules['contacts']['delete'], $modules['products']['delete'] ) );
		self::assertFalse( $connections->change( $id + 1, static fn(): array => array( 'name' => 'Nobody' ) ) );
	}

	public function test_a_new_connection_has_the_connectors_modules_and_our_defaults(): void {
		$connection = $this->connect_sandbox();

		self::assertSame( 'working', $connection['state'] );
		self::assertNull( $connection['state_reason'] );
		self::assertSame( 'Sandbox', $connection['connector_label'] );
		self::assertSame( array( 'taxes', 'contacts', 'products', 'orders' ), array_column( $connection['modules'], 'name' ) );
		self::assertSame( array( 'taxes' ), array_column( array_filter( $connection['modules'], static fn( array $module ): bool => $module['fixed'] ), 'name' ) );
		self::assertSame( array( 'conflict' => 'last_updated', 'tie_breaker' => 'shop', 'winner_untouched' => false, 'records_from' => 'all', 'frequency_min' => 15, 'shop_changes' => 'at_once' ), $connection['options'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'Practice CRM', $connection['endpoint']['system'] );
		self::assertSame( array( $connection ), $this->get( '/connections' ) );
	}

	/** V2 */
	public function test_a_secret_is_stored_sealed_and_never_sent_back(): void {
		$id = $this->connect_example()['id'];

		foreach ( array( '/connections', "/connections/$id", '/status', '/connectors' ) as $path ) {
			self::assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $this->get( $path ) ), $path );
		}
		self::assertSame( array( 'token' => true ), $this->get( "/connections/$id" )['has_secret'] );
		global $wpdb;
		self::assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}crosswalk_connections" ) ) );
		self::assertSame( self::SECRET, $this->plugin->connections->get( $id )['secrets']['token'] ?? '' );
	}

	public function test_an_empty_secret_keeps_the_stored_one_and_a_new_one_replaces_it(): void {
		$id = $this->connect_example()['id'];

		$this->post( "/connections/$id", array( 'settings' => array( 'workspace' => 'other', 'token' => '' ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( self::SECRET, $this->plugin->connections->get( $id )['secrets']['token'] ?? '' );
		self::assertSame( array( 'workspace' => 'other', 'plan' => 'free' ), $this->get( "/connections/$id" )['settings'] ); // phpcs:ignore WordPress.Arrays

		$this->post( "/connections/$id", array( 'settings' => array( 'token' => 'another-token' ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'another-token', $this->plugin->connections->get( $id )['secrets']['token'] ?? '' );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string}> Body, code, field. */
	public static function refused(): iterable {
		$vtiger = array( 'username' => 'shop', 'access_key' => 'key' ); // phpcs:ignore WordPress.Arrays
		yield 'a required field is missing' => array( array( 'connector' => 'example-crm', 'settings' => array( 'workspace' => ' ', 'token' => self::SECRET ) ), 'required', 'workspace' ); // phpcs:ignore WordPress.Arrays
		yield 'a secret is missing' => array( array( 'connector' => 'example-crm', 'settings' => array( 'workspace' => 'acme' ) ), 'required', 'token' ); // phpcs:ignore WordPress.Arrays
		yield 'not one of the options' => array( array( 'connector' => 'example-crm', 'settings' => array( 'workspace' => 'acme', 'token' => self::SECRET, 'plan' => 'gold' ) ), 'not_a_choice', 'plan' ); // phpcs:ignore WordPress.Arrays
		yield 'too long' => array( array( 'connector' => 'example-crm', 'settings' => array( 'workspace' => str_repeat( 'x', 41 ), 'token' => self::SECRET ) ), 'too_long', 'workspace' ); // phpcs:ignore WordPress.Arrays
		yield 'not a web address' => array( array( 'connector' => 'vtiger', 'settings' => array( 'url' => 'ftp://crm.test' ) + $vtiger ), 'bad_url', 'url' ); // phpcs:ignore WordPress.Arrays
		yield 'no host' => array( array( 'connector' => 'vtiger', 'settings' => array( 'url' => 'https://' ) + $vtiger ), 'bad_url', 'url' ); // phpcs:ignore WordPress.Arrays
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'refused' )]
	public function test_a_form_is_refused_with_the_field_that_is_wrong( array $body, string $code, string $field ): void {
		$error = $this->post( '/connections', array( 'name' => 'CRM' ) + $body, 400 );

		self::assertSame( $code, $error['code'] );
		self::assertSame( $field, $error['data']['field'] );
		self::assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $error ) );
		self::assertSame( array(), $this->get( '/connections' ) );
	}

	public function test_an_unknown_connector_is_refused(): void {
		self::assertSame( 'connector_missing', $this->post( '/connections', array( 'connector' => 'nope', 'name' => 'CRM', 'settings' => array() ), 422 )['code'] ); // phpcs:ignore WordPress.Arrays
	}

	/** @return iterable<string, array{array<string, mixed>}> Bodies that the schema refuses. */
	public static function invalid(): iterable {
		yield 'a conflict rule that does not exist' => array( array( 'options' => array( 'conflict' => 'nobody' ) ) ); // phpcs:ignore WordPress.Arrays
		yield 'a frequency that is not offered' => array( array( 'options' => array( 'frequency_min' => 1 ) ) ); // phpcs:ignore WordPress.Arrays
		yield 'a beginning that is no date' => array( array( 'options' => array( 'records_from' => 'yesterday' ) ) ); // phpcs:ignore WordPress.Arrays
		yield 'a direction that does not exist' => array( array( 'modules' => array( array( 'name' => 'products', 'direction' => 'up' ) ) ) ); // phpcs:ignore WordPress.Arrays
		yield 'a module that does not exist' => array( array( 'modules' => array( array( 'name' => 'spaceships' ) ) ) ); // phpcs:ignore WordPress.Arrays
		yield 'a fixed direction' => array( array( 'modules' => array( array( 'name' => 'taxes', 'direction' => 'both' ) ) ) ); // phpcs:ignore WordPress.Arrays
		yield 'no name' => array( array( 'name' => '  ' ) );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'invalid' )]
	public function test_a_change_that_makes_no_sense_changes_nothing( array $body ): void {
		$before = $this->connect_sandbox();

		$this->post( "/connections/{$before['id']}", $body, 400 );

		self::assertSame( $before, $this->get( "/connections/{$before['id']}" ) );
	}

	public function test_name_modules_and_options_change_one_by_one(): void {
		$id = $this->connect_sandbox()['id'];

		$this->post( "/connections/$id", array( 'name' => 'Other' ) );
		$this->post( "/connections/$id", array( 'modules' => array( array( 'name' => 'contacts', 'direction' => 'to_shop', 'create_shop' => true ), array( 'name' => 'orders', 'enabled' => false ) ) ) ); // phpcs:ignore WordPress.Arrays
		$connection = $this->post( "/connections/$id", array( 'options' => array( 'conflict' => 'remote', 'frequency_min' => 0 ) ) ); // phpcs:ignore WordPress.Arrays

		$modules = array_column( $connection['modules'], null, 'name' );
		self::assertSame( 'Other', $connection['name'] );
		self::assertSame( array( 'to_shop', true, true ), array( $modules['contacts']['direction'], $modules['contacts']['create_shop'], $modules['contacts']['enabled'] ) );
		self::assertFalse( $modules['orders']['enabled'] );
		self::assertSame( array( 'remote', 0, 'shop' ), array( $connection['options']['conflict'], $connection['options']['frequency_min'], $connection['options']['tie_breaker'] ) );
		self::assertNotSame( array(), $this->plugin->connections->get( $id )['modules']['contacts']['rows'], 'The field map stays.' );
	}

	public function test_settings_are_tested_before_they_are_saved(): void {
		$report = $this->post( '/connections/test', array( 'connector' => 'example-crm', 'settings' => array( 'workspace' => 'acme', 'token' => self::SECRET ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( true, true, true, true ), array( $report['reached'], $report['logged_in'], $report['can_read'], $report['can_write'] ) );
		self::assertNull( $report['error'] );
		self::assertSame( array( 'contacts', 'products' ), array_column( $report['rights'], 'module' ) );
		self::assertSame( array(), $this->get( '/connections' ) );
	}

	public function test_a_refused_login_is_a_report_with_advice_not_an_error(): void {
		$report = $this->post( '/connections/test', array( 'connector' => 'example-crm', 'settings' => array( 'workspace' => 'acme', 'token' => 'short' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( true, false, false, false ), array( $report['reached'], $report['logged_in'], $report['can_read'], $report['can_write'] ) );
		self::assertSame( 'config', $report['error']['kind'] );
		self::assertNotSame( '', $report['error']['advice'] );
	}

	/** V2: nobody tries a test again, so waiting is no advice. */
	public function test_a_server_that_does_not_answer_is_a_report_that_says_what_to_do(): void {
		$report = $this->post( '/connections/test', array( 'connector' => 'vtiger', 'settings' => array( 'url' => 'http://127.0.0.1:1', 'username' => 'admin', 'access_key' => self::SECRET ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( false, 'refused' ), array( $report['reached'], $report['error']['code'] ) );
		self::assertStringStartsWith( 'Check the address.', $report['error']['advice'] );
	}

	public function test_a_test_without_secret_uses_the_stored_one(): void {
		$id = $this->connect_example()['id'];

		$report = $this->post( '/connections/test', array( 'connector' => 'example-crm', 'connection_id' => $id, 'settings' => array( 'workspace' => 'acme' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertTrue( $report['logged_in'] );
		self::assertTrue( $this->post( "/connections/$id/test" )['logged_in'] );
		self::assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $report ) );
	}

	/** E17: what the administrator repaired goes on at once. */
	public function test_a_test_that_succeeds_ends_the_pause_that_a_failure_began(): void {
		$id = $this->connect_example()['id'];
		$this->plugin->connections->set( $id, array( 'state' => Connections::PAUSED, 'reason' => array( 'kind' => 'config', 'message' => 'No.', 'advice' => '' ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'bad', $this->get( '/status' )['state'] );

		$this->post( "/connections/$id", array( 'settings' => array( 'token' => 'a-better-token' ) ) );

		self::assertSame( 'working', $this->get( "/connections/$id" )['state'] );
	}

	public function test_a_person_pauses_and_resumes(): void {
		$id = $this->connect_sandbox()['id'];

		$paused = $this->post( "/connections/$id/pause" );
		self::assertSame( array( 'paused', 'person' ), array( $paused['state'], $paused['state_reason']['kind'] ) );
		// A test that succeeds does not override the person.
		$this->post( "/connections/$id/test" );
		self::assertSame( 'paused', $this->get( "/connections/$id" )['state'] );

		$resumed = $this->post( "/connections/$id/resume" );
		self::assertSame( array( 'working', null ), array( $resumed['state'], $resumed['state_reason'] ) );
	}

	/** E25: "the site has moved" */
	public function test_resuming_a_stopped_connection_accepts_the_new_address_of_the_site(): void {
		$id = $this->connect_sandbox()['id'];
		$this->plugin->connections->set( $id, array( 'site_url' => 'https://old.test' ) );
		$this->post( "/connections/$id/work" );
		$stopped = $this->get( "/connections/$id" );
		self::assertSame( array( 'stopped', 'clone' ), array( $stopped['state'], $stopped['state_reason']['kind'] ) );

		$this->post( "/connections/$id/resume" );
		$this->post( "/connections/$id/work" );

		self::assertSame( 'working', $this->get( "/connections/$id" )['state'] );
	}

	public function test_deleting_takes_the_connection_with_all_it_remembers(): void {
		$id = $this->connect_sandbox()['id'];
		$this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id ), 201 )['id'] );

		self::decoded( $this->request( 'DELETE', "/connections/$id" ), 200 );

		self::assertSame( array(), $this->get( '/connections' ) );
		self::assertSame( array(), $this->get( '/log' )['items'] );
		self::assertSame( 404, $this->request( 'GET', "/connections/$id" )->get_status() );
	}

	/** A shop manager sees how a connection fares, not how it is set up. */
	public function test_settings_are_for_those_who_manage(): void {
		$id = $this->connect_example()['id'];
		$this->act_as_shop_manager();

		$connection = $this->get( "/connections/$id" );

		self::assertSame( array( array(), array() ), array( $connection['settings'], $connection['has_secret'] ) );
		self::assertSame( 'Example', $connection['name'] );
	}

	/** @return array<mixed> */
	private function connect_example(): array {
		return $this->post( '/connections', array( 'connector' => 'example-crm', 'name' => 'Example', 'settings' => array( 'workspace' => 'acme', 'token' => self::SECRET ) ), 201 ); // phpcs:ignore WordPress.Arrays
	}
}
