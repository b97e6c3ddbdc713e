<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Rule;
use Crosswalk\Tests\Support\SyncTestCase;
use Crosswalk\Tests\Support\Unreliable;

/** Dry runs and carrying them out (E22). */
final class DryRunTest extends SyncTestCase {

	private const ANNA = array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ); // phpcs:ignore WordPress.Arrays

	private const TABLES = array( 'links', 'history', 'updates', 'locks', 'memory', 'sandbox', 'exclusions', 'failures' );

	public function test_e22_a_dry_run_says_what_would_happen_and_saves_nothing(): void {
		$this->shop_with_everything();
		$before = $this->contents();

		$id = $this->rehearse();

		self::assertSame( $before, $this->contents() );
		$dry = $this->counts( $id );
		// Counted without what the run itself has just created and sees again.
		$acts = static fn( array $counts ): array => array_map( static fn( array $row ): array => array_diff_key( $row, array( 'unchanged' => 1 ) ), $counts );
		self::assertSame( $acts( $dry ), $acts( $this->sync() ), 'The run that follows does what the dry run said.' );
		self::assertSame( 1, $dry['contacts>remote']['skipped'] );
		self::assertSame( array( 'created' => 1, 'failed' => 1 ), $dry['products>remote'] ); // phpcs:ignore WordPress.Arrays
	}

	public function test_e22_it_shows_each_field_before_and_after(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Annika' ), $anna->id );

		$id = $this->rehearse( array( 'contacts' ) );

		self::assertSame( array( 'contacts>remote' => array( 'updated' => 1 ) ), array_diff_key( $this->counts( $id ), array( 'contacts>shop' => 1 ) ) );
		$changes = json_decode( $this->plugin->plans->changes( $id, 'contacts', Side::Shop, array( $anna->id ) )[ $anna->id ], true );
		self::assertSame( array( 'remote', 'updated', 'first_name', 'Anna', 'Annika' ), array( $changes[0]['side'], $changes[0]['event'], $changes[0]['field'], $changes[0]['old'], $changes[0]['new'] ) );
		self::assertCount( 1, $changes );
	}

	public function test_e22_a_record_that_needs_another_is_shown_with_it(): void {
		$anna  = $this->put( $this->shop, 'contacts', self::ANNA );
		$order = $this->order( $anna );

		$id = $this->rehearse( array( 'orders' ) );

		self::assertSame( array( 'contacts>remote' => array( 'created' => 1 ), 'orders>remote' => array( 'created' => 1 ) ), $this->counts( $id ) ); // phpcs:ignore WordPress.Arrays
		$fields = array_column( json_decode( $this->plugin->plans->changes( $id, 'orders', Side::Shop, array( $order->id ) )[ $order->id ], true ), 'new', 'field' );
		self::assertArrayHasKey( 'customer', $fields );
	}

	public function test_e34_a_child_of_what_would_be_refused_is_shown_with_the_reason(): void {
		$anna = $this->put( $this->shop, 'contacts', array( 'last_name' => str_repeat( 'x', 200 ) ) + self::ANNA );
		$this->order( $anna );

		$id = $this->rehearse();

		self::assertSame( array( 'failed' => 1 ), $this->counts( $id )['contacts>remote'] );
		self::assertSame( array( 'skipped' => 1 ), $this->counts( $id )['orders>remote'] );
		self::assertStringContainsString( 'at most 80', (string) $this->rows( 'run_records', "module='orders'" )[0]['reason'] );
	}

	public function test_e22_exactly_this_writes_what_was_shown_and_leaves_what_changed_since(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$eva  = $this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->order( $anna );
		$dry = $this->rehearse();
		$this->put( $this->shop, 'contacts', array( 'last_name' => 'Evans' ), $eva->id );
		$this->put( $this->shop, 'contacts', array( 'email' => 'new@x.test', 'last_name' => 'New' ) ); // phpcs:ignore WordPress.Arrays

		$run = $this->done( $this->plugin->sequels->follow( $dry, 'person', 0 ) );

		self::assertSame( array( 'created' => 1, 'skipped' => 1 ), $this->counts( $run )['contacts>remote'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'created' => 1 ), $this->counts( $run )['orders>remote'] );
		self::assertSame( 'anna@x.test', $this->one( $this->crm(), 'contacts' )->fields['email'] );
		self::assertSame( $this->one( $this->crm(), 'contacts' )->id, $this->one( $this->crm(), 'orders' )->fields['customer'] );
		self::assertSame( 'changed_since', $this->rows( 'run_records', "run_id=$run AND outcome='skipped'" )[0]['code'] );
	}

	public function test_e22_a_change_made_meanwhile_is_not_swallowed_by_the_run_that_follows(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Annika' ), $anna->id );
		$dry = $this->rehearse( array( 'contacts' ) );
		$this->plugin->sequels->follow( $dry, 'person', 0 );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ann' ), $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );

		$this->work();

		self::assertSame( 'Ann', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
	}

	public function test_e22_a_dry_run_is_carried_out_once(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$dry = $this->rehearse( array( 'contacts' ) );
		$this->done( $this->plugin->sequels->follow( $dry, 'person', 0 ) );

		$this->expectExceptionObject( new EndpointError( ErrorKind::Record, 'This dry run was carried out already.', 'followed_already' ) );
		$this->plugin->sequels->follow( $dry, 'person', 0 );
	}

	public function test_e4_two_records_with_one_key_are_one_create_and_one_question(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'email' => 'ANNA@x.test' ) + self::ANNA );

		$dry = $this->counts( $this->rehearse( array( 'contacts' ) ) );

		self::assertSame( array( 'created' => 1, 'decision' => 1 ), $dry['contacts>remote'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( $dry, $this->sync( array( 'contacts' ) ) );
	}

	public function test_e22_what_a_person_would_be_asked_is_what_the_run_asks(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'email' => 'ANNA@x.test', 'last_name' => 'Kowalska' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->crm(), 'contacts', self::ANNA );

		$dry     = $this->rehearse( array( 'contacts' ) );
		$planned = array_column( $this->rows( 'plans', "run_id=$dry AND side='shop'" ), 'reason', 'record_id' );
		$this->sync( array( 'contacts' ) );

		self::assertCount( 2, $planned );
		self::assertStringContainsString( 'Kowalska', (string) reset( $planned ) );
		self::assertEquals( $planned, array_column( $this->rows( 'updates', "outcome='decision' AND side='shop'" ), 'message', 'record_id' ) );
	}

	public function test_e22_a_refused_login_ends_the_dry_run_with_the_reason(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'find' === $call ? Unreliable::error( ErrorKind::Config, 'login', 'Wrong key.' ) : null;
		$id                 = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0, true );

		$this->work();

		$run = $this->plugin->runs->get( $id );
		self::assertSame( array( Runs::FAILED, 'Wrong key.' ), array( $run['state'] ?? '', $run['error'] ?? '' ) );
		self::assertSame( 'working', $this->plugin->connections->get( $this->connection )['state'] ?? '' );
	}

	public function test_e22_deletions_are_shown(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Oar', 'sku' => 'O-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'products' ) );
		$this->remove( $this->crm(), 'products', $this->crm()->find( 'products', 'code', array( 'B-1' ) )[0]->id );
		$before = $this->contents();

		$id = $this->rehearse( array( 'products' ) );

		self::assertSame( $before, $this->contents() );
		self::assertSame( array( 'updated' => 1 ), array_diff_key( $this->counts( $id )['products>shop'], array( 'unchanged' => 1 ) ) );
		$this->done( $this->plugin->sequels->follow( $id, 'person', 0 ) );
		self::assertFalse( $this->shop->find( 'products', 'sku', array( 'B-1' ) )[0]->fields['active'] );
	}

	public function test_v15_records_that_a_stand_in_stands_for_are_shown_as_skipped_and_their_orders_with_it(): void {
		$all   = $this->put( $this->crm(), 'contacts', array( 'email' => 'all@x.test', 'last_name' => 'All guests' ) ); // phpcs:ignore WordPress.Arrays
		$guest = $this->put( $this->shop, 'contacts', array( 'kind' => 'guest' ) + self::ANNA );
		$this->order( $guest );
		$this->configure( 'contacts', array( 'rules' => array( array( 'side' => 'shop', 'field' => 'kind', 'values' => array( 'guest' ), 'action' => Rule::STAND_IN, 'stand_in' => $all->id ) ) ) ); // phpcs:ignore WordPress.Arrays

		$dry = $this->counts( $this->rehearse() );
		self::assertSame( array( 'skipped' => 1 ), $dry['contacts>remote'] );
		self::assertSame( array( 'created' => 1 ), $dry['orders>remote'] );
		self::assertSame( $dry, $this->sync() );
		self::assertSame( $all->id, $this->one( $this->crm(), 'orders' )->fields['customer'] );
		self::assertSame( array(), array_diff_key( $this->sync( array( 'contacts' ) )['contacts>remote'], array( 'unchanged' => 1 ) ), 'Looked at once, and left alone until it changes.' );
	}

	private function shop_with_everything(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'contacts', array( 'email' => 'no-name@x.test' ) );
		$this->put( $this->crm(), 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva', 'phone' => '+48 1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => str_repeat( 'Long ', 60 ), 'sku' => 'L-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->crm(), 'products', array( 'title' => 'Sail', 'code' => 'S-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'taxes', array( 'name' => 'VAT', 'rate' => '23' ) ); // phpcs:ignore WordPress.Arrays
		$this->order( $anna );
	}

	private function order( Record $contact ): Record {
		return $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'contact' => $contact->id, 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array<string, list<array<string, string|null>>> Everything that a dry run must not touch. */
	private function contents(): array {
		return array_combine( self::TABLES, array_map( fn( string $table ): array => $this->rows( $table ), self::TABLES ) );
	}
}
