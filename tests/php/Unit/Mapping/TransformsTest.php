<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\Geography;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\TransformOption;
use Crosswalk\Mapping\Transforms;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** What each transform makes of a value, and back (V11): the examples that the screen shows are the table. */
final class TransformsTest extends TestCase {

	public static function transforms(): Transforms {
		return new Transforms(
			new Geography(
				static fn(): array => array(
					'countries' => array( 'PL' => 'Poland', 'US' => 'United States (US)', 'GB' => 'United Kingdom (UK)', 'DE' => 'Germany', 'GR' => 'Greece', 'CI' => 'C&ocirc;te d&#8217;Ivoire', 'CD' => 'Congo (Kinshasa)', 'CG' => 'Congo (Brazzaville)' ), // phpcs:ignore WordPress.Arrays
					'iso3'      => array( 'PL' => 'POL', 'US' => 'USA', 'DE' => 'DEU' ), // phpcs:ignore WordPress.Arrays
					'states'    => array( 'US' => array( 'CA' => 'California' ), 'DE' => array( 'DE-BY' => 'Bavaria' ) ), // phpcs:ignore WordPress.Arrays
				)
			),
			new \DateTimeZone( 'Europe/Warsaw' )
		);
	}

	/** @return iterable<string, array{string, Example}> */
	public static function examples(): iterable {
		foreach ( self::transforms()->kinds() as $type => $kind ) {
			foreach ( $kind->examples as $i => $example ) {
				yield "$type $i: " . ( $example->from ?? 'nothing' ) => array( $type, $example );
			}
		}
	}

	#[DataProvider( 'examples' )]
	public function test_v11_an_example_holds_in_every_direction_it_claims( string $type, Example $example ): void {
		$transform = array( 'type' => $type ) + $example->options;
		$record    = new Record( 'user:1', $example->record, '1' );
		$kind      = self::transforms()->kinds()[ $type ];
		$target    = new Field( 'x', 'X', options: array_combine( $example->choices, $example->choices ) );

		self::assertSame( $example->to, self::transforms()->forward( $transform, $example->from, $record, null, $target ) );
		if ( null === $example->to ) {
			return;
		}
		self::assertSame( null === $kind->backward ? $example->to : ( $example->back ?? $example->from ), self::transforms()->backward( $transform, $example->to, $record ) );
	}

	/** @return iterable<string, array{string}> */
	public static function types(): iterable {
		foreach ( array_keys( self::transforms()->kinds() ) as $type ) {
			yield $type => array( $type );
		}
	}

	#[DataProvider( 'types' )]
	public function test_v11_a_transform_is_described_completely( string $type ): void {
		$kind = self::transforms()->kinds()[ $type ];

		self::assertNotSame( array(), $kind->examples, 'Help needs an example.' );
		self::assertNotSame( '', $kind->label . $kind->help );
		self::assertSame( null !== $kind->backward, Transforms::reverses( array( 'type' => $type ) ) );
		foreach ( $kind->options as $option ) {
			self::assertTrue( TransformOption::CHOICE !== $option->type || isset( $option->choices[ $option->default ] ), "The default of $option->name is one of its choices." );
		}
		foreach ( $kind->examples as $example ) {
			self::assertSame( array(), array_diff( array_keys( $example->options ), array_column( $kind->options, 'name' ) ), 'Examples use options there are.' );
		}
	}

	public function test_v11_all_transforms_are_there(): void {
		self::assertSame(
			array( 'trim', 'upper', 'lower', 'capitalise', 'truncate', 'replace', 'number', 'date', 'country', 'state', 'template', 'default', 'constant', 'listed' ),
			array_keys( self::transforms()->kinds() )
		);
	}

	/** @return array<string, array{array<string, mixed>, mixed, mixed}> Transform, shop value, remote value. */
	public static function forward(): array {
		return array(
			'nothing stays so'                  => array( array( 'type' => 'upper' ), null, null ),
			'yes stays so'                      => array( array( 'type' => 'upper' ), true, true ),
			'a transform of another version'    => array( array( 'type' => 'rot13' ), 'x', 'x' ),
			'a constant replaces yes and no'    => array( array( 'type' => 'constant', 'value' => 'Web' ), false, 'Web' ), // phpcs:ignore WordPress.Arrays
			'no is not empty'                   => array( array( 'type' => 'default', 'value' => 'x' ), false, false ), // phpcs:ignore WordPress.Arrays
			'an integer is a number'            => array( array( 'type' => 'number', 'decimals' => '2' ), 7, '7.00' ), // phpcs:ignore WordPress.Arrays
			'"1.5" is not fifteen'              => array( array( 'type' => 'number', 'from' => '1.234,56' ), '1.5', '1.5' ), // phpcs:ignore WordPress.Arrays
			'thousands are optional'            => array( array( 'type' => 'number', 'from' => '1.234,56' ), '1234,5', '1234.5' ), // phpcs:ignore WordPress.Arrays
			'a blank that does not break'       => array( array( 'type' => 'number', 'from' => '1 234,56' ), "1\u{202F}234,5", '1234.5' ), // phpcs:ignore WordPress.Arrays
			'the 31st of February is no date'   => array( array( 'type' => 'date', 'from' => 'd.m.Y' ), '31.02.2026', '31.02.2026' ), // phpcs:ignore WordPress.Arrays
			'a template of a key with a hyphen' => array( array( 'type' => 'template', 'text' => '{meta:_vat-no.1} {first_name}' ), null, 'PL1 Anna' ), // phpcs:ignore WordPress.Arrays
			'signs of no width go'              => array( array( 'type' => 'trim' ), "\u{FEFF} Anna\u{200B}\u{3000}", 'Anna' ),
			'broken text is not emptied'        => array( array( 'type' => 'trim' ), "caf\xE9 ", "caf\xE9 " ),
			'an accent of its own stays whole'  => array( array( 'type' => 'truncate', 'length' => '3' ), "e\u{301}a\u{301}x", "e\u{301}" ), // phpcs:ignore WordPress.Arrays
			'a flag is not cut through'         => array( array( 'type' => 'truncate', 'length' => '3' ), '🇵🇱🇩🇪', '🇵🇱' ), // phpcs:ignore WordPress.Arrays
			'a sign that is longer than allowed' => array( array( 'type' => 'truncate', 'length' => '2' ), '👨‍👩‍👧', "👨\u{200D}" ), // phpcs:ignore WordPress.Arrays
			'a text as long as allowed'         => array( array( 'type' => 'truncate', 'length' => '3' ), 'שלו', 'שלו' ), // phpcs:ignore WordPress.Arrays
			'three hundred characters'          => array( array( 'type' => 'truncate', 'length' => '80' ), str_repeat( 'ł', 300 ), str_repeat( 'ł', 80 ) ), // phpcs:ignore WordPress.Arrays
			'capitals of one letter are two'    => array( array( 'type' => 'upper' ), 'straße', 'STRASSE' ),
			'a float of a program'              => array( array( 'type' => 'number' ), 1.5E-7, '0.00000015' ),
			'a large float of a program'        => array( array( 'type' => 'number', 'to' => '1,234.56' ), '1.5e+6', '1,500,000' ), // phpcs:ignore WordPress.Arrays
			'a huge negative number'            => array( array( 'type' => 'number', 'decimals' => '1' ), '-123456789012345678901234567890.55', '-123456789012345678901234567890.6' ), // phpcs:ignore WordPress.Arrays
			'nothing is rounded to minus zero'  => array( array( 'type' => 'number', 'decimals' => '2' ), '-0.001', '0.00' ), // phpcs:ignore WordPress.Arrays
			'hexadecimal is no number'          => array( array( 'type' => 'number' ), '0x1A', '0x1A' ),
			'the 25th hour is no time'          => array( array( 'type' => 'date', 'format' => 'd.m.Y' ), '2026-11-23T25:00:00Z', '2026-11-23T25:00:00Z' ), // phpcs:ignore WordPress.Arrays
			'fractions of a second'             => array( array( 'type' => 'date', 'format' => 'd.m.Y' ), '2026-11-23T23:30:00.123Z', '24.11.2026' ), // phpcs:ignore WordPress.Arrays
			'another zone'                      => array( array( 'type' => 'date', 'format' => 'd.m.Y' ), '2026-11-23T23:30:00-08:00', '24.11.2026' ), // phpcs:ignore WordPress.Arrays
			'no time of MySQL'                  => array( array( 'type' => 'date', 'format' => 'd.m.Y H:i' ), '0000-00-00 00:00:00', null ), // phpcs:ignore WordPress.Arrays
			'no 29th of February'               => array( array( 'type' => 'date', 'from' => 'd.m.Y' ), '29.02.2025', '29.02.2025' ), // phpcs:ignore WordPress.Arrays
			'a blank behind a date'             => array( array( 'type' => 'date', 'from' => 'd.m.Y' ), '1.2.2026 ', '2026-02-01' ), // phpcs:ignore WordPress.Arrays
			'summer time'                       => array( array( 'type' => 'date', 'format' => 'd.m.Y H:i' ), '2026-07-01T22:30:00Z', '02.07.2026 00:30' ), // phpcs:ignore WordPress.Arrays
			'a country of the Union'            => array( array( 'type' => 'country', 'to' => 'name' ), 'EL', 'Greece' ), // phpcs:ignore WordPress.Arrays
			'a name without its addition'       => array( array( 'type' => 'country' ), 'united kingdom', 'GB' ),
			'a name that two countries share'   => array( array( 'type' => 'country' ), 'Congo', 'Congo' ),
			'its full name'                     => array( array( 'type' => 'country' ), 'congo (brazzaville)', 'CG' ),
			'an apostrophe of a typewriter'     => array( array( 'type' => 'country' ), "Côte d'Ivoire", 'CI' ),
			'an accent on its own'              => array( array( 'type' => 'country' ), "Co\u{302}te d’Ivoire", 'CI' ),
			'a state with its country'          => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'billing_country' ), 'US-CA', 'California' ), // phpcs:ignore WordPress.Arrays
			'a state of a country without them' => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'country' ), 'BY', 'BY' ), // phpcs:ignore WordPress.Arrays
			'a comma needs two values'          => array( array( 'type' => 'template', 'text' => '{middle_name}, {first_name}; {middle_name} / {billing_country}' ), null, 'Anna / US' ), // phpcs:ignore WordPress.Arrays
			'words stay'                        => array( array( 'type' => 'template', 'text' => 'Dear {middle_name} of {first_name}' ), null, 'Dear of Anna' ), // phpcs:ignore WordPress.Arrays
			'blanks within a value stay'        => array( array( 'type' => 'template', 'text' => '{wide} {first_name}' ), null, 'a  b Anna' ), // phpcs:ignore WordPress.Arrays
			'yes and no as words'               => array( array( 'type' => 'template', 'text' => '{yes}/{no}' ), null, 'yes/no' ), // phpcs:ignore WordPress.Arrays
			'a value is no template'            => array( array( 'type' => 'default', 'value' => '{braces}' ), null, '{first_name}' ), // phpcs:ignore WordPress.Arrays
			'a template of nothing'             => array( array( 'type' => 'template', 'text' => '{middle_name}' ), 'x', null ), // phpcs:ignore WordPress.Arrays
			'a country that is written in HTML' => array( array( 'type' => 'country', 'to' => 'name' ), 'CI', 'Côte d’Ivoire' ), // phpcs:ignore WordPress.Arrays
			'a state without its country'       => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'shipping_country' ), 'CA', 'CA' ), // phpcs:ignore WordPress.Arrays
		);
	}

	/** @param array<string, mixed> $transform */
	#[DataProvider( 'forward' )]
	public function test_forward( array $transform, mixed $shop, mixed $remote ): void {
		$record = new Record( 'user:1', array( 'first_name' => 'Anna', 'meta:_vat-no.1' => 'PL1', 'billing_country' => 'US', 'country' => 'PL', 'wide' => 'a  b', 'yes' => true, 'no' => false, 'braces' => '{first_name}' ), '1' ); // phpcs:ignore WordPress.Arrays

		self::assertSame( $remote, self::transforms()->forward( $transform, $shop, $record ) );
	}

	/** @return array<string, array{array<string, mixed>, mixed, mixed}> Transform, remote value, shop value. */
	public static function backward(): array {
		return array(
			'a country in any case'             => array( array( 'type' => 'country', 'to' => 'name' ), 'poland', 'PL' ), // phpcs:ignore WordPress.Arrays
			'a name although a code was set'    => array( array( 'type' => 'country', 'to' => 'iso3' ), 'Poland', 'PL' ), // phpcs:ignore WordPress.Arrays
			'a code although a name was set'    => array( array( 'type' => 'country', 'to' => 'name' ), 'POL', 'PL' ), // phpcs:ignore WordPress.Arrays
			'a state in any case'               => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'billing_country' ), 'california', 'CA' ), // phpcs:ignore WordPress.Arrays
			'a state without its country'       => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'german' ), 'by', 'DE-BY' ), // phpcs:ignore WordPress.Arrays
			'no date of MySQL'                  => array( array( 'type' => 'date' ), '0000-00-00', null ),
			'what was put there comes back'     => array( array( 'type' => 'default', 'value' => 'x' ), 'x', 'x' ), // phpcs:ignore WordPress.Arrays
			'an integer of the other system'    => array( array( 'type' => 'number', 'decimals' => '1' ), 7, '7.0' ), // phpcs:ignore WordPress.Arrays
			'nothing'                           => array( array( 'type' => 'default', 'value' => 'x' ), null, null ), // phpcs:ignore WordPress.Arrays
			'what cannot be undone stays as is' => array( array( 'type' => 'upper' ), 'ABC', 'ABC' ),
		);
	}

	/** @param array<string, mixed> $transform */
	#[DataProvider( 'backward' )]
	public function test_backward( array $transform, mixed $remote, mixed $shop ): void {
		self::assertSame( $shop, self::transforms()->backward( $transform, $remote, new Record( 'user:1', array( 'billing_country' => 'US', 'german' => 'DE' ), '1' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @return iterable<string, array{list<array<string, mixed>>, Direction, Direction}> Chain, as chosen, as it flows. */
	public static function flows(): iterable {
		$trim = array( 'type' => 'trim' );
		$up   = array( 'type' => 'upper' );
		yield 'what reverses comes back' => array( array( $trim, array( 'type' => 'country' ) ), Direction::Both, Direction::Both );
		yield 'one that does not ends it' => array( array( $trim, $up ), Direction::Both, Direction::ToRemote );
		yield 'two that do not' => array( array( $up, array( 'type' => 'truncate' ) ), Direction::Both, Direction::ToRemote );
		yield 'one way is one way' => array( array( $up ), Direction::ToShop, Direction::ToShop );
		yield 'off is off' => array( array( $up ), Direction::Off, Direction::Off );
	}

	/** @param list<array<string, mixed>> $chain */
	#[DataProvider( 'flows' )]
	public function test_v11_what_cannot_be_undone_goes_one_way( array $chain, Direction $chosen, Direction $flow ): void {
		self::assertSame( $flow, ( new Row( 'a', 'b', $chosen, $chain ) )->flow() );
	}

	public function test_nothing_flows_to_no_field(): void {
		self::assertSame( Direction::ToRemote, ( new Row( '', 'b' ) )->flow() );
		self::assertSame( Direction::ToShop, ( new Row( 'a', '' ) )->flow() );
		self::assertSame( Direction::Off, ( new Row( '', 'b', Direction::ToShop ) )->flow() );
	}

	public function test_a_template_is_watched_on_the_side_that_it_reads(): void {
		$template = array( array( 'type' => 'template', 'text' => '{one} {two}' ) ); // phpcs:ignore WordPress.Arrays
		$record   = new Record( 'x', array( 'one' => '1', 'two' => '2', 'three' => '3' ), '1' ); // phpcs:ignore WordPress.Arrays

		self::assertSame( '1 2', Transforms::watched( new Row( 'three', 'three', Direction::ToRemote, $template ), Side::Shop, $record ) );
		self::assertSame( '3', Transforms::watched( new Row( 'three', 'three', Direction::ToRemote, $template ), Side::Remote, $record ) );
		self::assertSame( '1 2', Transforms::watched( new Row( 'three', 'three', Direction::ToShop, $template ), Side::Remote, $record ) );
	}

	/** @return iterable<string, array{list<array<string, mixed>>, Side, FieldType, FieldType}> */
	public static function results(): iterable {
		$date = static fn( string $format ): array => array( array( 'type' => 'date', 'format' => $format ) ); // phpcs:ignore WordPress.Arrays
		yield 'none' => array( array(), Side::Remote, FieldType::Integer, FieldType::Integer );
		yield 'country as a name' => array( array( array( 'type' => 'country', 'to' => 'name' ) ), Side::Remote, FieldType::Country, FieldType::Text ); // phpcs:ignore WordPress.Arrays
		yield 'and back' => array( array( array( 'type' => 'country', 'to' => 'name' ) ), Side::Shop, FieldType::Text, FieldType::Country ); // phpcs:ignore WordPress.Arrays
		yield 'a moment as a day' => array( $date( 'Y-m-d' ), Side::Remote, FieldType::Instant, FieldType::Date );
		yield 'a written day' => array( $date( 'd.m.Y' ), Side::Remote, FieldType::Date, FieldType::Text );
		yield 'a written moment comes back' => array( $date( 'd.m.Y H:i' ), Side::Shop, FieldType::Text, FieldType::Instant );
		yield 'a whole number' => array( array( array( 'type' => 'number', 'decimals' => '0' ) ), Side::Remote, FieldType::Text, FieldType::Integer ); // phpcs:ignore WordPress.Arrays
		yield 'a chain' => array( array( array( 'type' => 'number' ), array( 'type' => 'upper' ) ), Side::Remote, FieldType::Text, FieldType::Text );
	}

	/** @param list<array<string, mixed>> $chain */
	#[DataProvider( 'results' )]
	public function test_v12_the_type_after_a_chain_is_known( array $chain, Side $to, FieldType $from, FieldType $result ): void {
		self::assertSame( $result, self::transforms()->type( new Row( 'a', 'b', Direction::Both, $chain ), $to, $from ) );
	}
}
