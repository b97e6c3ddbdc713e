<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Plugin;
use Crosswalk\Storage\Update;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** E33: what a deletion does on the other side, and that a record which comes back is as it was before. */
#[Group( 'woocommerce' )]
final class ComebackTest extends TestCase {

	private Plugin $plugin;

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->plugin = new Plugin();
		$modules      = $this->plugin->registry->get( 'sandbox' )->definition()->modules();

		$modules['orders']['direction'] = 'both';
		$modules['taxes']['enabled']    = false;
		$this->connection               = $this->plugin->connections->add( array( 'connector' => 'sandbox', 'name' => 'CRM', 'settings' => array( 'start' => 'empty' ), 'secrets' => array(), 'modules' => $modules, 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	private function policy( string $module, string $policy ): void {
		$modules                      = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules[ $module ]['delete'] = $policy;
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
	}

	private function crm(): Endpoint {
		return $this->plugin->pairings->of( $this->connection )?->endpoint( Side::Remote ) ?? self::fail( 'No pairing.' );
	}

	private function work(): void {
		$this->end_request();
		for ( $i = 0; $i < 20; $i++ ) {
			$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}crosswalk_updates SET next_at=0 WHERE next_at<4102444800" );
			if ( 0 === $this->plugin->worker->work( 5 ) ) {
				return;
			}
		}
	}

	/** Another one beside it, so that a side is not empty when it is gone. */
	private function linked( string $module, string $id ): string {
		$this->work();
		return (string) ( $this->plugin->links->of( $this->connection, $module, Side::Shop, array( $id ) )[ $id ]->remote_id ?? '' );
	}

	private function lamp(): \WC_Product {
		$this->shop()->simple_product( array( 'name' => 'Other' ) );
		return $this->shop()->simple_product( array( 'name' => 'Lamp' ) );
	}

	/** @return array<string, mixed> */
	private function there( string $module, string $id ): array {
		return $this->crm()->fetch( $module, array( $id ) )[ $id ]->fields ?? array();
	}

	/** Somebody deletes it in the CRM. @return array<string, string> The row, to be brought back. */
	private function delete_there( string $module, string $id ): array {
		$row = (array) $GLOBALS['wpdb']->get_row( $GLOBALS['wpdb']->prepare( "SELECT * FROM {$GLOBALS['wpdb']->prefix}crosswalk_sandbox WHERE module=%s AND record=%s", $module, $id ), ARRAY_A );
		foreach ( $this->crm()->save( $module, array( new Write( 'k', $id, array(), null, true ) ) ) as $result ) {
			self::assertNull( $result->error );
		}
		$this->tell( $module, $id );
		return $row;
	}

	private function tell( string $module, string $id ): void {
		$this->plugin->updates->add( array( array( 'connection_id' => $this->connection, 'module' => $module, 'side' => Side::Remote, 'record_id' => $id ) ), Update::PRIORITY_LIVE ); // phpcs:ignore WordPress.Arrays
		$this->work();
	}

	public function test_e33_a_product_from_the_trash_is_in_use_again_on_both_sides(): void {
		$lamp = $this->lamp();
		$id   = $this->linked( 'products', 'product:' . $lamp->get_id() );
		wp_trash_post( $lamp->get_id() );
		$this->work();
		self::assertFalse( $this->there( 'products', $id )['active'], 'Taken out of use.' );

		wp_untrash_post( $lamp->get_id() );
		wp_publish_post( $lamp->get_id() );
		$this->work();

		self::assertSame( 'publish', get_post_status( $lamp->get_id() ) );
		self::assertTrue( $this->there( 'products', $id )['active'] );
		self::assertSame( $id, $this->linked( 'products', 'product:' . $lamp->get_id() ), 'It is the same pair.' );
		self::assertSame( '2', $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM {$GLOBALS['wpdb']->prefix}crosswalk_sandbox WHERE module='products'" ) );
	}

	public function test_e33_a_product_that_comes_back_as_a_draft_stays_out_of_use(): void {
		$lamp = $this->lamp();
		$id   = $this->linked( 'products', 'product:' . $lamp->get_id() );
		wp_trash_post( $lamp->get_id() );
		$this->work();
		wp_untrash_post( $lamp->get_id() );
		wp_update_post( array( 'ID' => $lamp->get_id(), 'post_status' => 'draft' ) ); // phpcs:ignore WordPress.Arrays
		$this->work();

		self::assertSame( 'draft', get_post_status( $lamp->get_id() ) );
		self::assertFalse( $this->there( 'products', $id )['active'] );
	}

	public function test_e33_a_product_that_reappears_in_the_crm_is_published_again(): void {
		$lamp = $this->lamp();
		$id   = $this->linked( 'products', 'product:' . $lamp->get_id() );
		$row  = $this->delete_there( 'products', $id );
		self::assertSame( 'draft', get_post_status( $lamp->get_id() ) );

		unset( $row['id'] );
		$GLOBALS['wpdb']->insert( $GLOBALS['wpdb']->prefix . 'crosswalk_sandbox', $row );
		$this->tell( 'products', $id );

		self::assertSame( 'publish', get_post_status( $lamp->get_id() ) );
		self::assertSame( $id, $this->linked( 'products', 'product:' . $lamp->get_id() ) );
	}

	public function test_e33_an_order_from_the_trash_goes_on_with_its_record(): void {
		$other = $this->shop()->order( array( 'customer' => $this->shop()->customer(), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$order = $this->shop()->order( array( 'customer' => $this->shop()->customer(), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		$id    = $this->linked( 'orders', 'order:' . $order->get_id() );
		wc_get_order( $order->get_id() )->delete( false );
		$this->work();
		self::assertSame( 'confirmed', $this->there( 'orders', $id )['stage'], 'It stays as it is.' );

		wc_get_order( $order->get_id() )->untrash();
		wc_get_order( $order->get_id() )->update_status( 'completed' );
		$this->work();

		self::assertSame( 'delivered', $this->there( 'orders', $id )['stage'] );
		self::assertSame( $id, $this->linked( 'orders', 'order:' . $order->get_id() ) );
		self::assertNotSame( '', $this->linked( 'orders', 'order:' . $other->get_id() ) );
	}

	/** V16: the product that holds variations together is a record only by a setting, also for a worker that is at work. */
	public function test_v16_a_variable_product_goes_out_by_setting(): void {
		$shirt = 'product:' . $this->shop()->variable_product()->get_id();
		self::assertSame( '', $this->linked( 'products', $shirt ) );

		$this->plugin->settings->set( array( 'variable_parents' => true ) );
		wp_update_post( array( 'ID' => (int) substr( $shirt, 8 ), 'post_title' => 'Shirt, new' ) ); // phpcs:ignore WordPress.Arrays

		$id = $this->linked( 'products', $shirt );
		self::assertSame( 'Shirt, new', $this->there( 'products', $id )['title'] ?? null );
	}

	public function test_e33_a_deletion_can_be_carried_over_either_way(): void {
		$this->policy( 'products', 'delete' );
		$lamp = $this->lamp();
		$id   = $this->linked( 'products', 'product:' . $lamp->get_id() );
		wp_trash_post( $lamp->get_id() );
		$this->work();
		self::assertSame( array(), $this->there( 'products', $id ) );

		$boat = $this->shop()->simple_product( array( 'name' => 'Boat' ) );
		$this->delete_there( 'products', $this->linked( 'products', 'product:' . $boat->get_id() ) );
		self::assertSame( 'trash', get_post_status( $boat->get_id() ), 'Not for good: it is in the trash.' );
	}

	public function test_e33_nothing_happens_where_that_is_the_setting(): void {
		$this->policy( 'products', 'unlink' );
		$lamp = $this->lamp();
		$id   = $this->linked( 'products', 'product:' . $lamp->get_id() );
		wp_trash_post( $lamp->get_id() );
		$this->work();
		self::assertTrue( $this->there( 'products', $id )['active'] );

		$boat = $this->shop()->simple_product( array( 'name' => 'Boat' ) );
		$this->delete_there( 'products', $this->linked( 'products', 'product:' . $boat->get_id() ) );
		self::assertSame( 'publish', get_post_status( $boat->get_id() ) );
	}
}
