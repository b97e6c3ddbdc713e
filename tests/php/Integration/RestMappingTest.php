<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\Side;
use PHPUnit\Framework\Attributes\DataProvider;

// phpcs:disable WordPress.Arrays.ArrayDeclarationSpacing

/** Mappings over REST: read, checked, tried, saved by two people, reset, carried from one connection to another (V9–V14). */
final class RestMappingTest extends RestTestCase {

	private int $id;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->id = $this->connect_sandbox()['id'];
	}

	private function path( string $module = 'contacts', string $command = '' ): string {
		return "/connections/$this->id/mappings/$module" . ( '' === $command ? '' : "/$command" );
	}

	/**
	 * @param array<mixed>         $mapping As read.
	 * @param array<string, mixed> $changes
	 * @return array<mixed>
	 */
	private function save( array $mapping, array $changes = array(), int $status = 200 ): array {
		return $this->post( $this->path( $mapping['module'] ), $changes + array_intersect_key( $mapping, array_flip( array( 'rows', 'match', 'revision' ) ) ), $status );
	}

	/** @return array<string, mixed> */
	private static function row( string $shop, string $remote, string $direction = 'both' ): array {
		return array( 'shop' => $shop, 'remote' => $remote, 'direction' => $direction, 'transforms' => array(), 'values' => array() );
	}

	public function test_a_mapping_brings_both_sides_fields_and_what_is_wrong(): void {
		$mapping = $this->get( $this->path() );

		self::assertSame( array( 'Practice', 'Contacts', 'both', true, false ), array( $mapping['remote_name'], $mapping['remote_label'], $mapping['direction'], $mapping['create_remote'], $mapping['create_shop'] ) );
		$remote = array_column( $mapping['remote_fields'], null, 'name' );
		self::assertSame( array( 'Last name', 'text', 'text', true, 80 ), array( $remote['last_name']['label'], $remote['last_name']['type'], $remote['last_name']['type_label'], $remote['last_name']['required'], $remote['last_name']['max_length'] ) );
		self::assertSame( array( 'value' => 'fair', 'label' => 'Trade fair' ), $remote['source']['options'][1] );
		self::assertSame( array( 'sandbox-default', 'catalogue' ), array_column( $mapping['presets'], 'name' ) );
		self::assertSame( array( 'shop' => array( 'email' ), 'remote' => array( 'email' ) ), $mapping['match'][0] );
		self::assertNull( $mapping['remote_error'] );
		self::assertNull( $mapping['changed_at'] );

		self::assertTrue( $mapping['started'] );
		$this->plugin->connections->set( $this->id, array( 'state' => 'setup' ) );
		self::assertFalse( $this->get( $this->path() )['started'] );
	}

	/** V12: with the number of records that are empty now. */
	public function test_an_optional_source_of_a_mandatory_field_is_counted(): void {
		$mapping  = $this->get( $this->path() );
		$rows     = array( self::row( 'email', 'email' ), self::row( 'company', 'last_name', 'to_remote' ) );
		$problems = $this->post( $this->path( 'contacts', 'check' ), array( 'rows' => $rows ) )['problems'];
		self::assertContains( 'optional_source', array_column( $problems, 'code' ) );

		$this->put_shop( array( 'email' => 'acme@x.test', 'last_name' => 'X', 'company' => 'ACME' ) );
		$this->put_shop( array( 'email' => 'none@x.test', 'last_name' => 'X' ) );
		$companies = array_map( static fn( $record ): mixed => $record->fields['company'], $this->plugin->shop->fetch( 'contacts', array_column( $this->plugin->shop->list( 'contacts', null, 100 )->entries, 'id' ) ) );
		$rows[1]['transforms'] = array( array( 'type' => 'trim', 'options' => new \stdClass() ) );
		$problems              = array_column( $this->post( $this->path( 'contacts', 'check' ), array( 'rows' => $rows ) )['problems'], null, 'row' );

		$words = sprintf( 'Of %d records looked at, %d would be empty', count( $companies ), count( $companies ) - count( array_filter( $companies ) ) );
		self::assertStringContainsString( $words, $problems['company>last_name']['sentence'] );
		self::assertSame( $mapping, $this->get( $this->path() ), 'Checking changes nothing.' );
	}

	/** @param array<string, mixed> $fields */
	private function put_shop( array $fields, string $module = 'contacts' ): string {
		foreach ( $this->plugin->shop->save( $module, array( new \Crosswalk\Endpoint\Write( 'k', null, $fields ) ) ) as $result ) {
			return (string) $result->record?->id;
		}
		self::fail( 'Nothing was saved.' );
	}

	public function test_rows_are_saved_with_transforms_and_value_maps_in_their_order(): void {
		$mapping         = $this->get( $this->path() );
		$row             = self::row( 'kind', 'source', 'to_remote' );
		$row['values']   = array( array( 'shop' => 'guest', 'remote' => 'fair', 'keep' => false ), array( 'shop' => 'customer', 'remote' => 'shop', 'keep' => false ), array( 'shop' => '', 'remote' => 'advert', 'keep' => true ) ); // phpcs:ignore WordPress.Arrays
		$name            = self::row( 'first_name', 'first_name' );
		$name['transforms'] = array( array( 'type' => 'trim', 'options' => new \stdClass() ), array( 'type' => 'truncate', 'options' => array( 'length' => '80' ) ) );
		$rows            = array_values( array_filter( $mapping['rows'], static fn( array $one ): bool => 'first_name' !== $one['shop'] ) );

		$saved = $this->save( $mapping, array( 'rows' => array( ...$rows, $name, $row ) ) );

		$read = array_column( $saved['rows'], null, 'remote' );
		self::assertSame( $row['values'], $read['source']['values'] );
		self::assertSame( array( array( 'type' => 'trim', 'options' => array() ), array( 'type' => 'truncate', 'options' => array( 'length' => '80' ) ) ), $read['first_name']['transforms'] );
		self::assertNotSame( $mapping['revision'], $saved['revision'] );
		self::assertNotSame( '', $saved['changed_by'] );
		self::assertNotNull( $saved['changed_at'] );
		self::assertSame( $saved, $this->get( $this->path() ) );
		self::assertSame( 'both', $this->get( "/connections/$this->id" )['modules'][1]['direction'], 'Other settings of the module stay.' );
	}

	public function test_two_people_the_second_hears_of_the_first(): void {
		$mapping = $this->get( $this->path() );
		wp_update_user( array( 'ID' => $this->act_as( 'administrator' ), 'display_name' => 'Anna Nowak' ) );
		$this->save( $mapping, array( 'rows' => array( self::row( 'email', 'email' ), self::row( 'last_name', 'last_name' ) ) ) );
		$this->act_as_shop_manager();

		$error = $this->save( $mapping, array(), 409 );

		self::assertSame( 'mapping_changed', $error['code'] );
		self::assertStringContainsString( 'Anna Nowak', $error['message'] );
		self::assertCount( 2, $this->get( $this->path() )['rows'] );
		$this->save( $this->get( $this->path() ) );
	}

	public function test_what_is_sure_to_fail_is_not_saved_while_the_module_is_on(): void {
		$mapping = $this->get( $this->path() );

		$error = $this->save( $mapping, array( 'rows' => array( self::row( 'email', 'email' ) ) ), 422 );

		self::assertSame( 'mapping_invalid', $error['code'] );
		self::assertSame( array( array( 'missing_mandatory', 'error', 'remote', 'last_name' ) ), array_map( static fn( array $one ): array => array( $one['code'], $one['severity'], $one['side'], $one['field'] ), $error['data']['problems'] ) );
		self::assertSame( $mapping, $this->get( $this->path() ) );

		$this->post( "/connections/$this->id", array( 'modules' => array( array( 'name' => 'contacts', 'enabled' => false ) ) ) );
		self::assertCount( 1, $this->save( $this->get( $this->path() ), array( 'rows' => array( self::row( 'email', 'email' ) ) ) )['rows'] );
	}

	/** @return iterable<string, array{array<string, mixed>}> Bodies that the schema refuses. */
	public static function invalid(): iterable {
		yield 'no rows' => array( array( 'match' => array(), 'revision' => 'x' ) );
		yield 'no revision' => array( array( 'rows' => array(), 'match' => array() ) );
		yield 'a direction that does not exist' => array( array( 'rows' => array( self::row( 'a', 'b', 'up' ) ), 'match' => array(), 'revision' => 'x' ) );
		yield 'a row without a side' => array( array( 'rows' => array( array( 'shop' => 'a', 'direction' => 'both' ) ), 'match' => array(), 'revision' => 'x' ) );
		yield 'an option that is a list' => array( array( 'rows' => array( array( 'transforms' => array( array( 'type' => 'trim', 'options' => array( 'a' => array( 'b' ) ) ) ) ) + self::row( 'a', 'b' ) ), 'match' => array(), 'revision' => 'x' ) );
		yield 'a rule that is no rule' => array( array( 'rows' => array(), 'match' => array( array( 'shop' => 'email' ) ), 'revision' => 'x' ) );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'invalid' )]
	public function test_what_is_no_mapping_is_refused( array $body ): void {
		$this->post( $this->path(), $body, 400 );
	}

	/** V10 */
	public function test_new_rows_may_begin_from_now_on(): void {
		$mapping = $this->get( $this->path() );
		$this->save( $mapping, array( 'rows' => array( ...$mapping['rows'], self::row( 'registered', 'birthday', 'to_remote' ) ), 'new_rows' => 'from_now' ) );

		$flags = array();
		foreach ( $this->plugin->connections->get( $this->id )['modules']['contacts']['rows'] as $row ) {
			$flags[ $row['remote'] ] = $row['from_now'] ?? false;
		}
		self::assertTrue( $flags['birthday'] );
		self::assertFalse( $flags['email'] );

		$this->save( $this->get( $this->path() ) );
		self::assertTrue( array_column( $this->plugin->connections->get( $this->id )['modules']['contacts']['rows'], 'from_now', 'remote' )['birthday'], 'A later save does not change that.' );
	}

	/** V12: what the preview shows is what a sync then does. */
	public function test_a_preview_shows_what_a_sync_then_does(): void {
		$order = $this->put_shop( array( 'email' => 'ANNA@x.test', 'first_name' => ' Anna ', 'last_name' => 'Nowak', 'company' => 'acme', 'billing_country' => 'PL', 'billing_state' => 'PL-MZ' ) );
		$rows  = array(
			self::row( 'email', 'email' ),
			array( 'transforms' => array( array( 'type' => 'trim', 'options' => new \stdClass() ) ) ) + self::row( 'first_name', 'first_name' ),
			self::row( 'last_name', 'last_name' ),
			array( 'transforms' => array( array( 'type' => 'upper', 'options' => new \stdClass() ) ) ) + self::row( 'company', 'company', 'to_remote' ),
			array( 'transforms' => array( array( 'type' => 'template', 'options' => array( 'text' => '{first_name} from {billing_country}' ) ) ) ) + self::row( '', 'notes', 'to_remote' ),
			array( 'transforms' => array( array( 'type' => 'constant', 'options' => array( 'value' => 'shop' ) ) ) ) + self::row( '', 'source', 'to_remote' ),
			array( 'transforms' => array( array( 'type' => 'constant', 'options' => array( 'value' => 'yes' ) ) ) ) + self::row( '', 'newsletter', 'to_remote' ),
		);
		$mapping = $this->get( $this->path() );
		$preview = $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => $order ) );
		self::assertNull( $preview['remote'] );
		self::assertSame( 'Online shop', array_column( $preview['rows'], 'to_remote', 'row' )['>source'] );

		$this->save( $mapping, array( 'rows' => $rows ) );
		$this->finish( $this->id, $this->post( '/runs', array( 'connection_id' => $this->id, 'modules' => array( 'contacts' ) ), 201 )['id'] );

		$after = $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => $order ) );
		self::assertTrue( $after['linked'] );
		self::assertCount( 7, $after['rows'] );
		foreach ( $after['rows'] as $i => $row ) {
			self::assertSame( $preview['rows'][ $i ]['to_remote'], $row['remote'], $row['row'] );
			self::assertFalse( $row['changes_remote'] || $row['changes_shop'], $row['row'] );
		}
	}

	public function test_a_preview_finds_the_other_record_by_the_rules_and_says_what_would_be_refused(): void {
		$remote = $this->plugin->pairings->of( $this->id )?->endpoint( Side::Remote );
		foreach ( $remote?->save( 'contacts', array( new \Crosswalk\Endpoint\Write( 'k', null, array( 'email' => 'ben@x.test', 'last_name' => 'Ben', 'phone' => '1' ) ) ) ) ?? array() as $saved ) {
			self::assertNull( $saved->error );
		}
		$shop = $this->put_shop( array( 'email' => 'Ben@X.test', 'last_name' => 'Ben', 'company' => str_repeat( 'x', 130 ) ) );
		$rows = array( self::row( 'email', 'email' ), self::row( 'last_name', 'last_name' ), self::row( 'phone', 'phone' ), self::row( 'company', 'company' ) );

		$preview = $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => $shop ) );

		self::assertSame( array( 'Ben', false ), array( $preview['remote']['name'], $preview['linked'] ) );
		$by_row = array_column( $preview['rows'], null, 'row' );
		self::assertSame( array( null, '1', '1', true ), array( $by_row['phone>phone']['shop'], $by_row['phone>phone']['remote'], $by_row['phone>phone']['to_shop'], $by_row['phone>phone']['changes_shop'] ) );
		self::assertStringContainsString( '120', $by_row['company>company']['problem'] );

		$back = $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'remote', 'record' => $preview['remote']['id'] ) );
		self::assertSame( $shop, $back['shop']['id'] );
		self::assertSame( 404, $this->request( 'POST', $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => 'user:999999' ) )->get_status() );
	}

	public function test_records_for_the_preview_are_the_newest_or_those_searched_for(): void {
		$this->put_shop( array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) );
		$this->put_shop( array( 'email' => 'ben@x.test', 'first_name' => 'Ben', 'last_name' => 'Olt' ) );

		self::assertCount( 10, $this->get( $this->path( 'contacts', 'records' ), array( 'side' => 'shop' ) ), 'Without links the first ones there are.' );
		self::assertSame( array( array( 'name' => 'Ben Olt', 'detail' => 'ben@x.test' ) ), array_map( static fn( array $one ): array => array_diff_key( $one, array( 'id' => 1 ) ), $this->get( $this->path( 'contacts', 'records' ), array( 'side' => 'shop', 'search' => 'BEN@x.test' ) ) ) );
		self::assertSame( array(), $this->get( $this->path( 'contacts', 'records' ), array( 'side' => 'shop', 'search' => 'nobody' ) ) );

		$this->finish( $this->id, $this->post( '/runs', array( 'connection_id' => $this->id, 'modules' => array( 'contacts' ) ), 201 )['id'] );
		self::assertContains( 'Anna Nowak', array_column( $this->get( $this->path( 'contacts', 'records' ), array( 'side' => 'remote', 'search' => 'nowa' ) ), 'name' ), 'Linked records are found by a part of their name.' );
		$this->put_shop( array( 'email' => 'cleo@x.test', 'first_name' => 'Cleo', 'last_name' => 'Last' ) );
		$this->finish( $this->id, $this->post( '/runs', array( 'connection_id' => $this->id, 'modules' => array( 'contacts' ) ), 201 )['id'] );
		self::assertSame( 'Cleo Last', $this->get( $this->path( 'contacts', 'records' ), array( 'side' => 'shop' ) )[0]['name'], 'The one touched last comes first.' );
	}

	public function test_reset_brings_a_preset_with_its_settings_to_those_who_manage(): void {
		$mapping = $this->get( $this->path( 'products' ) );
		self::assertSame( array( 'sandbox-default', 'catalogue' ), array_column( $mapping['presets'], 'name' ) );

		$this->act_as_shop_manager();
		$this->post( $this->path( 'products', 'reset' ), array( 'preset' => 'catalogue', 'revision' => $mapping['revision'] ), 422 );
		self::assertSame( $mapping['rows'], $this->get( $this->path( 'products' ) )['rows'], 'It does not go without its direction, which is not the shop manager\'s (V3).' );

		$this->act_as( 'administrator' );
		$all = $this->post( $this->path( 'products', 'reset' ), array( 'preset' => 'catalogue', 'revision' => $mapping['revision'] ) );
		self::assertSame( array( 'to_shop', true, false ), array( $all['direction'], $all['create_shop'], $all['create_remote'] ) );
		$this->post( $this->path( 'products', 'reset' ), array( 'preset' => '', 'revision' => $all['revision'] ) );
		$back = $this->get( $this->path( 'products' ) );
		self::assertSame( array( $mapping['rows'], 'both', true ), array( $back['rows'], $back['direction'], $back['create_remote'] ) );
		$this->post( $this->path( 'products', 'reset' ), array( 'preset' => 'nope', 'revision' => $back['revision'] ), 400 );
		$this->post( $this->path( 'products', 'reset' ), array( 'revision' => 'old' ), 409 );
	}

	public function test_saving_a_preset_as_a_draft_brings_its_settings_too(): void {
		$mapping = $this->get( $this->path( 'products' ) );
		$preset  = array_column( $mapping['presets'], null, 'name' )['catalogue'];

		$saved = $this->save( $mapping, array( 'rows' => $preset['rows'], 'match' => $preset['match'], 'preset' => 'catalogue' ) );

		self::assertSame( array( 'to_shop', false ), array( $saved['direction'], $saved['create_remote'] ) );
	}

	/** V14 */
	public function test_an_exported_file_is_imported_into_another_connection(): void {
		$mapping = $this->get( $this->path() );
		$this->save( $mapping, array( 'rows' => array( self::row( 'email', 'email' ), self::row( 'last_name', 'last_name' ) ) ) );
		$file     = $this->get( "/connections/$this->id/mappings/export" );
		self::assertSame( array( 'crosswalk-mapping', 1, 'sandbox' ), array( $file['format'], $file['version'], $file['connector'] ) );
		$this->id = $this->connect_sandbox()['id'];
		$before   = $this->get( $this->path() );

		$report = $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file ) );
		self::assertSame( array( false, true, array() ), array( $report['imported'], $report['possible'], $report['faults'] ) );
		self::assertSame( array( 'contacts', 2 ), array( $report['modules'][1]['module'], $report['modules'][1]['rows'] ) );
		self::assertSame( $before, $this->get( $this->path() ), 'Nothing happens before somebody confirms.' );

		self::assertTrue( $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file, 'confirm' => true ) )['imported'] );
		self::assertCount( 2, $this->get( $this->path() )['rows'] );
		self::assertSame( $file, $this->get( "/connections/$this->id/mappings/export" ) );
	}

	/** @return iterable<string, array{\Closure( array<mixed> ): mixed, string, int, string}> What is done to a file, and the module, row and words of the fault. */
	public static function broken(): iterable {
		$with = static fn( array $changes ): \Closure => static fn( array $file ): array => array_replace_recursive( $file, $changes );
		$of   = static fn( string $module, array $changes ): \Closure => $with( array( 'modules' => array( $module => $changes ) ) );
		yield 'something else' => array( static fn(): array => array( 'hello' => 'world' ), '', 0, 'not a file of mappings' );
		yield 'another version' => array( $with( array( 'version' => 2 ) ), '', 0, 'another version' );
		yield 'another connector' => array( $with( array( 'connector' => 'vtiger' ) ), '', 0, '"vtiger"' );
		yield 'no modules' => array( static fn( array $file ): array => array( 'modules' => array() ) + $file, '', 0, 'no module' );
		yield 'a module that is not there' => array( $of( 'spaceships', array( 'rows' => array() ) ), 'spaceships', 0, 'no such module' );
		yield 'rows that are none' => array( $of( 'products', array( 'rows' => 'all' ) ), 'products', 0, 'no list of rows' );
		yield 'a row without a field' => array( $of( 'contacts', array( 'rows' => array( 2 => array( 'remote' => null ) ) ) ), 'contacts', 3, '"remote" is missing' );
		yield 'a direction nobody knows' => array( $of( 'contacts', array( 'rows' => array( 1 => array( 'direction' => 'sideways' ) ) ) ), 'contacts', 2, 'direction' );
		yield 'a misspelt word' => array( $of( 'contacts', array( 'rows' => array( array( 'transfroms' => array() ) ) ) ), 'contacts', 1, 'transfroms' );
		yield 'a transform without a type' => array( $of( 'contacts', array( 'rows' => array( array( 'transforms' => array( array( 'length' => 3 ) ) ) ) ) ), 'contacts', 1, 'no type' );
		yield 'a value map of lists' => array( $of( 'contacts', array( 'rows' => array( array( 'values' => array( 'a' => array() ) ) ) ) ), 'contacts', 1, 'value map' );
		yield 'more rows than a mapping may have' => array( $of( 'contacts', array( 'rows' => array_fill( 0, 301, array( 'shop' => 'email', 'remote' => 'email' ) ) ) ), 'contacts', 0, '300 rows' ); // phpcs:ignore WordPress.Arrays
		yield 'a rule that is none' => array( $of( 'contacts', array( 'match' => array( array( 'shop' => 'email' ) ) ) ), 'contacts', 0, 'rule for matching' );
	}

	/** V14: which module and row is wrong and why, and nothing is changed. */
	#[DataProvider( 'broken' )]
	public function test_a_broken_or_foreign_file_changes_nothing( \Closure $break, string $module, int $row, string $words ): void {
		$file   = $this->get( "/connections/$this->id/mappings/export" );
		$before = $this->plugin->connections->get( $this->id )['modules'] ?? array();

		$error = $this->post( "/connections/$this->id/mappings/import", array( 'file' => $break( $file ), 'confirm' => true ), 422 );

		self::assertSame( 'import_refused', $error['code'] );
		self::assertSame( array( $module, $row ), array( $error['data']['faults'][0]['module'], $error['data']['faults'][0]['row'] ) );
		self::assertStringContainsString( $words, $error['data']['faults'][0]['message'] );
		self::assertSame( $before, $this->plugin->connections->get( $this->id )['modules'] ?? array() );
	}

	public function test_a_file_with_unknown_fields_is_imported_when_somebody_accepts_that(): void {
		$file                                   = $this->get( "/connections/$this->id/mappings/export" );
		$file['modules']['contacts']['rows'][]  = array( 'shop' => 'phone_2', 'remote' => 'cf_99', 'direction' => 'both', 'transforms' => array(), 'values' => array() );

		$report = $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file ) );
		$codes  = array_column( array_column( $report['modules'], null, 'module' )['contacts']['problems'], 'field', 'code' );
		self::assertTrue( $report['possible'] );
		self::assertArrayHasKey( 'gone', $codes );

		self::assertTrue( $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file, 'confirm' => true ) )['imported'] );
		self::assertContains( 'cf_99', array_column( $this->get( $this->path() )['rows'], 'remote' ) );
	}

	/** E5: without rules, every record would be new. */
	public function test_a_file_that_does_not_speak_of_rules_leaves_them(): void {
		$file  = $this->get( "/connections/$this->id/mappings/export" );
		$rules = $this->get( $this->path() )['match'];
		unset( $file['modules']->contacts['match'] );

		$this->post( "/connections/$this->id/mappings/import", array( 'file' => $file, 'confirm' => true ) );

		self::assertNotSame( array(), $rules );
		self::assertSame( $rules, $this->get( $this->path() )['match'] );
	}

	public function test_a_file_that_cannot_work_is_not_imported(): void {
		$file                                  = $this->get( "/connections/$this->id/mappings/export" );
		$file['modules']['contacts']['rows']   = array();

		$error = $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file, 'confirm' => true ), 422 );

		self::assertContains( 'missing_mandatory', array_column( $error['data']['modules'][1]['problems'], 'code' ) );
		self::assertNotSame( array(), $this->get( $this->path() )['rows'] );
	}

	/** V3: who maps sees no settings of the connection. */
	public function test_nothing_of_the_settings_is_in_a_mapping(): void {
		$id       = $this->post( '/connections', array( 'connector' => 'example-crm', 'name' => 'Example', 'settings' => array( 'workspace' => 'acme-workspace', 'token' => 'correct-horse' ) ), 201 )['id'];
		$this->id = $id;
		$this->act_as_shop_manager();

		foreach ( array( $this->path(), "/connections/$id/mappings/export", $this->path( 'contacts', 'records' ) . '?side=remote' ) as $path ) {
			$answer = (string) wp_json_encode( str_contains( $path, '?' ) ? $this->get( $this->path( 'contacts', 'records' ), array( 'side' => 'remote' ) ) : $this->get( $path ) );
			self::assertStringNotContainsString( 'correct-horse', $answer );
			self::assertStringNotContainsString( 'acme-workspace"', $answer );
		}
	}

	/** The mapping is shown, and says why nothing of the other side is there. */
	public function test_a_remote_that_cannot_be_read_leaves_the_stored_mapping(): void {
		$mapping = $this->get( $this->path() );
		add_filter( 'crosswalk_connectors', static fn( array $connectors ): array => array( ...$connectors, new \Crosswalk\Tests\Support\DeafConnector( 'sandbox' ) ) );
		$this->setUpPluginAgain();

		$read = $this->get( $this->path() );

		self::assertSame( 'The CRM does not answer.', $read['remote_error']['message'] );
		self::assertSame( array( $mapping['rows'], $mapping['revision'] ), array( $read['rows'], $read['revision'] ) );
		$labels = array_column( $mapping['remote_fields'], 'label', 'name' );
		$shown  = array_column( $read['remote_fields'], 'label', 'name' );
		ksort( $shown );
		$mapped = array_intersect_key( $labels, array_flip( array_column( $mapping['rows'], 'remote' ) ) );
		ksort( $mapped );
		self::assertSame( $mapped, array_intersect_key( $shown, $mapped ), 'Mapped fields are called what they were called when they were last seen.' );
		self::assertNotSame( array(), $read['shop_fields'] );
		self::assertSame( 503, $this->request( 'POST', $this->path(), array_intersect_key( $read, array_flip( array( 'rows', 'match', 'revision' ) ) ) )->get_status() );
	}

	private function setUpPluginAgain(): void {
		remove_all_actions( 'rest_api_init' );
		$this->plugin = new \Crosswalk\Plugin( $this->plugin->shop );
		add_action( 'rest_api_init', array( $this->plugin, 'register_routes' ) );
		$GLOBALS['wp_rest_server'] = null;
	}

	public function test_transforms_are_served_with_their_options_and_worked_examples(): void {
		$transforms = array_column( $this->get( '/transforms' ), null, 'type' );

		self::assertSame( array( false, true ), array( $transforms['upper']['reverses'], $transforms['trim']['reverses'] ) );
		self::assertSame( array( 'length', 'number', true ), array( $transforms['truncate']['options'][0]['name'], $transforms['truncate']['options'][0]['type'], $transforms['truncate']['options'][0]['required'] ) );
		self::assertContains( array( 'value' => 'd.m.Y', 'label' => '23.11.2026' ), $transforms['date']['options'][0]['choices'] );
		self::assertSame( array( 'from' => '  Anna Nowak ', 'to' => 'Anna Nowak', 'back' => 'Anna Nowak' ), array_diff_key( $transforms['trim']['examples'][0], array( 'options' => 1 ) ) );
		self::assertNull( $transforms['upper']['examples'][0]['back'] );
	}

	public function test_meta_is_offered_where_the_shop_has_it(): void {
		self::assertFalse( $this->get( $this->path() )['has_meta'] );
		self::assertSame( array(), $this->get( $this->path( 'contacts', 'meta-keys' ), array( 'search' => 'vat' ) ) );
	}

	/** V13: in the control panel and at the row before anything fails. */
	public function test_what_a_worker_finds_out_is_in_the_control_panel(): void {
		$mapping = $this->get( $this->path() );
		$this->plugin->connections->set( $this->id, array( 'modules' => array( 'contacts' => array( 'rows' => array( array( 'shop' => 'phone', 'remote' => 'cf_99' ), ...$this->plugin->connections->get( $this->id )['modules']['contacts']['rows'] ) ) + $this->plugin->connections->get( $this->id )['modules']['contacts'] ) + $this->plugin->connections->get( $this->id )['modules'] ) );
		self::assertSame( 'good', $this->get( '/status' )['state'] );

		$this->plugin->map_watch->run( array( $this->id ) );

		$status = $this->get( '/status' );
		self::assertSame( 'attention', $status['state'] );
		self::assertStringContainsString( 'cf_99', $status['sentence'] );
		$modules = array_column( $status['connections'][0]['modules'], null, 'module' );
		self::assertStringContainsString( 'is not in Practice any more', $modules['contacts']['problems'][0] );
		self::assertSame( array(), $modules['products']['problems'] );
		self::assertContains( 'gone', array_column( $this->get( $this->path() )['problems'], 'code' ) );

		$this->save( $this->get( $this->path() ), array( 'rows' => $mapping['rows'] ) );
		self::assertSame( 'good', $this->get( '/status' )['state'], 'Solved by saving, without waiting for an hour.' );
	}

	public function test_it_looks_at_most_once_an_hour(): void {
		$this->plugin->map_watch->run( array( $this->id ) );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_connections SET modules='{}'" );
		$before = $wpdb->num_queries;
		$this->plugin->map_watch->run( array( $this->id ) );
		self::assertSame( 1, $wpdb->num_queries - $before );
	}
}
