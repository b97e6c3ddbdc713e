<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Conversion;
use Crosswalk\Mapping\Validator;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Values become the type of the field they go to, or stay as they are and are refused by name (E12, V12). */
final class ConversionTest extends TestCase {

	/** @return iterable<string, array{mixed, FieldType, mixed}> */
	public static function conversions(): iterable {
		yield 'nothing' => array( null, FieldType::Boolean, null );
		yield 'yes as text' => array( true, FieldType::Text, 'yes' );
		yield 'no as text' => array( false, FieldType::Text, 'no' );
		yield 'text as yes' => array( ' Yes ', FieldType::Boolean, true );
		yield 'a number as no' => array( 0, FieldType::Boolean, false );
		yield 'text that is neither' => array( 'maybe', FieldType::Boolean, 'maybe' );
		yield 'a whole number as text' => array( 7, FieldType::Text, '7' );
		yield 'text as a whole number' => array( '7', FieldType::Integer, 7 );
		yield 'a decimal that is whole' => array( '7.000', FieldType::Integer, 7 );
		yield 'a decimal that is not' => array( '7.5', FieldType::Integer, '7.5' );
		yield 'more digits than fit' => array( '12345678901234567890', FieldType::Integer, '12345678901234567890' );
		yield 'a whole number as decimal' => array( 7, FieldType::Decimal, '7' );
		yield 'a moment as a day' => array( '2026-11-23T10:00:00Z', FieldType::Date, '2026-11-23' );
		yield 'a moment late at night is on the next day where the shop is' => array( '2026-11-23T23:30:00Z', FieldType::Date, '2026-11-24' );
		yield 'a day begins at midnight where the shop is' => array( '2026-11-23', FieldType::Instant, '2026-11-22T23:00:00Z' );
		yield 'in summer too' => array( '2026-07-01', FieldType::Instant, '2026-06-30T22:00:00Z' );
		yield 'no date of MySQL' => array( '0000-00-00', FieldType::Date, null );
		yield 'no time of MySQL' => array( '0000-00-00 00:00:00', FieldType::Instant, null );
		yield 'a day that does not exist' => array( '2026-02-29', FieldType::Instant, '2026-02-29' );
		yield 'a small float of a program' => array( 1.5E-5, FieldType::Decimal, '0.000015' );
		yield 'a large one written as text' => array( '1.5E+3', FieldType::Decimal, '1500' );
		yield 'it is whole' => array( '1e3', FieldType::Integer, 1000 );
		yield 'a name of a country' => array( 'Poland', FieldType::Country, 'PL' );
		yield 'a number as a choice' => array( 2, FieldType::Choice, '2' );
		yield 'rows stay rows' => array( array( array( 'a' => 1 ) ), FieldType::Text, array( array( 'a' => 1 ) ) );
	}

	#[DataProvider( 'conversions' )]
	public function test_convert( mixed $value, FieldType $to, mixed $expected ): void {
		self::assertSame( $expected, TransformsTest::transforms()->conversion()->convert( $value, new Field( 'x', 'X', $to ) ) );
	}

	/** What the check calls safe gets through in truth: one value of each type, to each type. */
	public function test_v12_what_is_safe_is_taken(): void {
		$samples    = array( 'text' => 'x', 'long_text' => 'x', 'email' => 'a@x.test', 'phone' => '1', 'url' => 'https://x.test', 'integer' => 7, 'decimal' => '7.5', 'boolean' => true, 'date' => '2026-11-23', 'instant' => '2026-11-23T10:00:00Z', 'choice' => 'a', 'country' => 'PL', 'state' => 'CA', 'currency' => 'EUR' ); // phpcs:ignore WordPress.Arrays
		$conversion = TransformsTest::transforms()->conversion();
		$safe       = 0;
		foreach ( $samples as $from => $value ) {
			foreach ( array_keys( $samples ) as $to ) {
				$field = new Field( 'x', 'X', FieldType::from( $to ), options: array() );
				if ( Conversion::SAFE === Conversion::fit( FieldType::from( $from ), FieldType::from( $to ) ) ) {
					++$safe;
					self::assertNull( Validator::wrong( $field, $conversion->convert( $value, $field ) ), "$from as $to" );
				}
			}
		}
		self::assertGreaterThan( 40, $safe );
	}

	/** @return iterable<string, array{FieldType, string, string|null}> */
	public static function wrongs(): iterable {
		yield 'a day' => array( FieldType::Date, '2024-02-29', null );
		yield 'a day that does not exist' => array( FieldType::Date, '2026-02-31', 'not_a_date' );
		yield 'no day of MySQL' => array( FieldType::Date, '0000-00-00', 'not_a_date' );
		yield 'a moment' => array( FieldType::Instant, '2026-11-23T10:00:00Z', null );
		yield 'words for a moment' => array( FieldType::Instant, 'tomorrow', 'not_a_date' );
		yield 'the 25th hour' => array( FieldType::Instant, '2026-11-23T25:00:00Z', 'not_a_date' );
	}

	#[DataProvider( 'wrongs' )]
	public function test_e12_what_is_no_date_is_refused( FieldType $type, string $value, ?string $code ): void {
		self::assertSame( $code, Validator::wrong( new Field( 'x', 'X', $type ), $value )?->code );
	}

	/** @return iterable<string, array{FieldType, FieldType, string}> */
	public static function fits(): iterable {
		yield 'text as an e-mail' => array( FieldType::Text, FieldType::Email, Conversion::RISKY );
		yield 'text as a number' => array( FieldType::Text, FieldType::Decimal, Conversion::RISKY );
		yield 'an e-mail as a number' => array( FieldType::Email, FieldType::Decimal, Conversion::IMPOSSIBLE );
		yield 'a day as a number' => array( FieldType::Date, FieldType::Integer, Conversion::IMPOSSIBLE );
		yield 'a number as a moment' => array( FieldType::Integer, FieldType::Instant, Conversion::IMPOSSIBLE );
		yield 'anything as lines' => array( FieldType::Text, FieldType::Lines, Conversion::IMPOSSIBLE );
		yield 'a reference as text' => array( FieldType::Reference, FieldType::Text, Conversion::IMPOSSIBLE );
	}

	#[DataProvider( 'fits' )]
	public function test_v12_fit( FieldType $from, FieldType $to, string $expected ): void {
		self::assertSame( $expected, Conversion::fit( $from, $to ) );
	}
}
