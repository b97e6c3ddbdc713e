<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Mapping\Check;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\ProblemWords;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

// phpcs:disable WordPress.Arrays.ArrayDeclarationSpacing

/** What is wrong with a mapping is said before it fails (V12, V13). */
final class CheckTest extends TestCase {

	/** Rows that leave nothing to complain about. */
	private const GOOD = array(
		array( 'shop' => 'email', 'remote' => 'mail' ),
		array( 'shop' => 'last_name', 'remote' => 'lastname' ),
	);

	private const MATCH = array( array( 'shop' => array( 'email' ), 'remote' => array( 'mail' ) ) );

	/** @return array<string, Field> */
	private static function fields( Field ...$fields ): array {
		return array_column( $fields, null, 'name' );
	}

	private static function shop(): Module {
		return new Module(
			'contacts',
			'Customers',
			self::fields(
				new Field( 'email', 'E-mail', FieldType::Email, required: true, max_length: 100 ),
				new Field( 'first_name', 'First name' ),
				new Field( 'last_name', 'Last name', required: true ),
				new Field( 'nick', 'Nickname', max_length: 40 ),
				new Field( 'country', 'Country', FieldType::Country ),
				new Field( 'state', 'State', FieldType::State ),
				new Field( 'note', 'Note', FieldType::LongText ),
				new Field( 'points', 'Points', FieldType::Integer ),
				new Field( 'credit', 'Credit', FieldType::Decimal ),
				new Field( 'vip', 'VIP', FieldType::Boolean ),
				new Field( 'registered', 'Registered', FieldType::Instant, readonly: true ),
				new Field( 'status', 'Status', FieldType::Choice, options: array( 'new' => 'New', 'old' => 'Old', 'odd' => 'Odd' ) ),
				new Field( 'order', 'Last order', FieldType::Reference, refers_to: 'orders' ),
				new Field( 'lines', 'Lines', FieldType::Lines ),
				new Field( 'meta:_vat', '_vat', custom: true ),
			),
			lookup: array( 'email', 'last_name' )
		);
	}

	private static function remote(): Module {
		return new Module(
			'contacts',
			'Contacts',
			self::fields(
				new Field( 'mail', 'Mail', FieldType::Email, required: true, max_length: 100 ),
				new Field( 'firstname', 'First Name', max_length: 40 ),
				new Field( 'lastname', 'Last Name', required: true, max_length: 80 ),
				new Field( 'alias', 'Alias', max_length: 20 ),
				new Field( 'fullname', 'Full Name', max_length: 120 ),
				new Field( 'country', 'Country' ),
				new Field( 'code', 'Country code', FieldType::Country ),
				new Field( 'since', 'Since', FieldType::Date ),
				new Field( 'score', 'Score', FieldType::Integer ),
				new Field( 'active', 'Active', FieldType::Boolean ),
				new Field( 'stage', 'Stage', FieldType::Choice, options: array( 'fresh' => 'Fresh', 'old' => 'Old' ) ),
				new Field( 'number', 'Number', readonly: true ),
				new Field( 'origin', 'Origin', FieldType::Choice, options: array( 'web' => 'Web' ), writeonly: true ),
				new Field( 'account', 'Account', FieldType::Reference, refers_to: 'accounts' ),
				new Field( 'order', 'Order', FieldType::Reference, refers_to: 'orders' ),
				new Field( 'cf_900', 'VAT No.', custom: true ),
			)
		);
	}

	/**
	 * @param list<array<string, mixed>> $rows  Beside the good ones.
	 * @param array<string, mixed>       $draft Module settings.
	 * @return list<Problem>
	 */
	private static function check( array $rows, array $draft = array() ): array {
		$data = $draft + array( 'enabled' => true, 'direction' => 'both', 'match' => self::MATCH, 'rows' => array( ...self::GOOD, ...$rows ) );
		return ( new Check( TransformsTest::transforms() ) )->problems( Draft::from_array( $data ), self::shop(), self::remote(), array( 'cf_871' => 'VAT No.', 'cf_1' => 'Shoe size' ) );
	}

	/** @param list<Problem> $problems @return list<string> "severity code row side:field". */
	private static function brief( array $problems ): array {
		return array_map( static fn( Problem $one ): string => trim( "$one->severity $one->code $one->row " . ( null === $one->side ? '' : $one->side->value . ':' ) . $one->field ), $problems );
	}

	public function test_a_good_map_has_no_problems(): void {
		self::assertSame( array(), self::brief( self::check( array() ) ) );
	}

	/** @return iterable<string, array{array<string, mixed>, list<string>}> A row, and what is said of it. */
	public static function rows(): iterable {
		$row = static fn( string $shop, string $remote, string $direction = 'both', array $transforms = array(), array $values = array() ): array => compact( 'shop', 'remote', 'direction', 'transforms', 'values' );
		$t   = static fn( string $type, array $options = array() ): array => array( 'type' => $type ) + $options;

		yield 'plain text' => array( $row( 'first_name', 'firstname' ), array() );
		yield 'the remote no longer has the field' => array( $row( 'nick', 'cf_1' ), array( 'warning gone nick>cf_1 remote:cf_1' ) );
		yield 'the remote renamed the field' => array( $row( 'meta:_vat', 'cf_871' ), array( 'warning renamed meta:_vat>cf_871 remote:cf_871' ) );
		yield 'the shop has no such field' => array( $row( 'shoe', 'alias', 'to_remote' ), array( 'warning gone shoe>alias shop:shoe' ) );
		yield 'what is off may be anything' => array( $row( 'nick', 'cf_1', 'off' ), array() );
		yield 'no field to write' => array( $row( 'nick', '', 'to_remote' ), array( 'error incomplete nick>' ) );
		yield 'no field to read' => array( $row( '', 'alias', 'to_remote' ), array( 'error incomplete >alias' ) );
		yield 'a constant needs no field to read' => array( $row( '', 'alias', 'to_remote', array( $t( 'constant', array( 'value' => 'x' ) ) ) ), array() );
		yield 'twice the same row' => array( $row( 'email', 'mail' ), array( 'error duplicate email>mail' ) );
		yield 'two rows write one field' => array( $row( 'nick', 'lastname', 'to_remote' ), array( 'error written_twice nick>lastname remote:lastname', 'warning optional_source nick>lastname remote:lastname' ) );
		yield 'the remote fills it in itself' => array( $row( 'nick', 'number' ), array( 'warning readonly nick>number remote:number' ) );
		yield 'the shop fills it in itself, and nobody wants it written' => array( $row( 'registered', 'since', 'to_remote' ), array() );
		yield 'written only' => array( $row( 'status', 'origin', 'both', array(), array( 'new' => 'web', 'old' => 'web', 'odd' => 'web' ) ), array() );

		yield 'a number cannot be a day' => array( $row( 'points', 'since', 'to_remote' ), array( 'error type points>since remote:since' ) );
		yield 'text may be a number' => array( $row( 'nick', 'score', 'to_remote' ), array( 'warning may_not_fit nick>score remote:score' ) );
		yield 'a number is text' => array( $row( 'points', 'alias', 'to_remote' ), array() );
		yield 'text comes back as a number, perhaps' => array( $row( 'points', 'alias' ), array( 'warning may_not_fit points>alias shop:points' ) );
		yield 'decimals may not be whole' => array( $row( 'credit', 'score', 'to_remote' ), array( 'warning may_not_fit credit>score remote:score' ) );
		yield 'rounded they are' => array( $row( 'credit', 'score', 'to_remote', array( $t( 'number', array( 'decimals' => '0' ) ) ) ), array() );
		yield 'a moment is a day' => array( $row( 'registered', 'since', 'to_remote', array( $t( 'date' ) ) ), array() );
		yield 'a written day is none' => array( $row( 'registered', 'since', 'to_remote', array( $t( 'date', array( 'format' => 'd.m.Y' ) ) ) ), array( 'warning may_not_fit registered>since remote:since' ) );
		yield 'a country as text and back' => array( $row( 'country', 'country', 'both', array( $t( 'country', array( 'to' => 'name' ) ) ) ), array() );
		yield 'references of one kind' => array( $row( 'order', 'order' ), array() );
		yield 'references of two kinds' => array( $row( 'order', 'account', 'to_remote' ), array( 'error type order>account remote:account' ) );
		yield 'lines are no text' => array( $row( 'lines', 'alias', 'to_remote' ), array( 'error type lines>alias remote:alias' ) );

		yield 'the target is too short' => array( $row( 'nick', 'alias', 'to_remote' ), array( 'warning too_short nick>alias remote:alias' ) );
		yield 'cut, it fits' => array( $row( 'nick', 'alias', 'to_remote', array( $t( 'truncate', array( 'length' => '20' ) ) ) ), array() );
		yield 'cut too late' => array( $row( 'nick', 'alias', 'to_remote', array( $t( 'truncate', array( 'length' => '30' ) ) ) ), array( 'warning too_short nick>alias remote:alias' ) );
		yield 'long text into a line' => array( $row( 'note', 'alias', 'to_remote' ), array( 'warning too_short note>alias remote:alias' ) );

		yield 'choices without a map' => array( $row( 'status', 'stage', 'to_remote' ), array( 'warning option_unmapped status>stage remote:stage' ) );
		yield 'choices, all mapped' => array( $row( 'status', 'stage', 'to_remote', array(), array( 'new' => 'fresh', 'odd' => 'old' ) ), array() );
		yield 'a mapped choice that is gone' => array( $row( 'status', 'stage', 'to_remote', array(), array( 'new' => 'Fresh!', 'odd' => 'old' ) ), array( 'error option_missing status>stage remote:stage' ) );
		yield 'two values become one, both ways' => array( $row( 'status', 'stage', 'both', array(), array( 'new' => 'fresh', 'odd' => 'old', 'old' => 'old' ) ), array( 'warning ambiguous_value status>stage remote:stage' ) );
		yield 'a value that was listed and not filled in' => array( $row( 'status', 'lastname', 'to_remote', array(), array( 'new' => 'N', 'odd' => '' ) ), array( 'error written_twice status>lastname remote:lastname', 'error value_empty status>lastname remote:lastname', 'warning optional_source status>lastname remote:lastname' ) );
		yield 'nothing may be what is meant' => array( $row( 'status', 'alias', 'to_remote', array(), array( 'new' => 'N', 'odd' => '' ) ), array() );
		yield 'a choice that comes back to nothing' => array( $row( 'status', 'stage', 'to_shop', array(), array( 'was' => 'fresh' ) ), array( 'error option_missing status>stage shop:status' ) );
		yield 'a constant that is no choice' => array( $row( '', 'stage', 'to_remote', array( $t( 'constant', array( 'value' => 'x' ) ) ) ), array( 'error option_missing >stage remote:stage' ) );
		yield 'a constant that is one' => array( $row( '', 'stage', 'to_remote', array( $t( 'constant', array( 'value' => 'old' ) ) ) ), array() );
		yield 'a constant that is yes' => array( $row( '', 'active', 'to_remote', array( $t( 'constant', array( 'value' => 'yes' ) ) ) ), array() );
		yield 'yes and no as choices' => array( $row( 'vip', 'stage', 'to_remote', array(), array( 'yes' => 'fresh', 'no' => 'old' ) ), array() );
		yield 'text into choices' => array( $row( 'nick', 'stage', 'to_remote' ), array( 'warning may_not_fit nick>stage remote:stage' ) );

		yield 'text into choices, what is not listed left out' => array( $row( 'nick', 'stage', 'to_remote', array( $t( 'listed' ) ) ), array() );

		yield 'what cannot be undone, both ways' => array( $row( 'first_name', 'firstname', 'both', array( $t( 'trim' ), $t( 'upper' ) ) ), array( 'warning one_way first_name>firstname' ) );
		yield 'what cannot be undone, one way' => array( $row( 'first_name', 'firstname', 'to_shop', array( $t( 'upper' ) ) ), array() );
		yield 'an unknown transform' => array( $row( 'first_name', 'firstname', 'to_remote', array( $t( 'rot13' ) ) ), array( 'error unknown_transform first_name>firstname' ) );
		yield 'a transform without its option' => array( $row( 'first_name', 'firstname', 'to_remote', array( $t( 'truncate' ) ) ), array( 'error transform_option first_name>firstname' ) );
		yield 'a choice that is none' => array( $row( 'first_name', 'firstname', 'to_remote', array( $t( 'date', array( 'format' => 'D, d M y' ) ) ) ), array( 'error transform_unknown first_name>firstname' ) );
		yield 'an option that is misspelt' => array( $row( 'first_name', 'firstname', 'to_remote', array( $t( 'trim', array( 'lenght' => '5' ) ) ) ), array( 'error transform_unknown first_name>firstname' ) );
		yield 'a number that is none' => array( $row( 'first_name', 'firstname', 'to_remote', array( $t( 'truncate', array( 'length' => 'ten' ) ) ) ), array( 'error transform_option first_name>firstname' ) );
		yield 'a template of an unknown field' => array( $row( 'first_name', 'fullname', 'to_remote', array( $t( 'template', array( 'text' => '{frist_name}' ) ) ) ), array( 'warning template_field first_name>fullname shop:frist_name' ) );
		yield 'a template for the shop reads the other side' => array( $row( 'nick', 'fullname', 'to_shop', array( $t( 'template', array( 'text' => '{alias}' ) ) ) ), array() );
		yield 'a state without its country' => array( $row( 'state', 'alias', 'to_remote', array( $t( 'state', array( 'to' => 'name' ) ) ) ), array( 'error transform_option state>alias' ) );

		yield 'an optional source of a mandatory field' => array( $row( 'nick', 'lastname', 'off' ), array() );
		yield 'a template that reads what the map writes back' => array( $row( 'nick', 'fullname', 'both', array( $t( 'template', array( 'text' => '{email} {nick}' ) ) ) ), array( 'error loop nick>fullname remote:fullname' ) );
		yield 'a template of its own field, both ways' => array( $row( 'nick', 'fullname', 'both', array( $t( 'template', array( 'text' => 'Mx {nick}' ) ) ) ), array( 'warning one_way nick>fullname' ) );
	}

	/**
	 * @param array<string, mixed> $row
	 * @param list<string>         $expected
	 */
	#[DataProvider( 'rows' )]
	public function test_v12_a_row( array $row, array $expected ): void {
		self::assertSame( $expected, self::brief( self::check( array( $row ) ) ) );
	}

	public function test_v12_a_mandatory_field_that_nothing_feeds_stops_creating(): void {
		$rows = array( 'rows' => array( self::GOOD[0] ) );

		self::assertSame( array( 'error missing_mandatory  shop:last_name', 'error missing_mandatory  remote:lastname' ), self::brief( self::check( array(), $rows ) ) );
		self::assertSame( array( 'error missing_mandatory  remote:lastname' ), self::brief( self::check( array(), $rows + array( 'create_shop' => false ) ) ) );
		self::assertSame( array( 'error missing_mandatory  shop:last_name' ), self::brief( self::check( array(), $rows + array( 'direction' => 'to_shop' ) ) ) );
		self::assertSame( array(), self::brief( self::check( array(), $rows + array( 'enabled' => false ) ) ) );
	}

	/** @return iterable<string, array{list<array<string, mixed>>, bool}> Transforms of a row from an optional to a mandatory field. */
	public static function fillers(): iterable {
		yield 'nothing' => array( array(), false );
		yield 'a default of words' => array( array( array( 'type' => 'default', 'value' => '-' ) ), true );
		yield 'a default of a mandatory field' => array( array( array( 'type' => 'default', 'value' => '{email|local_part}' ) ), true );
		yield 'a default of an optional field' => array( array( array( 'type' => 'default', 'value' => '{nick}' ) ), false );
		yield 'a template of optional fields' => array( array( array( 'type' => 'template', 'text' => '{first_name} {nick}' ) ), false );
		yield 'a template with words' => array( array( array( 'type' => 'template', 'text' => 'Mx {nick}' ) ), true );
		yield 'a constant' => array( array( array( 'type' => 'constant', 'value' => 'x' ) ), true );
	}

	/** @param list<array<string, mixed>> $transforms */
	#[DataProvider( 'fillers' )]
	public function test_v12_an_optional_source_of_a_mandatory_field_is_told( array $transforms, bool $filled ): void {
		$rows = array( self::GOOD[0], array( 'shop' => 'first_name', 'remote' => 'lastname', 'direction' => 'to_remote', 'transforms' => $transforms ) );

		$problems = self::brief( self::check( array(), array( 'rows' => $rows, 'create_shop' => false ) ) );

		self::assertSame( $filled ? array() : array( 'warning optional_source first_name>lastname remote:lastname' ), $problems );
	}

	public function test_v12_a_loop_over_two_rows_is_found(): void {
		$rows = array(
			array( 'shop' => 'first_name', 'remote' => 'fullname', 'direction' => 'to_remote', 'transforms' => array( array( 'type' => 'template', 'text' => '{first_name} {nick}' ) ) ),
			array( 'shop' => 'nick', 'remote' => 'fullname', 'direction' => 'to_shop' ),
		);

		self::assertContains( 'error loop first_name>fullname remote:fullname', self::brief( self::check( $rows ) ) );
		$rows[1]['remote'] = 'alias';
		self::assertNotContains( 'loop', array_column( self::check( $rows ), 'code' ) );
	}

	public function test_v13_a_renamed_field_brings_its_new_name(): void {
		$problem = self::check( array( array( 'shop' => 'meta:_vat', 'remote' => 'cf_871' ) ) )[0];

		self::assertSame( array( 'cf_900', true ), array( $problem->suggestion, $problem->is_news() ) );
		self::assertSame( '"VAT No." has another name in Vtiger now: cf_900 instead of cf_871. Take the new one, or the row does nothing.', self::words()->sentence( $problem ) );
	}

	/** @return iterable<string, array{list<array{shop: list<string>, remote: list<string>}>, list<string>}> E5 */
	public static function rules(): iterable {
		yield 'none' => array( array(), array( 'warning no_match' ) );
		yield 'composite' => array( array( array( 'shop' => array( 'last_name', 'first_name' ), 'remote' => array( 'lastname', 'firstname' ) ) ), array() );
		yield 'one side is missing' => array( array( array( 'shop' => array( 'email' ), 'remote' => array() ) ), array( 'error match_incomplete' ) );
		yield 'a field that is gone' => array( array( array( 'shop' => array( 'email' ), 'remote' => array( 'cf_871' ) ) ), array( 'error match_gone  remote:cf_871' ) );
		yield 'not to be looked up by' => array( array( array( 'shop' => array( 'nick' ), 'remote' => array( 'alias' ) ) ), array( 'error match_not_findable  shop:nick' ) );
		yield 'in second place that does not matter' => array( array( array( 'shop' => array( 'email', 'nick' ), 'remote' => array( 'mail', 'alias' ) ) ), array() );
		yield 'a reference is no key' => array( array( array( 'shop' => array( 'email', 'order' ), 'remote' => array( 'mail', 'order' ) ) ), array( 'error match_type  shop:order', 'error match_type  remote:order' ) );
	}

	/**
	 * @param list<array{shop: list<string>, remote: list<string>}> $match
	 * @param list<string>                                          $expected
	 */
	#[DataProvider( 'rules' )]
	public function test_e5_rules_for_matching_are_checked( array $match, array $expected ): void {
		self::assertSame( $expected, self::brief( self::check( array(), array( 'match' => $match ) ) ) );
	}

	public function test_every_problem_has_a_sentence_without_gaps(): void {
		$problems = array();
		foreach ( self::rows() as list( $row ) ) {
			array_push( $problems, ...self::check( array( $row ) ) );
		}
		foreach ( self::rules() as list( $match ) ) {
			array_push( $problems, ...self::check( array(), array( 'match' => $match ) ) );
		}
		array_push( $problems, ...self::check( array(), array( 'rows' => array() ) ) );

		foreach ( $problems as $problem ) {
			$sentence = self::words()->sentence( $problem );
			self::assertNotSame( $problem->code, $sentence );
			self::assertStringEndsWith( '.', $sentence );
			self::assertDoesNotMatchRegularExpression( '/\{|""|: \.$/', $sentence, $problem->code );
		}
		self::assertGreaterThan( 20, count( array_unique( array_column( $problems, 'code' ) ) ) );
	}

	public function test_a_long_list_is_cut(): void {
		$problem = Problem::error( 'option_missing', null, \Crosswalk\Endpoint\Side::Remote, 'stage', 'Stage', array( 'a', 'b', 'c', 'd', 'e', 'f', 'g' ) );

		self::assertSame( '"Stage" in Vtiger does not take: a, b, c, d, e and 2 more.', self::words()->sentence( $problem ) );
	}

	public function test_rows_and_rules_have_a_revision(): void {
		$draft = Draft::from_array( array( 'rows' => self::GOOD, 'match' => self::MATCH ) );

		self::assertSame( $draft->revision(), $draft->with( FieldMap::from_array( $draft->map->to_array() ), self::MATCH )->revision() );
		self::assertNotSame( $draft->revision(), $draft->with( new FieldMap( array() ), self::MATCH )->revision() );
		self::assertNotSame( $draft->revision(), $draft->with( $draft->map, array() )->revision() );
	}

	private static function words(): ProblemWords {
		return new ProblemWords( array( 'shop' => 'WooCommerce', 'remote' => 'Vtiger' ) );
	}
}
