<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Update;
use Crosswalk\Sync\Background;
use Crosswalk\Sync\Guard;

/** The control panel: whether all is well in a sentence, and what to do first (P1, P2, E18, E26). */
final class RestStatusTest extends RestTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		// What was scheduled at the activation is late when the suite has been running for long.
		if ( function_exists( 'as_unschedule_all_actions' ) ) {
			as_unschedule_all_actions( '', array(), Background::GROUP );
		}
	}

	public function test_nothing_is_connected_at_first(): void {
		$status = $this->get( '/status' );

		self::assertSame( array( 'unconfigured', array(), array() ), array( $status['state'], $status['connections'], $status['failures'] ) );
	}

	/** P1. */
	public function test_of_several_connections_the_sentence_names_the_one_once(): void {
		$this->connect_sandbox();
		$id     = $this->connect_sandbox()['id'];
		$reason = static fn( string $message ): array => array( 'state' => Connections::PAUSED, 'name' => 'Acme', 'reason' => array( 'kind' => 'config', 'message' => $message, 'advice' => '' ) ); // phpcs:ignore WordPress.Arrays

		$this->plugin->connections->set( $id, $reason( 'No server answers.' ) );
		self::assertSame( 'Acme: No server answers.', $this->get( '/status' )['sentence'] );
		$this->plugin->connections->set( $id, $reason( 'Acme does not accept this access key.' ) );
		self::assertSame( 'Acme does not accept this access key.', $this->get( '/status' )['sentence'] );
	}

	public function test_all_is_well_after_a_run(): void {
		$id = $this->connect_sandbox()['id'];
		$this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id ), 201 )['id'] );

		$status     = $this->get( '/status' );
		$connection = $status['connections'][0];
		$modules    = array_column( $connection['modules'], null, 'module' );

		self::assertSame( 'good', $status['state'], $status['sentence'] );
		self::assertSame( array( 0, 0, 0, null ), array( $connection['waiting'], $connection['decisions'], $connection['rejected'], $connection['active_run_id'] ) );
		self::assertGreaterThan( 0, $connection['sent_today'] );
		self::assertNotNull( $connection['last_sync_at'] );
		self::assertGreaterThan( 0, $modules['products']['links'] );
		self::assertNotNull( $modules['products']['to_shop_at'] );
		self::assertNotNull( $modules['products']['to_remote_at'] );
		self::assertNull( $modules['taxes']['to_remote_at'] );
	}

	public function test_a_failure_comes_first_with_what_to_do_and_goes_when_it_is_tried_again(): void {
		$id    = $this->connect_sandbox()['id'];
		$group = $this->failed( $id );

		$status = $this->get( '/status' );
		self::assertSame( 'attention', $status['state'] );
		self::assertSame( 1, $status['connections'][0]['rejected'] );
		self::assertSame( array( $group, 1, 'Add it in the CRM.' ), array( $status['failures'][0]['id'], $status['failures'][0]['count'], $status['failures'][0]['advice'] ) );
		self::assertSame( $status['failures'], $this->get( '/failures' ) );

		self::assertSame( 0, $this->post( "/failures/$group/retry" )['count'] );

		$status = $this->get( '/status' );
		self::assertSame( array(), $status['failures'] );
		self::assertSame( array( 0, 1 ), array( $status['connections'][0]['rejected'], $status['connections'][0]['waiting'] ) );
	}

	public function test_a_failure_that_is_ignored_troubles_nobody(): void {
		$group = $this->failed( $this->connect_sandbox()['id'] );

		self::assertSame( $group, $this->post( "/failures/$group/ignore" )['id'] );

		$status = $this->get( '/status' );
		self::assertSame( array( 'good', array(), 0 ), array( $status['state'], $status['failures'], $status['connections'][0]['rejected'] ) );
	}

	public function test_a_paused_connection_is_said_with_its_reason(): void {
		$id     = $this->connect_sandbox()['id'];
		$reason = $this->post( "/connections/$id/pause" )['state_reason'];

		$status = $this->get( '/status' );

		self::assertSame( 'attention', $status['state'] );
		self::assertStringContainsString( $reason['message'], $status['sentence'] );
	}

	/** P1: red when stale, even if nothing failed. */
	public function test_changes_that_nobody_works_on_are_amber_and_then_red(): void {
		$id = $this->connect_sandbox()['id'];
		$this->queue( $id );

		self::assertSame( 'good', $this->get( '/status' )['state'] );
		self::assertSame( 'attention', $this->aged( 1000 )['state'] );
		self::assertSame( 'bad', $this->aged( 4000 )['state'] );
	}

	/** P1, E17: a CRM that is silent for long is told although nothing has failed for good. */
	public function test_an_outage_is_amber_and_then_red_until_something_gets_through(): void {
		$id      = $this->connect_sandbox()['id'];
		$outage  = new EndpointError( ErrorKind::Transient, 'The CRM took too long to answer.', 'timeout' );
		$silence = function ( int $seconds ) use ( $id ): array {
			$known = json_decode( (string) $this->plugin->memory->get( $id, Guard::OUTAGE ), true );
			$this->plugin->memory->set( $id, Guard::OUTAGE, (string) wp_json_encode( array( 'since' => time() - $seconds ) + $known ) );
			do_action( 'crosswalk_poll_failed', $id, new EndpointError( ErrorKind::Transient, 'It is still down.', 'http_503' ) );
			return $this->get( '/status' );
		};

		do_action( 'crosswalk_poll_failed', $id, $outage );
		self::assertSame( 'good', $this->get( '/status' )['state'] );
		$amber = $silence( 1000 );
		self::assertSame( 'attention', $amber['state'] );
		self::assertStringContainsString( 'It is still down.', $amber['sentence'] );
		self::assertSame( 'bad', $silence( 4000 )['state'] );

		$this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id ), 201 )['id'] );
		self::assertSame( 'good', $this->get( '/status' )['state'] );
	}

	/** E26 */
	public function test_a_master_switch_that_is_off_is_said(): void {
		$this->connect_sandbox();

		$settings = $this->post( '/settings', array( 'writes_to_shop' => false, 'retention_days' => 7 ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( false, true, 7 ), array( $settings['writes_to_shop'], $settings['writes_to_remote'], $settings['retention_days'] ) );
		self::assertSame( $settings, $this->get( '/settings' ) );
		$status = $this->get( '/status' );
		self::assertSame( array( 'attention', false ), array( $status['state'], $status['switches']['writes_to_shop'] ) );
	}

	/** E26: what a switch has held goes on when it is on again, and not minutes later. */
	public function test_what_a_master_switch_has_held_goes_on_at_once(): void {
		$id = $this->connect_sandbox()['id'];
		$this->queue( $id );
		$table = $GLOBALS['wpdb']->prefix . 'crosswalk_updates';
		$this->post( '/settings', array( 'writes_to_remote' => false ) );
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( 'UPDATE %i SET message=%s, next_at=%d', $table, 'Writing to Practice CRM is switched off.', time() + 300 ) );
		$due = static fn(): int => (int) $GLOBALS['wpdb']->get_var( $GLOBALS['wpdb']->prepare( 'SELECT COUNT(*) FROM %i WHERE next_at<=%d', $table, time() ) );

		$this->post( '/settings', array( 'writes_to_shop' => true ) );
		self::assertSame( 0, $due() );
		$this->post( '/settings', array( 'writes_to_remote' => true ) );

		self::assertSame( 1, $due() );
	}

	private function queue( int $connection ): void {
		$record = array(
			'connection_id' => $connection,
			'module'        => 'products',
			'side'          => Side::Shop,
			'record_id'     => 'product:1',
		);
		$this->plugin->updates->add( array( $record ), Update::PRIORITY_LIVE );
	}

	/** @return int Id of the group. */
	private function failed( int $connection ): int {
		$this->queue( $connection );
		$claimed = $this->plugin->updates->claim( array( $connection ), 10, Locks::token() );
		$group   = $this->plugin->failures->group( $connection, 'products', new EndpointError( ErrorKind::Record, 'The picklist has no such value.', 'picklist', 'Add it in the CRM.' ) );
		$this->plugin->updates->end( array( $claimed[0]->id ), Update::REJECTED, array( 'failure_id' => $group, 'outcome' => 'failed' ) ); // phpcs:ignore WordPress.Arrays
		return $group;
	}

	/** @return array<mixed> The status when everything has been waiting for so long. */
	private function aged( int $seconds ): array {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}crosswalk_updates SET first_at=%d, next_at=%d", time() - $seconds, time() - $seconds ) );
		return $this->get( '/status' );
	}
}
