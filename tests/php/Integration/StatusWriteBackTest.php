<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Plugin;
use Crosswalk\Storage\Update;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** E13: the status of an order comes back from the CRM, and what that means for the customer's mails. */
#[Group( 'woocommerce' )]
final class StatusWriteBackTest extends TestCase {

	private Plugin $plugin;

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		remove_all_actions( 'crosswalk_shop_changed' );
		$this->plugin = new Plugin();
		$modules      = $this->plugin->registry->get( 'sandbox' )->definition()->modules();
		foreach ( $modules as $name => $module ) {
			$modules[ $name ] = array( 'enabled' => in_array( $name, array( 'contacts', 'products', 'orders' ), true ) ) + $module;
		}
		$modules['orders']['direction'] = 'both';
		$this->connection               = $this->plugin->connections->add( array( 'connector' => 'sandbox', 'name' => 'CRM', 'settings' => array( 'start' => 'empty' ), 'secrets' => array(), 'modules' => $modules, 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @param array<string, mixed> $changes Of the orders. @param array<string, mixed> $row Of the row of the status. */
	private function configure( array $changes, array $row = array() ): void {
		$modules           = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules['orders'] = $changes + $modules['orders'];
		foreach ( $modules['orders']['rows'] as $i => $one ) {
			$modules['orders']['rows'][ $i ] = 'status' === $one['shop'] ? $row + $one : $one;
		}
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
	}

	/** An order that the CRM knows. @return array{\WC_Order, string} With its id there. */
	private function known_order( string $status = 'processing' ): array {
		$order = $this->shop()->order( array( 'customer' => $this->shop()->customer(), 'status' => $status ) ); // phpcs:ignore WordPress.Arrays
		$id    = 'order:' . $order->get_id();
		$this->queue( Side::Shop, $id );
		$this->work();
		$link = $this->plugin->links->of( $this->connection, 'orders', Side::Shop, array( $id ) )[ $id ] ?? null;
		self::assertNotNull( $link?->remote_id, 'It is linked.' );
		return array( $order, (string) $link->remote_id );
	}

	private function queue( Side $side, string $id ): void {
		$this->plugin->updates->add( array( array( 'connection_id' => $this->connection, 'module' => 'orders', 'side' => $side, 'record_id' => $id ) ), Update::PRIORITY_LIVE ); // phpcs:ignore WordPress.Arrays
	}

	private function work(): void {
		for ( $i = 0; $i < 20; $i++ ) {
			$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}crosswalk_updates SET next_at=0 WHERE next_at<4102444800" );
			if ( 0 === $this->plugin->worker->work( 5 ) ) {
				return;
			}
		}
	}

	/** Somebody in the CRM says how far the order is. */
	private function in_crm( string $id, string $stage, int $days_ago = 0 ): void {
		$remote = $this->plugin->pairings->of( $this->connection )?->endpoint( Side::Remote );
		foreach ( $remote?->save( 'orders', array( new Write( 'k', $id, array( 'stage' => $stage ) ) ) ) ?? array() as $result ) {
			self::assertNull( $result->error );
		}
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( "UPDATE {$GLOBALS['wpdb']->prefix}crosswalk_sandbox SET modified=%d WHERE module='orders' AND record=%s", time() + 2 - $days_ago * DAY_IN_SECONDS, $id ) );
	}

	private function live( string $id ): void {
		$this->queue( Side::Remote, $id );
		$this->work();
	}

	private function run_all(): int {
		$run = $this->plugin->run_control->start( $this->connection, array( 'orders' ), 'reconcile', 0 );
		$this->work();
		self::assertSame( 'done', $this->plugin->runs->get( $run )['state'] ?? '' );
		return $run;
	}

	private static function status_of( \WC_Order $order ): string {
		return wc_get_order( $order->get_id() )->get_status();
	}

	private function stage( string $id ): string {
		return (string) ( $this->plugin->pairings->of( $this->connection )?->endpoint( Side::Remote )->fetch( 'orders', array( $id ) )[ $id ]->fields['stage'] ?? '' );
	}

	/** @return list<array<string, mixed>> */
	private function held(): array {
		return $this->rest( 'GET', '/mails' )['items'];
	}

	/** @param array<string, mixed> $body @return array<string, mixed> */
	private function rest( string $method, string $path, array $body = array() ): array {
		$request = new \WP_REST_Request( $method, '/crosswalk/v1' . $path );
		$request->set_body_params( $body );
		return rest_get_server()->response_to_data( rest_do_request( $request ), false );
	}

	/** @return list<string> Subjects of mails to the customer. */
	private function mails( \WC_Order $order ): array {
		return array_column( $this->mailbox->to( $order->get_billing_email() ), 'subject' );
	}

	public function test_e13_a_live_status_comes_back_and_the_customer_is_told(): void {
		list( $order, $id ) = $this->known_order();
		$before             = count( $this->mails( $order ) );
		$this->in_crm( $id, 'delivered' );
		$this->live( $id );

		self::assertSame( 'completed', self::status_of( $order ) );
		self::assertCount( $before + 1, $this->mails( $order ) );
	}

	public function test_e13_a_run_holds_the_mail_back_until_somebody_sends_it(): void {
		$this->act_as( 'shop_manager' );
		list( $order, $id ) = $this->known_order();
		$before             = count( $this->mails( $order ) );
		$this->in_crm( $id, 'delivered' );
		$this->run_all();

		self::assertSame( 'completed', self::status_of( $order ) );
		self::assertCount( $before, $this->mails( $order ), 'held back' );
		$held = $this->held();
		self::assertSame( array( array( $order->get_billing_email(), '#' . $order->get_order_number() ) ), array_map( static fn( array $mail ): array => array( $mail['to'], $mail['order'] ), $held ) );
		self::assertSame( 1, $this->rest( 'GET', '/status' )['withheld_mails'] );

		self::assertSame( array( 'done' => 1, 'problems' => array() ), $this->rest( 'POST', '/mails/send', array( 'ids' => array( $held[0]['id'] ) ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertCount( $before + 1, $this->mails( $order ), 'sent' );
		self::assertSame( array(), $this->held() );
		self::assertSame( array( 'done' => 0, 'problems' => array() ), $this->rest( 'POST', '/mails/send', array( 'ids' => array( $held[0]['id'] ) ) ), 'once' ); // phpcs:ignore WordPress.Arrays
	}

	public function test_e13_what_is_dismissed_is_not_sent(): void {
		$this->act_as( 'shop_manager' );
		list( $order, $id ) = $this->known_order();
		$before             = count( $this->mails( $order ) );
		$this->in_crm( $id, 'delivered' );
		$this->run_all();

		self::assertSame( 1, $this->rest( 'POST', '/mails/dismiss', array( 'ids' => array_column( $this->held(), 'id' ) ) )['done'] );
		self::assertSame( array(), $this->held() );
		self::assertCount( $before, $this->mails( $order ) );
	}

	public function test_e13_what_happened_long_ago_is_not_listed(): void {
		$this->act_as( 'shop_manager' );
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'delivered', 8 );
		$this->run_all();

		self::assertSame( array( 'completed', array() ), array( self::status_of( $order ), $this->held() ) );

		$this->plugin->settings->set( array( 'mail_days' => 30 ) );
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'delivered', 8 );
		$this->run_all();
		self::assertCount( 1, $this->held() );
	}

	/** An order that is gone, or a kind of mail that is switched off since, is a sentence and no crash. */
	public function test_e13_a_mail_that_cannot_be_sent_any_more_says_so(): void {
		$this->act_as( 'shop_manager' );
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'delivered' );
		$this->run_all();
		$held = $this->held();
		wc_get_order( $order->get_id() )->delete( true );

		self::assertSame( '', $this->held()[0]['to'] );
		$answer = $this->rest( 'POST', '/mails/send', array( 'ids' => array_column( $held, 'id' ) ) );
		self::assertSame( 0, $answer['done'] );
		self::assertCount( 1, $answer['problems'] );
	}

	public function test_e13_only_who_may_sync_sends(): void {
		$this->act_as( 'customer' );
		self::assertSame( 403, $this->rest( 'GET', '/mails' )['data']['status'] );
		self::assertSame( 403, $this->rest( 'POST', '/mails/send', array( 'ids' => array( 1 ) ) )['data']['status'] );
	}

	public function test_e13_a_status_can_mean_nothing_to_the_shop(): void {
		$this->configure( array(), array( 'kept' => array( 'waiting' ) ) );
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'waiting' );
		$this->live( $id );
		self::assertSame( 'processing', self::status_of( $order ), 'It does nothing.' );

		wc_get_order( $order->get_id() )->update_status( 'completed' );
		$this->queue( Side::Shop, 'order:' . $order->get_id() );
		$this->work();
		self::assertSame( array( 'completed', 'delivered' ), array( self::status_of( $order ), $this->stage( $id ) ), 'The shop still tells the CRM.' );
	}

	public function test_e13_a_status_that_means_nothing_is_never_written_by_a_one_way_row(): void {
		list( $order, $id ) = $this->known_order();
		$this->configure( array( 'drift' => 'overwrite' ), array( 'direction' => 'to_shop', 'kept' => array( 'waiting' ) ) ); // phpcs:ignore WordPress.Arrays
		$this->in_crm( $id, 'waiting' );
		wc_get_order( $order->get_id() )->update_status( 'on-hold' );
		$this->live( $id );

		self::assertSame( 'on-hold', self::status_of( $order ) );
	}

	public function test_e13_statuses_of_other_plugins_are_mapped_both_ways(): void {
		register_post_status( 'wc-packed', array( 'public' => true ) );
		add_filter( 'wc_order_statuses', static fn( array $statuses ): array => $statuses + array( 'wc-packed' => 'Packed' ) );
		$this->plugin = new Plugin();
		$this->configure( array(), array( 'values' => array( 'processing' => 'confirmed', 'packed' => 'waiting', 'completed' => 'delivered' ) ) ); // phpcs:ignore WordPress.Arrays
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'waiting' );
		$this->live( $id );
		self::assertSame( 'packed', self::status_of( $order ) );
		wc_get_order( $order->get_id() )->update_status( 'processing' );
		$this->queue( Side::Shop, 'order:' . $order->get_id() );
		$this->work();
		wc_get_order( $order->get_id() )->update_status( 'packed' );
		$this->queue( Side::Shop, 'order:' . $order->get_id() );
		$this->work();

		self::assertSame( 'waiting', $this->stage( $id ) );
	}

	public function test_e13_a_finished_order_is_not_taken_back_into_work(): void {
		foreach ( array( 'completed', 'cancelled', 'refunded' ) as $final ) {
			list( $order, $id ) = $this->known_order();
			wc_get_order( $order->get_id() )->update_status( $final );
			$this->queue( Side::Shop, 'order:' . $order->get_id() );
			$this->work();
			$this->in_crm( $id, 'confirmed' );
			$this->live( $id );
			self::assertSame( $final, self::status_of( $order ) );
		}

		$this->configure( array( 'permits' => array( 'reopen' ) ) );
		$this->in_crm( $id, 'waiting' );
		$this->live( $id );
		self::assertSame( 'on-hold', self::status_of( $order ), 'The setting allows it.' );
	}

	public function test_e13_what_the_crm_did_before_the_start_is_not_written_back(): void {
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'delivered', 1 );
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( "UPDATE {$GLOBALS['wpdb']->prefix}crosswalk_connections SET started_at=%d", time() - HOUR_IN_SECONDS ) );
		$this->run_all();
		self::assertSame( 'processing', self::status_of( $order ) );

		$this->in_crm( $id, 'cancelled' );
		$this->live( $id );
		self::assertSame( 'cancelled', self::status_of( $order ), 'What it does now is.' );
	}

	public function test_e13_taking_a_run_back_sends_no_mail(): void {
		list( $order, $id ) = $this->known_order();
		$this->in_crm( $id, 'delivered' );
		$run    = $this->run_all();
		$before = count( $this->mails( $order ) );
		$undo   = $this->plugin->sequels->undo( $run, 'person', 0 );
		$this->work();
		$this->plugin->sequels->follow( $undo, 'person', 0 );
		$this->work();

		self::assertSame( 'processing', self::status_of( $order ) );
		self::assertCount( $before, $this->mails( $order ) );
	}
}
