<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Write;

/** Contacts, organisations, products and taxes, with every trap on. */
final class RecordsTest extends VtigerTestCase {

	public function test_a_change_of_a_product_keeps_its_taxes_and_prices(): void {
		$element = array( 'productname' => 'Lamp', 'unit_price' => '20.5', 'tax1' => '19', 'tax2' => '3', 'currency_id' => '21x1', 'discontinued' => '1', 'assigned_user_id' => '19x1' ); // phpcs:ignore WordPress.Arrays
		$id      = (string) $this->emulator()->post( 'records/Products', array( 'element' => $element ) )['id'];
		$this->save( new Write( 'k', $id, array( 'qtyinstock' => '7' ) ), Modules::PRODUCTS );
		$stored = $this->stored( $id );
		self::assertEquals( array( 7, 19, 3, 20.5, 20.5 ), $this->numbers( $stored ) );

		$this->save( new Write( 'k', $id, array( 'unit_price' => '30.25' ) ), Modules::PRODUCTS );
		self::assertEquals( array( 7, 19, 3, 30.25, 30.25 ), $this->numbers( $this->stored( $id ) ) );
	}

	public function test_a_new_product_is_active_unless_said_otherwise(): void {
		self::assertTrue( $this->create( Modules::PRODUCTS, array( 'productname' => 'Lamp' ) )->fields['discontinued'] );
		self::assertFalse( $this->create( Modules::PRODUCTS, array( 'productname' => 'Old', 'discontinued' => false ) )->fields['discontinued'] ); // phpcs:ignore WordPress.Arrays
	}

	public function test_prices_keep_six_decimals(): void {
		self::assertSame( '1.234567', $this->create( Modules::PRODUCTS, array( 'productname' => 'Screw', 'unit_price' => '1.234567' ) )->fields['unit_price'] ); // phpcs:ignore WordPress.Arrays
	}

	/** E12. */
	public function test_what_the_crm_would_cut_or_take_for_something_else_is_refused(): void {
		$cases = array(
			array( Modules::CONTACTS, array( 'lastname' => str_repeat( 'a', 300 ) ), 'too_long', 'lastname' ),
			array( Modules::CONTACTS, array( 'lastname' => 'A', 'leadsource' => 'Moon' ), 'not_an_option', 'leadsource' ), // phpcs:ignore WordPress.Arrays
			array( Modules::PRODUCTS, array( 'productname' => 'A', 'unit_price' => '10,50' ), 'not_a_number', 'unit_price' ), // phpcs:ignore WordPress.Arrays
			array( Modules::CONTACTS, array( 'lastname' => 'A', 'birthday' => '24.11.2026' ), 'not_a_date', 'birthday' ), // phpcs:ignore WordPress.Arrays
		);
		foreach ( $cases as list( $module, $fields, $code, $field ) ) {
			$error = $this->save( new Write( 'k', null, $fields ), $module )->error;
			self::assertSame( array( ErrorKind::Record, $code, $field ), array( $error?->kind, $error?->error_code, $error?->field ) );
		}
		self::assertSame( 0, $this->calls( 'create' ) );
	}

	/** T1: a new contact without an organisation goes to the holding one; V15: a guest to the guests'. */
	public function test_contacts_without_an_organisation_share_one(): void {
		$endpoint = $this->endpoint( array( 'holding_account' => 'Our shop' ) );
		$one      = $this->create( Modules::CONTACTS, array( 'lastname' => 'One', 'kind' => 'customer' ), $endpoint ); // phpcs:ignore WordPress.Arrays
		$two      = $this->create( Modules::CONTACTS, array( 'lastname' => 'Two', 'kind' => 'customer' ), $endpoint ); // phpcs:ignore WordPress.Arrays
		$guest    = $this->create( Modules::CONTACTS, array( 'lastname' => 'Guest', 'kind' => 'guest' ), $endpoint ); // phpcs:ignore WordPress.Arrays

		self::assertSame( $one->fields['account_id'], $two->fields['account_id'] );
		self::assertSame( array( 'Our shop', 'WooCommerce guests' ), array_map( fn( Record $contact ): mixed => $this->stored( (string) $contact->fields['account_id'] )['accountname'], array( $two, $guest ) ) );
	}

	public function test_a_holding_organisation_deleted_in_the_crm_is_made_again(): void {
		$first = $this->create( Modules::CONTACTS, array( 'lastname' => 'One' ) );
		$this->emulator()->delete( 'record/' . $first->fields['account_id'] );
		$second = $this->create( Modules::CONTACTS, array( 'lastname' => 'Two' ) );

		self::assertNotNull( $second->fields['account_id'] );
		self::assertNotSame( $first->fields['account_id'], $second->fields['account_id'] );
	}

	public function test_two_organisations_of_one_name_are_one_too_many(): void {
		$this->create( Modules::ACCOUNTS, array( 'accountname' => 'Acme' ) );

		self::assertSame( 'duplicate', $this->save( new Write( 'k', null, array( 'accountname' => 'acme' ) ), Modules::ACCOUNTS )->error?->error_code );
	}

	/** V19. */
	public function test_a_tax_to_create_is_spelled_out(): void {
		$error = $this->save( new Write( 'k', null, array( 'name' => 'IVA', 'rate' => '21.0000' ) ), Modules::TAXES )->error; // phpcs:ignore WordPress.Arrays

		self::assertSame( ErrorKind::Record, $error?->kind );
		self::assertStringContainsString( '"IVA", 21 %', $error->advice );
	}

	public function test_a_tax_created_in_the_crm_is_found(): void {
		$endpoint = $this->endpoint();
		self::assertCount( 3, $endpoint->list( Modules::TAXES, null, 100 )->entries );
		$this->save( new Write( 'k', null, array( 'name' => 'IVA', 'rate' => '21' ) ), Modules::TAXES, $endpoint ); // phpcs:ignore WordPress.Arrays
		$this->emulator()->post( 'taxes', array( 'label' => 'IVA', 'percentage' => 21 ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( '21', $this->endpoint()->find( Modules::TAXES, 'name', array( 'iva' ) )[0]->fields['rate'] );
	}

	/** A stray quote, a backslash, an empty value: each alone would break the query for all. */
	public function test_odd_values_are_found(): void {
		$codes = array( 'O\'Brien', 'back\\slash', 'per%cent', 'say "hi"', 'Łódź' );
		foreach ( $codes as $i => $code ) {
			$this->create( Modules::PRODUCTS, array( 'productname' => "Product $i", 'productcode' => $code ) ); // phpcs:ignore WordPress.Arrays
		}
		$this->create( Modules::PRODUCTS, array( 'productname' => 'Near', 'productcode' => 'backXslash' ) ); // phpcs:ignore WordPress.Arrays
		$found = $this->endpoint()->find( Modules::PRODUCTS, 'productcode', array( ...$codes, '', 'lodz' ) );

		self::assertEqualsCanonicalizing( $codes, array_map( static fn( Record $record ): mixed => $record->fields['productcode'], $found ) );
	}

	public function test_more_records_of_one_value_than_a_page_are_all_found(): void {
		for ( $i = 0; $i < 205; $i++ ) {
			$this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => 'Same', 'assigned_user_id' => '19x1' ) ) ); // phpcs:ignore WordPress.Arrays
		}

		self::assertCount( 205, $this->endpoint()->find( Modules::CONTACTS, 'lastname', array( 'same' ) ) );
	}

	/** The unchanged.calls figure: one call a hundred records, and at most one more. */
	public function test_a_list_costs_a_call_per_hundred(): void {
		$this->emulator()->post( 'reset', array( 'counts' => array( 'products' => 400 ) ) );
		$endpoint = $this->endpoint();
		$after    = null;
		$seen     = 0;
		do {
			$page  = $endpoint->list( Modules::PRODUCTS, $after, 1000 );
			$after = $page->next;
			$seen += count( $page->entries );
		} while ( ! $page->done );

		self::assertSame( 400, $seen );
		self::assertSame( 5, $this->calls( 'query' ) );
	}

	/** E19: more records in one second than a page holds. */
	public function test_changes_of_one_second_are_all_seen_once(): void {
		for ( $i = 0; $i < 250; $i++ ) {
			$this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => "P$i", 'assigned_user_id' => '19x1' ), 'modifiedtime' => '2026-11-01 10:00:00' ) ); // phpcs:ignore WordPress.Arrays
		}
		$endpoint = $this->endpoint();
		$cursor   = '2026-11-01 10:00:00';
		$seen     = array();
		do {
			$page   = $endpoint->changed( Modules::CONTACTS, $cursor, 100 );
			$cursor = $page->next;
			array_push( $seen, ...array_map( static fn( $entry ): string => $entry->id, $page->entries ) );
		} while ( ! $page->done );

		self::assertCount( 250, $seen );
		self::assertCount( 250, array_unique( $seen ) );
		self::assertSame( '2026-11-01 10:00:00', $cursor );
	}

	/** One second may hold two changes: the version read within it is not final (E10). */
	public function test_a_version_read_in_the_second_of_the_change_is_marked(): void {
		$fresh = $this->create( Modules::CONTACTS, array( 'lastname' => 'Nowak' ) );
		$old   = (string) $this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => 'Old', 'assigned_user_id' => '19x1' ), 'modifiedtime' => '2026-11-01 10:00:00' ) )['id']; // phpcs:ignore WordPress.Arrays
		$all   = $this->endpoint()->versions( Modules::CONTACTS, array( $fresh->id, $old ) );

		self::assertStringEndsWith( '~', $fresh->version );
		self::assertSame( array( $fresh->version, '2026-11-01 10:00:00' ), array( $all[ $fresh->id ], $all[ $old ] ) );
	}

	/** Times are the CRM server's, whatever zone the user has. */
	public function test_times_are_utc(): void {
		$this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => 'Old', 'assigned_user_id' => '19x1' ), 'modifiedtime' => '2026-11-01 10:00:00' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( '2026-11-01T09:00:00Z', $this->endpoint( array( 'timezone' => 'Europe/Berlin' ) )->list( Modules::CONTACTS, null, 10 )->entries[0]->modified );
	}

	/** V13. */
	public function test_a_field_removed_in_the_crm_does_not_break_reading(): void {
		$this->emulator()->post( 'reset', array( 'counts' => array( 'products' => 2, 'contacts' => 2, 'accounts' => 2, 'orders' => 2 ) ) ); // phpcs:ignore WordPress.Arrays
		$ids = array_map( static fn( $entry ): string => $entry->id, $this->endpoint()->list( Modules::ORDERS, null, 10 )->entries );
		self::assertArrayHasKey( 'cf_854', $this->endpoint()->fetch( Modules::ORDERS, $ids )[ $ids[0] ]->fields );
		$this->emulator()->delete( 'fields/SalesOrder/cf_854' );

		self::assertArrayNotHasKey( 'cf_854', $this->endpoint()->fetch( Modules::ORDERS, $ids )[ $ids[0] ]->fields );
	}

	/** Creates that the connection loses are not repeated behind our back (E6). */
	public function test_a_dropped_connection_never_doubles_a_create(): void {
		$endpoint = $this->endpoint();
		$this->create( Modules::CONTACTS, array( 'lastname' => 'First' ), $endpoint );
		foreach ( array( 'drop', 'hang', 'html' ) as $kind ) {
			$this->strike( array( 'kind' => $kind, 'ms' => 50, 'commit' => true, 'operation' => 'create', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays
			$error = $this->save( new Write( 'k', null, array( 'lastname' => "After $kind" ) ), Modules::CONTACTS, $endpoint )->error;
			self::assertTrue( $error?->lost, $kind );
			self::assertSame( ErrorKind::Transient, $error->kind );
		}

		self::assertSame( 4, (int) $this->emulator()->get( 'count/Contacts' )['count'] );
	}

	public function test_what_is_told_of_messages_holds_no_secrets_and_no_people(): void {
		$messages = array();
		add_action(
			'crosswalk_http_message',
			static function ( array $message ) use ( &$messages ): void {
				$messages[] = $message;
			}
		);
		$endpoint = $this->endpoint();
		$this->create( Modules::CONTACTS, array( 'lastname' => 'Nowak', 'email' => 'anna@example.com', 'mailingstreet' => 'Main Street 1' ), $endpoint ); // phpcs:ignore WordPress.Arrays
		$endpoint->find( Modules::CONTACTS, 'email', array( 'anna@example.com' ) );
		$all = (string) wp_json_encode( $messages );

		self::assertNotSame( array(), $messages );
		foreach ( array( 'Nowak', 'anna@', 'Main Street', (string) $this->emulator()->get( 'info' )['accessKey'] ) as $hidden ) {
			self::assertStringNotContainsString( $hidden, $all );
		}
		self::assertSame( 0, preg_match( '/"sessionName(%3D|=|":")[0-9a-f]/', $all ) );
	}

	/**
	 * @param array<string, mixed> $stored A product.
	 * @return list<float>
	 */
	private function numbers( array $stored ): array {
		return array_map( static fn( string $name ): float => (float) $stored[ $name ], array( 'qtyinstock', 'tax1', 'tax2', 'unit_price', 'currency1' ) );
	}
}
