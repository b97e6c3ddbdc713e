<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support\Matrix;

use Crosswalk\Endpoint\OrderLine;
use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use WC_Order;

/**
 * V17 over the whole width: orders of every kind, made by WooCommerce, sent to the CRM over HTTP. Whatever fails is
 * listed by what it is: "three rates per line, prices with tax, rounded by line, …".
 */
abstract class OrderMatrixTestCase extends VtigerSyncTestCase {

	/** How many orders are made. */
	protected const ORDERS = 0;

	/** @return array<string, Combination> By name. */
	private static function selected(): array {
		return Combinations::select( static::ORDERS );
	}

	/** @return array<string, array{string}> */
	public static function decimals(): array {
		$values = Combination::DIMENSIONS['decimals'];
		return array_combine( $values, array_map( static fn( string $value ): array => array( $value ), $values ) );
	}

	public function test_every_two_values_meet_in_some_order(): void {
		$met = array();
		foreach ( self::selected() as $one ) {
			$met += array_flip( $one->pairs() );
		}

		self::assertCount( static::ORDERS, self::selected() );
		self::assertCount( Combinations::pairs(), $met );
	}

	/** The shop's decimals hold for all its orders, so that each of the three shops has a test of its own. */
	#[DataProvider( 'decimals' )]
	public function test_v17_the_crms_total_is_the_shops_to_the_cent_and_a_second_sync_writes_nothing( string $decimals ): void {
		$orders = $this->orders( $decimals );

		$this->sync();

		$this->assert_all_are_there( $orders );
		$this->assert_nothing_is_left_to_write( count( $orders ) );
	}

	/** @return array<string, array{Combination, WC_Order}> By name. */
	private function orders( string $decimals ): array {
		self::be_fast();
		add_filter( 'wc_get_price_decimals', static fn(): int => (int) $decimals, 1 );
		foreach ( array( 'USD' => 1.25, 'JPY' => 160.5, 'KWD' => 0.333 ) as $code => $rate ) { // phpcs:ignore WordPress.Arrays
			$this->emulator()->post( 'currencies', array( 'code' => $code, 'rate' => $rate ) ); // phpcs:ignore WordPress.Arrays
		}
		foreach ( MatrixShop::taxes() as $tax ) {
			$this->emulator()->post( 'taxes', array( 'label' => $tax[0], 'percentage' => $tax[1] ) ); // phpcs:ignore WordPress.Arrays
		}
		$shop   = new MatrixShop( $this->shop() );
		$orders = array();
		foreach ( self::selected() as $name => $one ) {
			if ( $one->is( 'decimals', $decimals ) ) {
				$orders[ $name ] = array( $one, $shop->order( $one ) );
			}
		}
		return $orders;
	}

	/** What others do with a new order is not what is tested here. */
	private static function be_fast(): void {
		foreach ( array( 'crosswalk_shop_changed', 'woocommerce_order_status_processing', 'woocommerce_order_status_pending_to_processing_notification', 'woocommerce_order_status_refunded', 'woocommerce_order_refunded', 'woocommerce_order_fully_refunded', 'woocommerce_order_partially_refunded', 'woocommerce_order_status_changed' ) as $hook ) {
			remove_all_actions( $hook );
		}
		// An order that was refunded before it was ever sent would be left alone (V17).
		add_filter( 'woocommerce_order_fully_refunded_status', '__return_empty_string' );
	}

	/** @param array<string, array{Combination, WC_Order}> $orders By name. */
	private function assert_all_are_there( array $orders ): void {
		$sent  = array_column( $this->crm( 'SalesOrder' ), null, 'vtiger_purchaseorder' );
		$lines = $this->plugin->shop->fetch( 'orders', array_map( static fn( array $order ): string => 'order:' . $order[1]->get_id(), array_values( $orders ) ) );
		$wrong = array();
		foreach ( $orders as $name => $order ) {
			$id     = $order[1]->get_id();
			$reason = isset( $sent[ $id ] ) ? self::difference( $order[0], $order[1], (array) $lines[ "order:$id" ]->fields['lines'], $sent[ $id ] ) : $this->reason( $id );
			if ( '' !== $reason ) {
				$wrong[ $name ] = $reason;
			}
		}
		self::assertSame( array(), $wrong, sprintf( '%d of %d orders', count( $wrong ), count( $orders ) ) );
	}

	/**
	 * What is wrong with an order in the CRM; empty: nothing.
	 *
	 * @param array<mixed>         $rows Neutral lines of the shop.
	 * @param array<string, mixed> $sent From the CRM.
	 */
	private static function difference( Combination $of, WC_Order $order, array $rows, array $sent ): string {
		$total    = (float) $order->get_total() - (float) $order->get_total_refunded();
		$items    = $sent['LineItems'];
		$shipping = (float) $sent['hdnS_H_Amount'] > 0 ? 1 : 0;
		$counted  = count( array_filter( $rows, static fn( array $row ): bool => OrderLine::COUPON !== $row['type'] ) );
		$limit    = min( 0.05, 0.005 * max( 1, $counted ) ) + 1e-9;
		return match ( true ) {
			abs( $total - (float) $sent['hdnGrandTotal'] ) > 0.000001 => "The total is $total in the shop, {$sent['hdnGrandTotal']} in the CRM.",
			abs( (float) $sent['txtAdjustment'] ) > $limit            => "The adjustment is {$sent['txtAdjustment']}, at most $limit was allowed.",
			count( $rows ) !== count( $items ) + $shipping            => sprintf( 'It has %d lines in the shop, %d in the CRM.', count( $rows ), count( $items ) + $shipping ),
			default                                                  => self::line_difference( $of, $rows, $items ),
		};
	}

	/**
	 * Each product's line is there with its quantity, and its price differs by no more than the shop has rounded.
	 *
	 * @param array<mixed>               $rows  Neutral lines of the shop.
	 * @param list<array<string, mixed>> $items Lines in the CRM.
	 */
	private static function line_difference( Combination $of, array $rows, array $items ): string {
		foreach ( array_values( array_filter( $rows, static fn( array $row ): bool => OrderLine::PRODUCT === $row['type'] ) ) as $i => $row ) {
			// The shop has rounded its price and each of its taxes.
			$unit = 10 ** -min( 2, MatrixShop::decimals( $of ) ) * ( 1 + max( 1, count( $row['taxes'] ) ) ) / 2;
			$net  = (float) $items[ $i ]['quantity'] * (float) $items[ $i ]['listprice'] - (float) $items[ $i ]['discount_amount'];
			if ( $row['name'] !== $items[ $i ]['comment'] || abs( (float) $row['quantity'] - (float) $items[ $i ]['quantity'] ) > 0.0001 || abs( $net - (float) $row['total'] ) > $unit ) {
				return sprintf( 'Line %d is %s × %s for %s in the shop, %s × %s for %s in the CRM.', $i + 1, $row['quantity'], $row['name'], $row['total'], $items[ $i ]['quantity'], $items[ $i ]['comment'], $net );
			}
		}
		return '';
	}

	private function assert_nothing_is_left_to_write( int $orders ): void {
		$this->emulator()->delete( 'stats' );

		$counts = $this->sync();

		self::assertSame( array( 'unchanged' => $orders ), $counts['orders>remote'] ?? array(), (string) wp_json_encode( $counts ) );
		self::assertSame( array(), array_intersect( array( 'create', 'revise', 'update', 'delete' ), array_keys( $this->emulator()->calls() ) ) );
	}

	/** Why an order did not go out. */
	private function reason( int $id ): string {
		global $wpdb;
		return 'Not sent: ' . $wpdb->get_var( $wpdb->prepare( "SELECT CONCAT(outcome,' ',message) FROM {$wpdb->prefix}crosswalk_updates WHERE module='orders' AND record_id=%s ORDER BY id DESC LIMIT 1", "order:$id" ) );
	}
}
