<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use Crosswalk\Endpoint\Decimal;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Exact decimals, rounded half up: totals equal to the cent (V17). */
final class DecimalTest extends TestCase {

	/** @return list<array{string, string, string, string, string, string|null}> a, b, sum, difference, product, quotient. */
	public static function sums(): array {
		return array(
			array( '0.1', '0.2', '0.3', '-0.1', '0.02', '0.5' ),
			array( '-1.5', '0.5', '-1', '-2', '-0.75', '-3' ),
			array( '119', '-11.9', '107.1', '130.9', '-1416.1', '-10' ),
			array( '1', '3', '4', '-2', '3', '0.333333333333' ),
			array( '2', '3', '5', '-1', '6', '0.666666666667' ),
			array( '12345678901234567890.123456', '1', '12345678901234567891.123456', '12345678901234567889.123456', '12345678901234567890.123456', '12345678901234567890.123456' ),
		);
	}

	#[DataProvider( 'sums' )]
	public function test_arithmetic( string $a, string $b, string $sum, string $difference, string $product, string $quotient ): void {
		$left  = Decimal::of( $a );
		$right = Decimal::of( $b );
		self::assertSame( array( $sum, $difference, $product, $quotient ), array( (string) $left->add( $right ), (string) $left->sub( $right ), (string) $left->mul( $right ), (string) $left->div( $right ) ) );
	}

	/** @return list<array{string, int, string}> */
	public static function roundings(): array {
		return array(
			array( '1.005', 2, '1.01' ),
			array( '-1.005', 2, '-1.01' ),
			array( '2.344999999999', 2, '2.34' ),
			array( '0.004', 2, '0.00' ),
			array( '-0.004', 2, '0.00' ),
			array( '99.5', 0, '100' ),
			array( '5203.00650000', 3, '5203.007' ),
			array( '7', 3, '7.000' ),
		);
	}

	#[DataProvider( 'roundings' )]
	public function test_rounding_is_half_up_away_from_zero( string $value, int $decimals, string $rounded ): void {
		self::assertSame( $rounded, Decimal::of( $value )->fixed( $decimals ) );
	}

	public function test_what_is_no_number_is_none(): void {
		self::assertNull( Decimal::parse( 'abc' ) );
		self::assertNull( Decimal::parse( '' ) );
		self::assertNull( Decimal::parse( '.' ) );
		self::assertNull( Decimal::parse( '1e5' ) );
		self::assertNull( Decimal::parse( '1,5' ) );
		self::assertSame( '0.5', (string) Decimal::parse( '+.5' ) );
	}

	public function test_division_by_zero_is_refused(): void {
		$this->expectException( \DivisionByZeroError::class );
		Decimal::of( '1' )->div( Decimal::of( '0.0' ) );
	}
}
