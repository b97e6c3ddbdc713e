<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Connectors\Vtiger\ProductPrices;
use Crosswalk\Connectors\Vtiger\Values;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class ValuesTest extends TestCase {

	/** @return array<string, array{FieldType, string, mixed}> Type, the CRM's text, neutral value. */
	public static function decoded(): array {
		return array(
			'yes'             => array( FieldType::Boolean, '1', true ),
			'on'              => array( FieldType::Boolean, 'on', true ),
			'no'              => array( FieldType::Boolean, '0', false ),
			'never set'       => array( FieldType::Boolean, '', false ),
			'decimal'         => array( FieldType::Decimal, '10.50000000', '10.5' ),
			'integer'         => array( FieldType::Integer, '7', 7 ),
			'empty'           => array( FieldType::Text, '', null ),
			'blank date'      => array( FieldType::Date, '0000-00-00', null ),
			'summer time'     => array( FieldType::Instant, '2026-07-01 12:00:00', '2026-07-01T10:00:00Z' ),
			'winter time'     => array( FieldType::Instant, '2026-11-24 12:00:00', '2026-11-24T11:00:00Z' ),
			'reference'       => array( FieldType::Reference, '12x5', '12x5' ),
			'blank reference' => array( FieldType::Reference, '12x0', null ),
		);
	}

	#[DataProvider( 'decoded' )]
	public function test_values_of_the_crm_become_neutral( FieldType $type, string $text, mixed $value ): void {
		self::assertSame( $value, self::values()->decode( new Field( 'f', 'F', $type ), $text ) );
	}

	/** @return array<string, array{FieldType, mixed, string}> Type, neutral value, the CRM's text. */
	public static function encoded(): array {
		return array(
			'yes'     => array( FieldType::Boolean, true, '1' ),
			'no'      => array( FieldType::Boolean, false, '0' ),
			'nothing' => array( FieldType::Text, null, '' ),
			'decimal' => array( FieldType::Decimal, '12.50', '12.5' ),
			'instant' => array( FieldType::Instant, '2026-07-01T10:00:00Z', '2026-07-01 12:00:00' ),
			'day'     => array( FieldType::Date, '2026-07-01T10:00:00Z', '2026-07-01' ),
			'choice'  => array( FieldType::Choice, 'a', 'a' ),
		);
	}

	#[DataProvider( 'encoded' )]
	public function test_neutral_values_become_the_crms( FieldType $type, mixed $value, string $text ): void {
		self::assertSame( $text, self::values()->encode( new Field( 'f', 'F', $type, options: array( 'a' => 'A' ) ), $value ) );
	}

	/** E12: the field, the value and the limit. */
	public function test_a_refusal_names_field_value_and_limit(): void {
		try {
			self::values()->encode( new Field( 'city', 'Mailing City', max_length: 5 ), 'Bratislava' );
			self::fail( 'It was taken.' );
		} catch ( EndpointError $error ) {
			self::assertSame( array( 'too_long', 'city' ), array( $error->error_code, $error->field ) );
			foreach ( array( 'Mailing City', 'Bratislava', '5', '10' ) as $part ) {
				self::assertStringContainsString( $part, $error->getMessage() );
			}
		}
	}

	public function test_a_version_is_final_when_its_second_is_over(): void {
		$at = (int) strtotime( '2026-11-24 11:00:00 UTC' );

		self::assertSame( '2026-11-24 12:00:00~', self::values()->version( '2026-11-24 12:00:00', $at ) );
		self::assertSame( '2026-11-24 12:00:00~', self::values()->version( '2026-11-24 12:00:00', $at + 1 ) );
		self::assertSame( '2026-11-24 12:00:00', self::values()->version( '2026-11-24 12:00:00', $at + 2 ) );
	}

	public function test_a_new_price_takes_its_price_row_along_and_taxes_stay(): void {
		$stored = array( 'tax1' => '19.000', 'tax2' => '', 'currency1' => '20.5', 'currency2' => '22', 'currency_id' => '21x1', 'unit_price' => '20.5', 'productname' => 'Lamp' ); // phpcs:ignore WordPress.Arrays

		self::assertEquals( array( 'qtyinstock' => '7', 'tax1' => '19.000', 'currency1' => '20.5', 'currency2' => '22', 'currency_id' => '21x1', 'unit_price' => '20.5' ), ProductPrices::kept( $stored, array( 'qtyinstock' => '7' ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertEquals( array( 'unit_price' => '30', 'currency1' => '30', 'tax1' => '19.000', 'currency2' => '22', 'currency_id' => '21x1' ), ProductPrices::kept( $stored, array( 'unit_price' => '30' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	private static function values(): Values {
		return new Values( new \DateTimeZone( 'Europe/Berlin' ) );
	}
}
