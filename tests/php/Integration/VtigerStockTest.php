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
		$operations = (array) ( $this->emulator()->get( 'stats' )['operations'] ?? array() );
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
}
