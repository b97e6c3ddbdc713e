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
		);
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
	 * @param array{0: string|null, 1: string}|null $tax Id and rate.
	 * @return array<string, mixed>
	 */
	private static function row( string $quantity, string $total, string $amount, ?array $tax ): array {
		return array(
			'type'     => OrderLine::PRODUCT,
			'product'  => '14x1',
			'name'     => 'Lamp',
			'quantity' => $quantity,
			'subtotal' => $total,
			'total'    => $total,
			'tax'      => $amount,
			'taxes'    => null === $tax ? array() : array( array( 'tax' => $tax[0], 'name' => 'VAT', 'rate' => $tax[1], 'amount' => $amount ) ), // phpcs:ignore WordPress.Arrays
		);
	}
}
