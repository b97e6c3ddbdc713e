<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Record;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Translator;
use PHPUnit\Framework\TestCase;

/** A row's value on its way: value map, transforms, type of the target (V11). */
final class TranslatorTest extends TestCase {

	private Translator $translator;

	protected function setUp(): void {
		$this->translator = new Translator( TransformsTest::transforms() );
	}

	/** @param array<string, mixed> $fields */
	private function forth( Row $row, array $fields, FieldType $to = FieldType::Text ): mixed {
		return $this->translator->to_remote( $row, new Field( $row->shop, 'S' ), new Record( 's', $fields, '1' ), new References(), new Field( $row->remote, 'R', $to ) );
	}

	/** @param array<string, mixed> $fields @param array<string, mixed>|null $shop */
	private function back( Row $row, array $fields, ?array $shop = null, FieldType $to = FieldType::Text ): mixed {
		return $this->translator->to_shop( $row, new Field( $row->remote, 'R' ), new Record( 'r', $fields, '1' ), null === $shop ? null : new Record( 's', $shop, '1' ), new References(), new Field( $row->shop, 'S', $to ) );
	}

	public function test_a_two_way_chain_is_undone_from_its_end(): void {
		$row = new Row( 'paid', 'paid', Direction::Both, array( array( 'type' => 'trim' ), array( 'type' => 'number', 'decimals' => '2', 'to' => '1.234,56' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( '1.234,50', $this->forth( $row, array( 'paid' => ' 1234.5 ' ) ) );
		self::assertSame( '1234.50', $this->back( $row, array( 'paid' => '1.234,50' ) ) );
	}

	public function test_a_row_to_the_shop_reads_its_chain_from_the_other_side(): void {
		$row = new Row( 'name', 'name', Direction::ToShop, array( array( 'type' => 'replace', 'search' => 'Mr ', 'replace' => '' ), array( 'type' => 'upper' ), array( 'type' => 'truncate', 'length' => 3 ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'ANN', $this->back( $row, array( 'name' => 'Mr Anna' ) ) );
	}

	public function test_a_template_for_the_shop_reads_the_other_sides_fields(): void {
		$row = new Row( 'company', '', Direction::ToShop, array( array( 'type' => 'template', 'text' => '{first} {last}' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'Anna Nowak', $this->back( $row, array( 'first' => 'Anna', 'last' => 'Nowak' ), array( 'first' => 'no' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	public function test_a_default_for_the_shop_fills_what_is_empty_there(): void {
		$row = new Row( 'company', 'company', Direction::ToShop, array( array( 'type' => 'default', 'value' => 'private' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'private', $this->back( $row, array( 'company' => null ) ) );
		self::assertSame( 'ACME', $this->back( $row, array( 'company' => 'ACME' ) ) );
	}

	public function test_codes_for_the_shop_are_understood_in_a_row_to_the_shop_too(): void {
		$row = new Row( 'country', 'country', Direction::ToShop, array( array( 'type' => 'country', 'to' => 'name' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'PL', $this->back( $row, array( 'country' => 'Poland' ), null, FieldType::Country ) );
	}

	public function test_v9_a_country_field_understands_names_without_any_transform(): void {
		self::assertSame( 'PL', $this->back( new Row( 'country', 'country' ), array( 'country' => 'Poland' ), null, FieldType::Country ) );
	}

	public function test_a_value_map_translates_yes_and_no_and_numbers(): void {
		$row = new Row( 'vip', 'level', Direction::Both, array(), array( 'yes' => 'gold', 'no' => '0' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'gold', $this->forth( $row, array( 'vip' => true ) ) );
		self::assertSame( 0, $this->forth( $row, array( 'vip' => false ), FieldType::Integer ) );
		self::assertTrue( $this->back( $row, array( 'level' => 'gold' ), null, FieldType::Boolean ) );
		self::assertFalse( $this->back( $row, array( 'level' => 0 ), array( 'vip' => true ), FieldType::Boolean ) );
	}

	public function test_of_several_values_that_became_one_the_shop_keeps_its_own(): void {
		$row = new Row( 'status', 'stage', Direction::Both, array(), array( 'failed' => 'gone', 'cancelled' => 'gone' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'cancelled', $this->back( $row, array( 'stage' => 'gone' ), array( 'status' => 'cancelled' ) ) );
		self::assertSame( 'failed', $this->back( $row, array( 'stage' => 'gone' ), array( 'status' => 'pending' ) ) );
		self::assertSame( 'other', $this->back( $row, array( 'stage' => 'other' ) ) );
	}

	/** A customer moves from one country to another: the state is one of the new country's. */
	public function test_v9_a_state_is_looked_up_in_the_country_it_comes_with(): void {
		$map    = new FieldMap(
			array(
				new Row( 'billing_state', 'state', Direction::Both, array( array( 'type' => 'state', 'to' => 'name', 'country' => 'billing_country' ) ) ), // phpcs:ignore WordPress.Arrays
				new Row( 'billing_country', 'country', Direction::Both, array( array( 'type' => 'country', 'to' => 'name' ) ) ), // phpcs:ignore WordPress.Arrays
			)
		);
		$module = new Module( 'contacts', 'Contacts', array( 'state' => new Field( 'state', 'State' ), 'country' => new Field( 'country', 'Country' ) ) ); // phpcs:ignore WordPress.Arrays
		$remote = new Record( 'r', array( 'state' => 'Bavaria', 'country' => 'Germany' ), '1' ); // phpcs:ignore WordPress.Arrays
		$shop   = new Record( 's', array( 'billing_state' => 'CA', 'billing_country' => 'US' ), '1' ); // phpcs:ignore WordPress.Arrays

		foreach ( array( $shop, null ) as $now ) {
			$expected = $this->translator->expected( $map, $module, $remote, $now );
			self::assertSame( 'DE-BY', $this->translator->to_shop( $map->rows[0], $module->fields['state'], $remote, $expected, new References() ) );
		}
	}

	public function test_the_fields_a_map_needs_include_those_inside_templates(): void {
		$map = new FieldMap(
			array(
				new Row( 'number', 'subject', Direction::ToRemote, array( array( 'type' => 'template', 'text' => '{number} {meta:po_number|local_part}' ), array( 'type' => 'default', 'value' => '{billing_email}' ) ) ), // phpcs:ignore WordPress.Arrays
				new Row( 'note', '', Direction::ToShop, array( array( 'type' => 'template', 'text' => '{terms}' ) ) ), // phpcs:ignore WordPress.Arrays
				new Row( 'state', 'state', Direction::Both, array( array( 'type' => 'state', 'country' => 'country' ) ) ), // phpcs:ignore WordPress.Arrays
			)
		);

		self::assertEqualsCanonicalizing( array( 'country', 'number', 'meta:po_number', 'billing_email', 'note', 'state' ), $map->fields( \Crosswalk\Endpoint\Side::Shop ) );
		self::assertEqualsCanonicalizing( array( 'subject', 'terms', 'state' ), $map->fields( \Crosswalk\Endpoint\Side::Remote ) );
	}
}
