<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** V17: where the settings let orders come from the CRM, the shop has its totals as they are, and nothing else happens. */
#[Group( 'woocommerce' )]
final class VtigerOrdersBackTest extends VtigerSyncTestCase {

	/** @var array<string, mixed> */
	private array $product;

	protected function setUp(): void {
		parent::setUp();
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '19.0000', 'DE', 'MwSt' );
		$this->emulator()->post( 'taxes', array( 'label' => 'MwSt', 'percentage' => '19' ) ); // phpcs:ignore WordPress.Arrays
		$modules           = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules['orders'] = array( 'direction' => 'both', 'create_shop' => true, 'rows' => array_map( static fn( array $row ): array => array( 'direction' => 'both' ) + $row, $modules['orders']['rows'] ) ) + $modules['orders']; // phpcs:ignore WordPress.Arrays
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
		$this->product = $this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'Lamp', 'productcode' => 'L-1', 'unit_price' => '50', 'discontinued' => '1', 'qtyinstock' => '20', 'tax4' => '19' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @param array<string, mixed> $of Of the order. @return array<string, mixed> */
	private function order( array $of ): array {
		$account = $this->emulator()->post( 'records/Accounts', array( 'element' => array( 'accountname' => uniqid( 'Account' ) ) ) );
		$element = array(
			'subject'                       => 'By telephone',
			'sostatus'                      => 'Approved',
			'invoicestatus'                 => 'AutoCreated',
			'account_id'                    => $account['id'],
			'bill_street'                   => 'Street 1',
			'ship_street'                   => 'Street 2',
			'currency_id'                   => '21x1',
			'conversion_rate'               => 1,
			'productid'                     => $this->product['id'],
			'LineItems'                     => array(
				array( 'productid' => $this->product['id'], 'quantity' => 2, 'listprice' => 50, 'tax4' => 19, 'discount_amount' => 3, 'comment' => 'Lamp, green' ), // phpcs:ignore WordPress.Arrays
				array( 'productid' => $this->product['id'], 'quantity' => 1.5, 'listprice' => 20, 'tax4' => 19, 'discount_percent' => 10 ), // phpcs:ignore WordPress.Arrays
			),
			'txtAdjustment'                 => 0.02,
			'shipping_&_handling'           => 4.9,
			'shipping_&_handling_shtax1'    => 19,
		);
		return $this->emulator()->post( 'records/SalesOrder', array( 'element' => $of + $element ) );
	}

	/**
	 * Goods are 97 + 27 without tax, 23.56 tax; shipping has 0.931 tax.
	 *
	 * @return array<string, array{array<string, mixed>, string, string, string}> Of the order; total, tax, discount of all.
	 */
	public static function orders(): array {
		return array(
			'each line its taxes, an amount off'       => array( array( 'hdnTaxType' => 'individual', 'hdnDiscountAmount' => 11.9 ), '141.51', '24.49', '-11.9' ), // phpcs:ignore WordPress.Arrays
			'one tax for the order, an amount off'     => array( array( 'hdnTaxType' => 'group', 'hdnDiscountAmount' => 11.9 ), '139.25', '22.23', '-11.9' ), // phpcs:ignore WordPress.Arrays
			'one tax for the order, a percentage off'  => array( array( 'hdnTaxType' => 'group', 'hdnDiscountPercent' => 10 ), '138.66', '22.14', '-12.4' ), // phpcs:ignore WordPress.Arrays
			'no discount'                              => array( array( 'hdnTaxType' => 'group' ), '153.41', '24.49', '' ), // phpcs:ignore WordPress.Arrays
		);
	}

	/** @param array<string, mixed> $of Of the order. */
	#[DataProvider( 'orders' )]
	public function test_v17_an_order_of_the_crm_is_stored_as_it_is_there( array $of, string $total, string $tax, string $discount ): void {
		$there = $this->order( $of );
		self::assertEqualsWithDelta( (float) $total, (float) $there['hdnGrandTotal'], 0.005 );

		self::assertSame( 1, $this->sync()['orders>shop']['created'] ?? 0 );

		$orders = wc_get_orders( array() );
		self::assertCount( 1, $orders );
		self::assertSame( array( $total, $tax, '4.9', 'processing' ), array( $orders[0]->get_total(), wc_format_decimal( $orders[0]->get_total_tax(), 2 ), $orders[0]->get_shipping_total(), $orders[0]->get_status() ) );
		self::assertSame( array( 'Lamp, green', 'Lamp' ), array_values( array_map( static fn( $item ): string => $item->get_name(), $orders[0]->get_items() ) ) );
		self::assertSame( array_filter( array( $discount ) ), array_values( array_map( static fn( $item ): string => $item->get_total(), $orders[0]->get_items( 'fee' ) ) ) );
		self::assertSame( array( '0.931' ), array_values( array_values( $orders[0]->get_items( 'shipping' ) )[0]->get_taxes()['total'] ) );
		self::assertSame( '20.000', $this->crm( 'Products' )[0]['qtyinstock'] );
		self::assertSame( array(), $this->mailbox->mails() );

		foreach ( $this->sync() as $side => $numbers ) {
			self::assertSame( array( 'unchanged' ), array_keys( $numbers ), $side );
		}
		self::assertSame( $there['hdnGrandTotal'], $this->crm( 'SalesOrder' )[0]['hdnGrandTotal'] );
	}

	/** WooCommerce has no halves unless a plugin brings them: the amounts are right, and it is said. */
	public function test_v17_a_quantity_that_the_shop_cannot_count_is_said(): void {
		$this->order( array( 'hdnTaxType' => 'group' ) );
		$this->sync();

		global $wpdb;
		$record = $wpdb->get_row( "SELECT outcome, reason FROM {$wpdb->prefix}crosswalk_run_records WHERE module='orders' AND side='shop'" );
		self::assertSame( 'created', $record->outcome );
		self::assertStringContainsString( 'Lamp (1.5)', (string) $record->reason );
	}

	public function test_v17_an_order_edited_in_the_crm_is_edited_in_the_shop(): void {
		$there = $this->order( array( 'hdnTaxType' => 'group' ) );
		$this->sync();
		$this->emulator()->post( 'clock', array( 'offsetMs' => 9000 ) );
		$line = array( 'productid' => $this->product['id'], 'quantity' => 4, 'listprice' => 50, 'tax4' => 19 ); // phpcs:ignore WordPress.Arrays
		$this->emulator()->post( 'record/' . $there['id'], array( 'element' => array( 'hdnTaxType' => 'group', 'currency_id' => '21x1', 'conversion_rate' => 1, 'productid' => $this->product['id'], 'LineItems' => array( $line ) ) ) ); // phpcs:ignore WordPress.Arrays

		$this->plugin->poller->poll( $this->connection );
		$this->work();

		$orders = wc_get_orders( array() );
		self::assertCount( 1, $orders );
		self::assertSame( wc_format_decimal( $this->crm( 'SalesOrder' )[0]['hdnGrandTotal'], 2 ), $orders[0]->get_total() );
		self::assertSame( array( 4 ), array_values( array_map( static fn( $item ): int => $item->get_quantity(), $orders[0]->get_items() ) ) );
	}
}
