<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\Group;

/** V16: who owns the stock is a setting, and the CRM moves its own without a trace in the product. */
#[Group( 'woocommerce' )]
final class VtigerStockTest extends VtigerSyncTestCase {

	private function owner( string $owner ): void {
		$modules                      = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules['products']['stock'] = $owner;
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules, 'options' => array( 'frequency_min' => 15 ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array{\WC_Product, array<string, mixed>} A product on both sides, ten in stock. */
	private function product(): array {
		$product = $this->shop()->simple_product( array( 'manage_stock' => true, 'stock_quantity' => 10 ) ); // phpcs:ignore WordPress.Arrays
		$this->work();
		$there = array_values( array_filter( $this->crm( 'Products' ), static fn( array $one ): bool => $one['productcode'] === $product->get_sku() ) )[0];
		self::assertSame( '10.000', $there['qtyinstock'] );
		return array( $product, $there );
	}

	/** An invoice in the CRM takes its goods from stock and leaves the product's time as it was. @param array<string, mixed> $product */
	private function invoice( array $product, int $quantity ): void {
		$account = $this->emulator()->post( 'records/Accounts', array( 'element' => array( 'accountname' => uniqid( 'Account' ) ) ) );
		$this->emulator()->post(
			'records/Invoice',
			array(
				'element' => array(
					'subject'       => 'Over the counter',
					'account_id'    => ( $account['record'] ?? $account )['id'],
					'invoicestatus' => 'Created',
					'bill_street'   => 'x',
					'ship_street'   => 'x',
					'productid'     => $product['id'],
					'LineItems'     => array( array( 'productid' => $product['id'], 'quantity' => $quantity, 'listprice' => 1 ) ), // phpcs:ignore WordPress.Arrays
				),
			)
		);
	}

	private static function stock( \WC_Product $product ): int {
		return (int) wc_get_product( $product->get_id() )->get_stock_quantity();
	}

	public function test_v16_stock_that_an_invoice_of_the_crm_moves_reaches_the_shop(): void {
		list( $lamp, $there ) = $this->product();
		$this->product();
		$this->owner( 'remote' );
		$this->sync();
		$this->invoice( $there, 3 );
		$this->plugin->poller->poll( $this->connection );
		$this->work();
		self::assertSame( 10, self::stock( $lamp ), 'The poll does not see it.' );
		$this->emulator()->delete( 'stats' );

		$this->plugin->clockwork->look();

		global $wpdb;
		self::assertSame( array( $there['id'] ), $wpdb->get_col( "SELECT record_id FROM {$wpdb->prefix}crosswalk_updates WHERE status='accepted'" ), 'Only what differs is queued.' );
		$operations = $this->emulator()->calls();
		self::assertArrayNotHasKey( 'retrieve', $operations, 'No product is loaded.' );
		$this->work();
		self::assertSame( 7, self::stock( $lamp ) );
	}

	public function test_v16_a_scan_of_what_agrees_queues_nothing_and_is_due_again_with_the_polls(): void {
		list( $lamp, $there ) = $this->product();
		$this->owner( 'remote' );
		$this->sync();
		$this->plugin->clockwork->look();
		global $wpdb;
		self::assertSame( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_updates WHERE status='accepted'" ) );

		$this->invoice( $there, 1 );
		$this->plugin->clockwork->look();
		$this->work();
		self::assertSame( 10, self::stock( $lamp ), 'It is not due.' );

		$this->plugin->memory->forget( $this->connection, 'scanned' );
		$this->plugin->clockwork->look();
		$this->work();
		self::assertSame( 9, self::stock( $lamp ) );
	}

	public function test_v16_the_owner_decides_which_way_the_stock_goes(): void {
		foreach ( array( 'shop' => array( 4, '4.000' ), 'remote' => array( 8, '8.000' ), 'nobody' => array( 4, '8.000' ) ) as $owner => $expected ) { // phpcs:ignore WordPress.Arrays
			$this->owner( '' );
			list( $lamp, $there ) = $this->product();
			$this->owner( $owner );
			wc_update_product_stock( $lamp->get_id(), 4 );
			$this->emulator()->post( 'record/' . $there['id'], array( 'element' => array( 'qtyinstock' => '8' ) ) );
			$this->sync( array( 'products' ) );

			$now = array_column( $this->crm( 'Products' ), 'qtyinstock', 'id' );
			self::assertSame( $expected, array( self::stock( $lamp ), $now[ $there['id'] ] ), $owner );
		}
	}

	/** Once is enough to say so; what a person or another quantity sets going again still gets through. */
	public function test_v16_stock_that_the_shop_rejects_is_not_queued_again_by_every_scan(): void {
		list( $lamp, $there ) = $this->product();
		$this->product();
		$this->owner( 'remote' );
		$this->sync();
		$this->scan();
		$this->work();
		$broken = true;
		$reject = static function ( \WC_Product $product ) use ( &$broken ): void {
			if ( $broken ) {
				throw new \WC_Data_Exception( 'no', 'Not today: ' . esc_html( $product->get_name() ) );
			}
		};
		add_action( 'woocommerce_before_product_object_save', $reject );
		$this->invoice( $there, 3 );
		$this->scan();
		self::assertSame( 1, $this->queued() );
		$this->work();
		self::assertSame( 'rejected', $this->last_update( 'products' )['status'] );

		$this->scan();
		self::assertSame( 0, $this->queued(), 'Nothing changed.' );

		$this->invoice( $there, 1 );
		$this->scan();
		self::assertSame( 1, $this->queued(), 'The quantity is another one.' );
		$this->work();
		$broken = false;
		self::assertSame( 1, $this->plugin->updates->retry( array( 'id' => (int) $this->last_update( 'products' )['id'] ) ) );
		$this->work();
		self::assertSame( 6, self::stock( $lamp ) );
		$this->scan();
		self::assertNull( $this->plugin->memory->get( $this->connection, 'scan:tried' ) );
	}

	private function scan(): void {
		$this->plugin->memory->forget( $this->connection, 'scanned' );
		$this->plugin->clockwork->look();
	}

	private function queued(): int {
		global $wpdb;
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_updates WHERE status='accepted'" );
	}
}
