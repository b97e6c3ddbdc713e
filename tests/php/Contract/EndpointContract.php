<?php
/**
 * What every endpoint must do, whatever is behind it: WooCommerce, each connector, and those of third parties. A
 * connector's test extends this class, says how its records look, and adds what only it knows.
 *
 * The other side may hold records already, and may keep what a test has created.
 */

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanRehearse;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

abstract class EndpointContract extends TestCase {

	/** Letters beyond ASCII must come back as they went. */
	private const LETTERS = 'Zoë Łódź Ñandú O’Brien Ж 中文';

	private const PATTERNS = array(
		'decimal'  => '/^-?\d+(\.\d+)?$/',
		'date'     => '/^\d{4}-\d\d-\d\d$/',
		'instant'  => '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/',
		'country'  => '/^[A-Z]{2}$/',
		'currency' => '/^[A-Z]{3}$/',
	);

	private Endpoint $connected;

	/**
	 * The modules to try out.
	 *
	 * @return array<string, array{string}> Data sets: module name.
	 */
	abstract public static function modules(): array;

	/** A new endpoint that works. */
	abstract protected function connect(): Endpoint;

	/**
	 * Values of a new, valid record; different at every call.
	 *
	 * @return array<string, mixed>
	 */
	abstract protected function values( string $module ): array;

	/** A text field of a module that can be written and is not used for matching. */
	abstract protected function text_field( string $module ): string;

	/** A field of a module that `find()` can be asked for, holding letters. */
	abstract protected function match_field( string $module ): string;

	/** An id as this side writes them, of no record. */
	abstract protected function unknown_id( string $module ): string;

	/**
	 * Values that this side refuses.
	 *
	 * @return array<string, mixed>
	 */
	abstract protected function invalid_values( string $module ): array;

	#[DataProvider( 'modules' )]
	public function test_it_describes_its_fields( string $name ): void {
		$all    = $this->endpoint()->modules();
		$module = $all[ $name ];

		self::assertSame( $name, $module->name );
		self::assertNotSame( '', $module->label );
		self::assert_described( $module->fields, array_keys( $all ) );
		foreach ( array( $module->title, array_keys( $module->inactive ), ...$module->match ) as $mentioned ) {
			self::assertSame( array(), array_diff( $mentioned, array_keys( $module->fields ) ), 'Fields are mentioned that are not described.' );
		}
	}

	/** E24, E33: a complete list is what deletions are found by. */
	#[DataProvider( 'modules' )]
	public function test_the_list_has_every_record_exactly_once( string $name ): void {
		$ids = array( $this->create( $name )->id, $this->create( $name )->id, $this->create( $name )->id );

		$seen = array_map( static fn( Entry $entry ): string => $entry->id, $this->entries( $name, 2 ) );

		self::assertSame( array(), array_diff( $ids, $seen ) );
		self::assertSame( array_values( array_unique( $seen ) ), $seen );
	}

	#[DataProvider( 'modules' )]
	public function test_the_list_is_the_same_for_every_page_size( string $name ): void {
		$this->create( $name );
		$this->create( $name );

		$read = static fn( Entry $entry ): array => array( $entry->id, $entry->version );

		self::assertSame( array_map( $read, $this->entries( $name, 2 ) ), array_map( $read, $this->entries( $name, 100 ) ) );
	}

	#[DataProvider( 'modules' )]
	public function test_behind_the_last_page_is_an_empty_one( string $name ): void {
		$this->create( $name );
		$after = null;
		do {
			$page  = $this->endpoint()->list( $name, $after, 50 );
			$after = $page->next;
		} while ( ! $page->done );

		$page = $this->endpoint()->list( $name, $after, 50 );

		self::assertSame( array(), $page->entries );
		self::assertTrue( $page->done );
	}

	#[DataProvider( 'modules' )]
	public function test_a_saved_record_is_answered_as_it_is_read( string $name ): void {
		$saved = $this->create( $name );
		$read  = $this->read( $name, $saved->id );

		self::assertSame( $saved->version, $read->version );
		self::assertEquals( $saved->fields, array_intersect_key( $read->fields, $saved->fields ) );
	}

	#[DataProvider( 'modules' )]
	public function test_what_is_written_is_read( string $name ): void {
		$values = $this->values( $name );
		$fields = $this->endpoint()->modules()[ $name ]->fields;
		$read   = $this->read( $name, $this->create( $name, $values )->id );

		foreach ( $values as $field => $value ) {
			if ( $fields[ $field ]->writeonly || FieldType::Lines === $fields[ $field ]->type ) {
				continue;
			}
			self::assertEquals( self::plain( $fields[ $field ], $value ), self::plain( $fields[ $field ], $read->fields[ $field ] ?? null ), $field );
		}
	}

	/** Decimals are strings, instants are UTC with Z, nothing is null (design of the contract). */
	#[DataProvider( 'modules' )]
	public function test_values_are_neutral( string $name ): void {
		$this->create( $name );
		$ids = array_slice( array_map( static fn( Entry $entry ): string => $entry->id, $this->entries( $name, 100 ) ), -20 );

		foreach ( $this->endpoint()->fetch( $name, $ids ) as $record ) {
			self::assert_neutral( $this->endpoint()->modules()[ $name ]->fields, $record->fields );
			if ( null !== $record->modified ) {
				self::assertMatchesRegularExpression( self::PATTERNS['instant'], $record->modified );
			}
		}
	}

	/** E10: the version is how a poll recognises our own write. */
	#[DataProvider( 'modules' )]
	public function test_all_ways_to_ask_give_the_same_version( string $name ): void {
		$saved = $this->update( $name, $this->create( $name )->id, 'First' );

		self::assertSame( $saved->version, $this->read( $name, $saved->id )->version );
		self::assertSame( array( $saved->id => $saved->version ), $this->endpoint()->versions( $name, array( $saved->id ) ) );
		$listed = array_column( array_map( static fn( Entry $entry ): array => array( $entry->id, $entry->version ), $this->entries( $name, 100 ) ), 1, 0 );
		self::assertSame( $saved->version, $listed[ $saved->id ] );
	}

	#[DataProvider( 'modules' )]
	public function test_the_version_changes_when_the_record_does( string $name ): void {
		$created = $this->create( $name );
		$this->let_a_second_pass();
		$changed = $this->update( $name, $created->id, 'Changed' );

		self::assertNotSame( $created->version, $changed->version );
		self::assertSame( $changed->version, $this->read( $name, $created->id )->version );
	}

	#[DataProvider( 'modules' )]
	public function test_reading_does_not_change_the_version( string $name ): void {
		$created = $this->create( $name );
		$this->read( $name, $created->id );

		self::assertSame( array( $created->id => $created->version ), $this->again()->versions( $name, array( $created->id ) ) );
	}

	/** E33: not found is no error, and no deletion either. */
	#[DataProvider( 'modules' )]
	public function test_records_that_are_not_there_are_left_out( string $name ): void {
		$id = $this->create( $name )->id;

		self::assertSame( array( $id ), array_map( 'strval', array_keys( $this->endpoint()->fetch( $name, array( $this->unknown_id( $name ), $id ) ) ) ) );
		self::assertSame( array( $id ), array_map( 'strval', array_keys( $this->endpoint()->versions( $name, array( $this->unknown_id( $name ), $id ) ) ) ) );
		self::assertSame( array(), $this->endpoint()->fetch( $name, array() ) );
	}

	#[DataProvider( 'modules' )]
	public function test_a_record_asked_for_twice_comes_once( string $name ): void {
		$id = $this->create( $name )->id;

		self::assertCount( 1, $this->endpoint()->fetch( $name, array( $id, $id ) ) );
	}

	/** E5: matching ignores case. */
	#[DataProvider( 'modules' )]
	public function test_find_ignores_case( string $name ): void {
		$field  = $this->match_field( $name );
		$record = $this->create( $name );
		$value  = (string) $record->fields[ $field ];

		foreach ( array( $value, strtoupper( $value ), strtolower( $value ) ) as $asked ) {
			$found = $this->endpoint()->find( $name, $field, array( $asked, 'nobody-has-this@nowhere.test' ) );
			self::assertSame( array( $record->id ), array_map( static fn( Record $one ): string => $one->id, $found ), $asked );
		}
		self::assertSame( array(), $this->endpoint()->find( $name, $field, array() ) );
		self::assertSame( array(), $this->endpoint()->find( $name, $field, array( 'nobody-has-this@nowhere.test' ) ) );
	}

	#[DataProvider( 'modules' )]
	public function test_every_write_has_one_result_with_its_key( string $name ): void {
		$id      = $this->create( $name )->id;
		$writes  = array(
			new Write( 'change', $id, array( $this->text_field( $name ) => 'Seen' ) ),
			new Write( 'create', null, $this->values( $name ) ),
		);
		$results = $this->save( $name, $writes );

		self::assertEqualsCanonicalizing( array( 'change', 'create' ), array_keys( $results ) );
		self::assertSame( $id, $results['change']->record?->id );
		self::assertNotSame( $id, $results['create']->record?->id );
	}

	/** One bad record does not hold up the others (E17). */
	#[DataProvider( 'modules' )]
	public function test_a_refused_record_does_not_stop_the_others( string $name ): void {
		$writes  = array(
			new Write( 'one', null, $this->values( $name ) ),
			new Write( 'bad', null, $this->invalid_values( $name ) ),
			new Write( 'two', null, $this->values( $name ) ),
		);
		$results = $this->save( $name, $writes );

		self::assertCount( 3, $results );
		self::assertNotNull( $results['one']->record );
		self::assertNotNull( $results['two']->record );
		self::assertNull( $results['bad']->record );
		self::assertSame( ErrorKind::Record, $results['bad']->error?->kind );
		self::assertNotSame( '', $results['bad']->error->getMessage() );
	}

	/** A dry run is told what would be refused, and nothing is saved (E22). */
	#[DataProvider( 'modules' )]
	public function test_a_rehearsal_knows_what_would_be_refused( string $name ): void {
		$endpoint = $this->endpoint();
		if ( ! $endpoint instanceof CanRehearse ) {
			self::assertFalse( is_callable( array( $endpoint, 'rehearse' ) ), 'An endpoint that can rehearse says so.' );
			return;
		}
		// The version of a second that is not over has a mark, which goes by itself.
		$settled = fn(): array => array_map( static fn( Entry $entry ): array => array( $entry->id, rtrim( (string) $entry->version, Record::UNSETTLED ), $entry->modified ), $this->entries( $name, 1000 ) );
		$before  = $settled();
		$writes  = array(
			new Write( 'good', null, $this->values( $name ) ),
			new Write( 'bad', null, $this->invalid_values( $name ) ),
		);
		$refused = $endpoint->rehearse( $name, $writes );

		self::assertSame( array( 'bad' ), array_keys( $refused ) );
		self::assertSame( $before, $settled() );
		$saved = $this->save( $name, $writes );
		self::assertSame( $saved['bad']->error?->getMessage(), $refused['bad']->getMessage() );
		self::assertNull( $saved['good']->error );
	}

	#[DataProvider( 'modules' )]
	public function test_a_change_of_a_record_that_is_gone_is_refused( string $name ): void {
		$results = $this->save( $name, array( new Write( 'k', $this->unknown_id( $name ), array( $this->text_field( $name ) => 'Anybody' ) ) ) );

		self::assertNull( $results['k']->record );
		self::assertSame( ErrorKind::Record, $results['k']->error?->kind );
	}

	#[DataProvider( 'modules' )]
	public function test_the_same_record_twice_in_one_batch_ends_as_the_last_write_says( string $name ): void {
		$id      = $this->create( $name )->id;
		$field   = $this->text_field( $name );
		$results = $this->save( $name, array( new Write( 'first', $id, array( $field => 'First' ) ), new Write( 'last', $id, array( $field => 'Last' ) ) ) );

		self::assertCount( 2, $results );
		self::assertSame( 'Last', $this->read( $name, $id )->fields[ $field ] );
	}

	#[DataProvider( 'modules' )]
	public function test_an_update_leaves_other_fields_alone( string $name ): void {
		$before = $this->read( $name, $this->create( $name )->id );
		$field  = $this->text_field( $name );
		$after  = $this->read( $name, $this->update( $name, $before->id, 'Only this' )->id );
		$known  = $this->endpoint()->modules()[ $name ]->fields;

		$others = array_filter( $before->fields, static fn( string $one ): bool => $one !== $field && isset( $known[ $one ] ) && ! $known[ $one ]->readonly, ARRAY_FILTER_USE_KEY );
		self::assertEquals( $others, array_intersect_key( $after->fields, $others ) );
		self::assertSame( 'Only this', $after->fields[ $field ] );
	}

	#[DataProvider( 'modules' )]
	public function test_a_field_can_be_emptied( string $name ): void {
		$record = $this->update( $name, $this->create( $name )->id, 'Not for long' );
		$this->save( $name, array( new Write( 'k', $record->id, array( $this->text_field( $name ) => null ) ) ) );

		self::assertNull( $this->read( $name, $record->id )->fields[ $this->text_field( $name ) ] );
	}

	#[DataProvider( 'modules' )]
	public function test_letters_of_any_language_come_back( string $name ): void {
		$record = $this->update( $name, $this->create( $name )->id, self::LETTERS );

		self::assertSame( self::LETTERS, $this->read( $name, $record->id )->fields[ $this->text_field( $name ) ] );
	}

	/**
	 * A side may not be able to keep an emoji or markup as they are, but it must say what it kept (E9: a lossy side causes
	 * no endless writes).
	 */
	#[DataProvider( 'modules' )]
	public function test_what_a_side_makes_of_emoji_and_markup_is_answered( string $name ): void {
		$field = $this->text_field( $name );
		foreach ( array( 'Thank you 🎁👩‍🚀', 'Thank you & "goodbye" <b>all</b>', "Thank you\nand goodbye" ) as $text ) {
			$saved = $this->update( $name, $this->create( $name )->id, $text );

			self::assertStringStartsWith( 'Thank you', (string) $saved->fields[ $field ] );
			self::assertSame( $saved->fields[ $field ], $this->read( $name, $saved->id )->fields[ $field ] );
			self::assertSame( $saved->version, $this->read( $name, $saved->id )->version );
		}
	}

	/** V13: a mapped field that was removed from this side is this write's problem only. */
	#[DataProvider( 'modules' )]
	public function test_a_field_that_vanished_is_said_or_ignored( string $name ): void {
		$record  = $this->create( $name );
		$results = $this->save( $name, array( new Write( 'k', $record->id, array( $this->text_field( $name ) => 'Kept', 'vanished_field' => 'x' ) ) ) ); // phpcs:ignore WordPress.Arrays

		if ( null === $results['k']->error ) {
			self::assertSame( 'Kept', $this->read( $name, $record->id )->fields[ $this->text_field( $name ) ] );
		} else {
			self::assertSame( ErrorKind::Record, $results['k']->error->kind );
			self::assertSame( 'vanished_field', $results['k']->error->field );
		}
		self::assertArrayNotHasKey( 'vanished_field', $this->read( $name, $record->id )->fields );
	}

	/** E19: a cursor taken before a change leads to the change. */
	#[DataProvider( 'modules' )]
	public function test_what_changes_behind_the_cursor_is_seen( string $name ): void {
		$old    = $this->create( $name );
		$cursor = $this->endpoint()->head( $name );
		$this->let_a_second_pass();
		$changed = $this->update( $name, $old->id, 'Later' );
		$created = $this->create( $name );

		$seen = $this->changes( $name, $cursor, 2 );

		self::assertSame( $changed->version, $seen[ $old->id ] ?? null );
		self::assertSame( $created->version, $seen[ $created->id ] ?? null );
	}

	/** Nothing is lost between two polls: the cursor at the end of one is the start of the next. */
	#[DataProvider( 'modules' )]
	public function test_a_poll_goes_on_where_the_last_one_ended( string $name ): void {
		$cursor = $this->endpoint()->head( $name );
		$this->let_a_second_pass();
		$first = $this->create( $name );
		$this->changes( $name, $cursor, 3, $cursor );
		$this->let_a_second_pass();
		$second = $this->create( $name );

		self::assertArrayHasKey( $second->id, $this->changes( $name, $cursor, 3 ) );
		self::assertNotSame( $first->id, $second->id );
	}

	#[DataProvider( 'modules' )]
	public function test_what_can_be_deleted_is_gone_afterwards( string $name ): void {
		$record = $this->create( $name );
		if ( ! $this->endpoint()->modules()[ $name ]->delete ) {
			self::assertSame( array( $record->id ), array_map( 'strval', array_keys( $this->again()->fetch( $name, array( $record->id ) ) ) ) );
			return;
		}
		$result = $this->save( $name, array( new Write( 'k', $record->id, array(), $record, delete: true ) ) )['k'];

		self::assertNull( $result->error );
		self::assertNull( $result->record );
		self::assertSame( array(), $this->again()->fetch( $name, array( $record->id ) ) );
		self::assertSame( array(), $this->endpoint()->versions( $name, array( $record->id ) ) );
	}

	/** E6: after a lost answer the record is looked for before it is created again. */
	#[DataProvider( 'modules' )]
	public function test_it_finds_a_create_whose_answer_was_lost( string $name ): void {
		$endpoint = $this->endpoint();
		self::assertInstanceOf( CanRecover::class, $endpoint );
		$since = gmdate( 'Y-m-d\TH:i:s\Z' );
		$write = new Write( 'k', null, $this->values( $name ), origin: '1', own_key: $name . ':' . uniqid() );
		$other = new Write( 'k', null, $this->values( $name ), origin: '1', own_key: $name . ':' . uniqid() );

		self::assertNull( $endpoint->recover( $name, $write, $since ) );
		$saved = $this->save( $name, array( $write ) )['k']->record;
		self::assertSame( $saved?->id, $endpoint->recover( $name, $write, $since )?->id );
		self::assertNull( $endpoint->recover( $name, $other, $since ) );
	}

	#[DataProvider( 'modules' )]
	public function test_a_record_has_an_address_or_none( string $name ): void {
		$url = $this->endpoint()->url( $name, $this->create( $name )->id );

		self::assertTrue( null === $url || false !== filter_var( $url, FILTER_VALIDATE_URL ), (string) $url );
	}

	public function test_an_unknown_module_is_an_error(): void {
		$this->expectException( EndpointError::class );
		$this->endpoint()->list( 'unicorns', null, 10 );
	}

	public function test_a_connection_that_works_says_so(): void {
		$endpoint = $this->endpoint();
		if ( ! $endpoint instanceof CanTest ) {
			self::assertNotSame( array(), $endpoint->modules() );
			return;
		}
		$report = $endpoint->test();

		self::assertTrue( $report->works() );
		self::assertNotSame( '', $report->system );
		foreach ( static::modules() as list( $name ) ) {
			self::assertTrue( $report->rights[ $name ]['read'], $name );
			self::assertTrue( $report->rights[ $name ]['write'], $name );
		}
	}

	protected function endpoint(): Endpoint {
		return $this->connected ??= $this->connect();
	}

	/** As the next request sees it: nothing remembered. */
	protected function again(): Endpoint {
		$this->connected = $this->connect();
		return $this->connected;
	}

	/** For a side whose versions are modification times in seconds; those override it and wait. */
	protected function let_a_second_pass(): void {
	}

	/** @param array<string, mixed>|null $values Of the record; null: any. */
	protected function create( string $module, ?array $values = null ): Record {
		$result = $this->save( $module, array( new Write( 'k', null, $values ?? $this->values( $module ) ) ) )['k'];
		self::assertNull( $result->error, (string) $result->error?->getMessage() );
		self::assertNotNull( $result->record );
		return $result->record;
	}

	protected function update( string $module, string $id, string $text ): Record {
		$result = $this->save( $module, array( new Write( 'k', $id, array( $this->text_field( $module ) => $text ), $this->read( $module, $id ) ) ) )['k'];
		self::assertNull( $result->error, (string) $result->error?->getMessage() );
		self::assertNotNull( $result->record );
		return $result->record;
	}

	protected function read( string $module, string $id ): Record {
		$records = $this->again()->fetch( $module, array( $id ) );
		self::assertArrayHasKey( $id, $records );
		self::assertSame( $id, $records[ $id ]->id );
		return $records[ $id ];
	}

	/**
	 * @param list<Write> $writes What to save.
	 * @return array<string, SaveResult> By key; a key that is answered twice fails the test.
	 */
	protected function save( string $module, array $writes ): array {
		$results = array();
		foreach ( $this->endpoint()->save( $module, $writes ) as $result ) {
			self::assertArrayNotHasKey( $result->key, $results, 'A write was answered twice.' );
			$results[ $result->key ] = $result;
		}
		return $results;
	}

	/** @return list<Entry> The complete list. */
	protected function entries( string $module, int $limit ): array {
		$entries = array();
		$after   = null;
		for ( $pages = 0; $pages < 5000; $pages++ ) {
			$page = $this->endpoint()->list( $module, $after, $limit );
			self::assertLessThanOrEqual( $limit, count( $page->entries ) );
			array_push( $entries, ...$page->entries );
			$after = $page->next;
			if ( $page->done ) {
				return $entries;
			}
		}
		self::fail( 'The list has no end.' );
	}

	/**
	 * One poll.
	 *
	 * @param string|null $next Where the next poll starts.
	 * @return array<string, string> Last version seen by id.
	 */
	protected function changes( string $module, string $cursor, int $limit, ?string &$next = null ): array {
		$versions = array();
		for ( $pages = 0; $pages < 5000; $pages++ ) {
			$page = $this->endpoint()->changed( $module, $cursor, $limit );
			foreach ( $page->entries as $entry ) {
				$versions[ $entry->id ] = $entry->version;
			}
			$cursor = $page->next;
			$next   = $cursor;
			if ( $page->done ) {
				return $versions;
			}
		}
		self::fail( 'The poll has no end.' );
	}

	/** Decimals are compared as numbers: a side may keep more or fewer zeros. */
	private static function plain( Field $field, mixed $value ): mixed {
		if ( FieldType::Decimal === $field->type && is_string( $value ) ) {
			return str_contains( $value, '.' ) ? rtrim( rtrim( $value, '0' ), '.' ) : $value;
		}
		return FieldType::Email === $field->type && is_string( $value ) ? strtolower( $value ) : $value;
	}

	/**
	 * @param array<string, Field> $fields  By name.
	 * @param list<string>         $modules Names of all modules.
	 */
	private static function assert_described( array $fields, array $modules ): void {
		self::assertNotSame( array(), $fields );
		foreach ( $fields as $name => $field ) {
			self::assertSame( $name, $field->name );
			self::assertNotSame( '', $field->label, $name );
			match ( $field->type ) {
				FieldType::Reference => self::assertContains( $field->refers_to, $modules, $name ),
				FieldType::Choice    => self::assertNotSame( array(), $field->options, $name ),
				FieldType::Lines     => self::assert_described( $field->children, $modules ),
				default              => self::assertSame( array(), $field->children, $name ),
			};
		}
	}

	/**
	 * @param array<string, Field> $fields By name.
	 * @param array<string, mixed> $values Of a record.
	 */
	private static function assert_neutral( array $fields, array $values ): void {
		foreach ( array_intersect_key( $values, $fields ) as $name => $value ) {
			if ( null === $value ) {
				continue;
			}
			$pattern = self::PATTERNS[ $fields[ $name ]->type->value ] ?? null;
			match ( $fields[ $name ]->type ) {
				FieldType::Boolean => self::assertIsBool( $value, $name ),
				FieldType::Integer => self::assertIsInt( $value, $name ),
				FieldType::Lines   => self::assert_rows( $fields[ $name ], $value ),
				default            => self::assertIsString( $value, $name ),
			};
			if ( null !== $pattern ) {
				self::assertMatchesRegularExpression( $pattern, (string) $value, $name );
			}
		}
	}

	private static function assert_rows( Field $field, mixed $rows ): void {
		self::assertIsArray( $rows, $field->name );
		self::assertTrue( array_is_list( $rows ), $field->name );
		foreach ( $rows as $row ) {
			self::assertIsArray( $row );
			self::assert_neutral( $field->children, $row );
		}
	}
}
