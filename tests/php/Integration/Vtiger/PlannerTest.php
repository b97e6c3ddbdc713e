<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Connectors\Vtiger\OrderPlan;
use Crosswalk\Connectors\Vtiger\Planner;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\OrderLine;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** V17: lines, taxes, shipping, fees and discounts so that the CRM's total is the shop's. */
final class PlannerTest extends TestCase {

	private const TAXES = array(
		'34x1' => array( 'id' => '34x1', 'name' => 'tax1', 'label' => 'VAT', 'rate' => '19' ), // phpcs:ignore WordPress.Arrays
		'34x2' => array( 'id' => '34x2', 'name' => 'tax2', 'label' => 'Reduced', 'rate' => '7' ), // phpcs:ignore WordPress.Arrays
	);

	/** @return array<string, array{list<array<string, mixed>>, string, string, string}> Lines, total, mode, adjustment. */
	public static function orders(): array {
		$vat     = array( '34x1', '19' );
		$reduced = array( '34x2', '7' );
		return array(
			'one rate'              => array( array( self::row( '3', '10.00', '1.90', $vat ) ), '11.90', 'group', '0.00000001' ),
			'two rates'             => array( array( self::row( '1', '10.00', '1.90', $vat ), self::row( '1', '10.00', '0.70', $reduced ) ), '22.60', 'individual', '0' ),
			'taxed and untaxed'     => array( array( self::row( '1', '10.00', '1.90', $vat ), self::row( '1', '5.00', '0', null ) ), '16.90', 'individual', '0' ),
			'a coupon does not tax' => array( array( self::row( '1', '10.00', '1.90', $vat ), array( 'type' => OrderLine::COUPON ) + self::row( '1', '3.00', '0', null ) ), '11.90', 'group', '0' ),
			'rounding by line'      => array( array( self::row( '1', '0.99', '0.19', $vat ), self::row( '1', '0.99', '0.19', $vat ), self::row( '1', '0.99', '0.19', $vat ) ), '3.54', 'group', '0.0057' ),
			'no tax'                => array( array( self::row( '0.5', '10.00', '0', null ) ), '10.00', 'group', '0' ),
			'refund'                => array( array( self::row( '1', '10.00', '1.90', $vat ), array( 'type' => OrderLine::REFUND ) + self::row( '1', '-10.00', '-1.90', $vat ) ), '11.90', 'group', '0' ),
			'tax on tax'            => array( array( self::row( '1', '100.00', '10.47', array( '34x1', '9.975' ) ) ), '110.47', 'group', '0' ),
			// Each tax is rounded by itself: 4.495 → 4.50 and 0.105 → 0.11 are a cent more than 4.60 together.
			'two taxes rounded up'  => array( array( self::row( '1', '14.50', '4.495', array( '34x1', '31' ), array( '34x2', '0.725', '0.105125' ) ) ), '19.11', 'group', '0' ),
			// 12345 + 8 % = 987.6, rounded to 988 yen: 13333.
			'yen'                   => array( array( self::row( '1', '12345', '987.6', array( '34x1', '8' ) ) ), '13333', 'group', '0' ),
			// Entered with tax: 1.25 has 0.125 less half a cent, which is rounded down to 0.12.
			'half a cent down'      => array( array( self::row( '1', '1.13', '0.125', array( '34x1', '11.0619' ) ) ), '1.25', 'group', '0' ),
			'only a tax'            => array( array( self::row( '1', '10.00', '1.90', $vat ), self::row( '1', '0', '0.38', $vat ) ), '12.28', 'individual', '0' ),
		);
	}

	/** A rate that is on top of others, and one that was apportioned. */
	public function test_a_tax_on_top_of_another_becomes_the_rate_that_gives_its_amount(): void {
		$line = self::plan( array( self::row( '1', '100.00', '5', array( '34x1', '5' ), array( '34x2', '9.975', '10.47375' ) ) ), '115.47' )->lines[0];
		$fee  = self::plan( array( array( 'type' => OrderLine::FEE ) + self::row( '1', '-10.00', '-1.2', array( '34x1', '19' ) ) ), null )->lines[0];

		self::assertSame( array( 'tax1' => '5', 'tax2' => '10.474' ), array_map( 'strval', $line->rates ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'tax1' => '12' ), array_map( 'strval', $fee->rates ) );
	}

	/** What the shop charged for each line is what the CRM computes for it; the rates stay as they are called. */
	public function test_a_shop_without_decimals_gets_its_total_by_the_prices_of_its_lines(): void {
		$rows = array( self::row( '3', '1000', '190', array( '34x1', '19' ) ), self::row( '1', '333', '23.31', array( '34x2', '7' ) ), array( 'type' => OrderLine::SHIPPING ) + self::row( '1', '5', '0.95', array( '34x1', '19' ) ) );
		$plan = self::plan( $rows, '1552' );

		self::assertSame( array( '1190', '356', '6' ), array_map( static fn( $line ): string => $line->computed()->fixed( 0 ), array( ...$plan->lines, $plan->shipping ) ) );
		self::assertSame( array( '19', '7' ), array( (string) $plan->lines[0]->rates['tax1'], (string) $plan->lines[1]->rates['tax2'] ) );
		self::assertSame( '0.0000', $plan->adjustment()->fixed( 4 ) );
	}

	public function test_a_tax_without_a_link_is_found_by_its_name_and_rate(): void {
		$line = self::plan( array( self::row( '1', '10.00', '1.90', array( null, '19.0' ) ) ), '11.90' )->lines[0];

		self::assertSame( array( 'tax1' => '19' ), array_map( 'strval', $line->rates ) );
	}

	/** @param list<array<string, mixed>> $rows Lines. */
	#[DataProvider( 'orders' )]
	public function test_mode_and_adjustment( array $rows, string $total, string $mode, string $adjustment ): void {
		$plan = self::plan( $rows, $total );

		self::assertSame( $mode, $plan->mode );
		self::assertSame( $adjustment, (string) $plan->adjustment() );
	}

	public function test_a_discount_is_the_lines_own(): void {
		$line = self::plan( array( array( 'subtotal' => '30.00' ) + self::row( '3', '25.00', '4.75', array( '34x1', '19' ) ) ), null )->lines[0];

		self::assertSame( array( '3', '10', '5', '25' ), array( (string) $line->quantity, (string) $line->price, (string) $line->discount, (string) $line->net() ) );
	}

	public function test_the_first_shipping_is_the_orders_own_and_others_are_lines(): void {
		$shipping = array( 'type' => OrderLine::SHIPPING ) + self::row( '1', '5.00', '0.95', array( '34x1', '19' ) );
		$plan     = self::plan( array( self::row( '1', '10.00', '1.90', array( '34x1', '19' ) ), $shipping, $shipping ), '23.80' );

		self::assertSame( '5', (string) $plan->shipping?->net() );
		self::assertSame( array( 'tax1' => '19' ), array_map( 'strval', $plan->shipping->rates ) );
		self::assertSame( array( OrderLine::SHIPPING ), $plan->stand_ins() );
		self::assertSame( '0', (string) $plan->adjustment() );
	}

	public function test_shipping_alone_becomes_a_line(): void {
		$plan = self::plan( array( array( 'type' => OrderLine::SHIPPING ) + self::row( '1', '5.00', '0', null ) ), '5.00' );

		self::assertCount( 1, $plan->lines );
		self::assertNull( $plan->shipping );
	}

	/** @return array<string, array{list<array<string, mixed>>, string|null, string}> Lines, total, code. */
	public static function refused(): array {
		return array(
			'no lines'          => array( array(), '0', 'no_lines' ),
			'tax not in CRM'    => array( array( self::row( '1', '10.00', '2.10', array( null, '21' ) ) ), null, 'tax_missing' ),
			'odd quantity'      => array( array( self::row( '0.1234', '10.00', '0', null ) ), null, 'too_many_decimals' ),
			'a cent too much'   => array( array( self::row( '1', '10.00', '1.90', array( '34x1', '19' ) ) ), '11.91', 'total_differs' ),
			'never above 0.05'  => array( array_fill( 0, 40, self::row( '1', '10.00', '0', null ) ), '400.06', 'total_differs' ),
		);
	}

	/** @param list<array<string, mixed>> $rows Lines. */
	#[DataProvider( 'refused' )]
	public function test_what_cannot_stand_in_the_crm_is_refused( array $rows, ?string $total, string $code ): void {
		try {
			self::plan( $rows, $total )->adjustment();
			self::fail( 'It was not refused.' );
		} catch ( EndpointError $error ) {
			self::assertSame( $code, $error->error_code );
		}
	}

	/** @param list<array<string, mixed>> $rows Lines. */
	private static function plan( array $rows, ?string $total ): OrderPlan {
		return ( new Planner( self::TAXES, array( 'tax1', 'tax2', 'tax3' ) ) )->plan( $rows, $total );
	}

	/**
	 * @param array{0: string|null, 1: string}|null    $tax    Id and rate.
	 * @param array{0: string, 1: string, 2: string}|null $second Id, rate and amount of a further tax.
	 * @return array<string, mixed>
	 */
	private static function row( string $quantity, string $total, string $amount, ?array $tax, ?array $second = null ): array {
		$taxes = null === $tax ? array() : array( array( 'tax' => $tax[0], 'name' => 'VAT', 'rate' => $tax[1], 'amount' => $amount ) ); // phpcs:ignore WordPress.Arrays
		if ( null !== $second ) {
			$taxes[] = array( 'tax' => $second[0], 'name' => 'Reduced', 'rate' => $second[1], 'amount' => $second[2] ); // phpcs:ignore WordPress.Arrays
		}
		return array(
			'type'     => OrderLine::PRODUCT,
			'product'  => '14x1',
			'name'     => 'Lamp',
			'quantity' => $quantity,
			'subtotal' => $total,
			'total'    => $total,
			'tax'      => $amount,
			'taxes'    => $taxes,
		);
	}
}
