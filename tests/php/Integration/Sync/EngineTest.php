<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Connections;
use Crosswalk\Tests\Support\SyncTestCase;
use Crosswalk\Tests\Support\Unreliable;
use PHPUnit\Framework\Attributes\DataProvider;

/** One path, links, matching, directions, outcomes (E1–E7, E8, E10–E12, E33, E34). */
final class EngineTest extends SyncTestCase {

	private const ANNA = array(
		'email'      => 'anna@nowak.test',
		'first_name' => 'Anna',
		'last_name'  => 'Nowak',
	);

	public function test_e1_a_shop_change_reaches_the_remote_and_is_linked(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );

		$this->work();

		$contact = $this->one( $this->crm(), 'contacts' );
		self::assertSame( 'Nowak', $contact->fields['last_name'] );
		$links = $this->rows( 'links' );
		self::assertCount( 1, $links );
		self::assertSame( array( $anna->id, $contact->id ), array( $links[0]['shop_id'], $links[0]['remote_id'] ) );
		self::assertSame( 'sent', $this->rows( 'updates' )[0]['status'] );
	}

	public function test_e5_one_match_is_linked_ignoring_case_and_not_created(): void {
		$contact = $this->put( $this->crm(), 'contacts', array( 'email' => 'ANNA@Nowak.test' ) + self::ANNA );
		$anna    = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );

		$this->work();

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
		self::assertSame( $contact->id, $this->rows( 'links' )[0]['remote_id'] );
	}

	public function test_e5_several_matches_need_a_decision(): void {
		$this->put( $this->crm(), 'contacts', self::ANNA );
		$this->put( $this->crm(), 'contacts', self::ANNA );
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );

		$this->work();

		self::assertSame( array(), $this->rows( 'links' ) );
		$update = $this->rows( 'updates' )[0];
		self::assertSame( array( 'accepted', 'decision', 'several_matches' ), array( $update['status'], $update['outcome'], $update['error_code'] ) );
		self::assertStringContainsString( 'Anna Nowak', (string) $update['message'] );
	}

	public function test_e4_a_remote_record_that_is_linked_already_needs_a_decision(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$guest = $this->put( $this->shop, 'contacts', array( 'kind' => 'guest', 'email' => 'Anna@NOWAK.test' ) + self::ANNA ); // phpcs:ignore WordPress.Arrays
		$this->queue( 'contacts', Side::Shop, $guest->id );

		$this->work();

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
		self::assertCount( 1, $this->rows( 'links' ) );
		self::assertSame( 'already_linked', $this->rows( 'updates', "outcome='decision'" )[0]['error_code'] );
	}

	/** A customer whose account was deleted comes back. */
	public function test_e5_what_is_made_anew_takes_the_place_of_what_was_deleted(): void {
		$this->queue( 'contacts', Side::Shop, $this->put( $this->shop, 'contacts', array( 'email' => 'other@x.test' ) + self::ANNA )->id );
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$this->remove( $this->shop, 'contacts', $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$again = $this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ) + self::ANNA );
		$this->queue( 'contacts', Side::Shop, $again->id );

		$this->work();

		$links = $this->rows( 'links', "name LIKE 'Ania%'" );
		self::assertSame( array( $again->id ), array_column( $links, 'shop_id' ) );
		self::assertSame( array(), $this->rows( 'links', "note<>''" ) );
		self::assertCount( 2, $this->all( $this->crm(), 'contacts' ) );
		self::assertSame( 'Ania', $this->all( $this->crm(), 'contacts' )[ (string) $links[0]['remote_id'] ]->fields['first_name'] );
	}

	/** Two products of the CRM are one now: the shop's goes on with the one that is left, and stays in use. */
	#[DataProvider( 'merge_orders' )]
	public function test_e33_a_merge_in_the_crm_relinks_by_match( string ...$told ): void {
		$boat  = $this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Kite', 'sku' => 'K-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'products' ) );
		$gone = (string) $this->rows( 'links', "shop_id='{$boat->id}'" )[0]['remote_id'];
		$left = $this->put( $this->crm(), 'products', array( 'title' => 'Boat', 'code' => 'b-1', 'active' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->remove( $this->crm(), 'products', $gone );
		foreach ( $told as $which ) {
			if ( 'run' === $which ) {
				$this->sync( array( 'products' ) );
				continue;
			}
			$this->queue( 'products', 'shop' === $which ? Side::Shop : Side::Remote, array( 'gone' => $gone, 'left' => $left->id, 'shop' => $boat->id )[ $which ] ); // phpcs:ignore WordPress.Arrays
			$this->work();
		}

		self::assertSame( array( $left->id ), array_column( $this->rows( 'links', "shop_id='{$boat->id}'" ), 'remote_id' ) );
		self::assertTrue( $this->all( $this->shop, 'products' )[ $boat->id ]->fields['active'] );
		self::assertTrue( $this->all( $this->crm(), 'products' )[ $left->id ]->fields['active'] );
		self::assertSame( array(), $this->rows( 'updates', "outcome='decision'" ) );
		self::assertCount( 2, $this->all( $this->crm(), 'products' ) );
		self::assertSame( array( 'unchanged' ), array_keys( array_merge( ...array_values( $this->sync( array( 'products' ) ) ) ) ) );
	}

	/** @return array<string, list<string>> What is heard of first. */
	public static function merge_orders(): array {
		return array(
			'the deletion'            => array( 'gone', 'left' ),
			'the record that is left' => array( 'left', 'gone' ),
			'a change in the shop'    => array( 'shop', 'left', 'gone' ),
			'all of it in a run'      => array( 'run' ),
		);
	}

	/** E9: only at the first link a filled value beats an empty one, and this is one. */
	public function test_e33_what_the_record_that_is_left_does_not_know_is_not_emptied(): void {
		$anna = $this->put( $this->shop, 'contacts', array( 'phone' => '123' ) + self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$gone = $this->one( $this->crm(), 'contacts' )->id;
		$left = $this->put( $this->crm(), 'contacts', self::ANNA );
		$this->remove( $this->crm(), 'contacts', $gone );
		$this->queue( 'contacts', Side::Remote, $gone );

		$this->work();

		self::assertSame( '123', $this->all( $this->shop, 'contacts' )[ $anna->id ]->fields['phone'] );
		self::assertSame( '123', $this->all( $this->crm(), 'contacts' )[ $left->id ]->fields['phone'] );
	}

	public function test_e33_what_a_person_wants_left_alone_inherits_nothing(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$gone = $this->one( $this->crm(), 'contacts' )->id;
		$left = $this->put( $this->crm(), 'contacts', self::ANNA );
		$this->plugin->bonds->exclude( 'contacts', Side::Remote, array( $left->id ), $this->connection, 0 );
		$this->remove( $this->crm(), 'contacts', $gone );
		$this->queue( 'contacts', Side::Shop, $anna->id );

		$this->work();

		self::assertSame( 'gone:remote', $this->rows( 'links' )[0]['note'] );
	}

	public function test_e4_two_customers_with_one_email_in_different_case_make_one_contact(): void {
		$one = $this->put( $this->shop, 'contacts', self::ANNA );
		$two = $this->put( $this->shop, 'contacts', array( 'email' => 'ANNA@NOWAK.TEST' ) + self::ANNA );
		$this->queue( 'contacts', Side::Shop, $one->id );
		$this->queue( 'contacts', Side::Shop, $two->id );

		$this->work();

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
		self::assertCount( 1, $this->rows( 'updates', "outcome='decision'" ) );
	}

	public function test_e6_a_create_whose_answer_was_lost_is_found_and_not_repeated(): void {
		$product = $this->put( $this->shop, 'products', array( 'name' => 'A thing without SKU', 'regular_price' => '3.123456' ) ); // phpcs:ignore WordPress.Arrays
		$this->queue( 'products', Side::Shop, $product->id );
		$this->crm()->fault = static fn( string $call ): ?string => 'save' === $call ? 'after' : null;
		$this->plugin->worker->work( 0 );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
		self::assertSame( 'accepted', $this->rows( 'updates' )[0]['status'] );
		$this->crm()->fault = null;

		$this->work();

		$there = $this->one( $this->crm(), 'products' );
		self::assertSame( $there->id, $this->rows( 'links' )[0]['remote_id'] );
		self::assertSame( 'created', $this->rows( 'updates' )[0]['outcome'] );
		self::assertSame( '0', $this->rows( 'links' )[0]['intent_at'] );
	}

	public function test_e8_a_one_way_field_does_not_come_back(): void {
		$this->configure( 'contacts', array( 'rows' => array( array( 'shop' => 'email', 'remote' => 'email' ), array( 'shop' => 'last_name', 'remote' => 'last_name', 'direction' => 'to_remote' ) ), 'drift' => 'leave' ) ); // phpcs:ignore WordPress.Arrays
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$contact = $this->one( $this->crm(), 'contacts' );
		$this->put( $this->crm(), 'contacts', array( 'last_name' => 'Kowalska' ), $contact->id );
		$this->queue( 'contacts', Side::Remote, $contact->id );

		$this->work();

		self::assertSame( 'Nowak', $this->one( $this->shop, 'contacts' )->fields['last_name'] );
		self::assertSame( 'Kowalska', $this->one( $this->crm(), 'contacts' )->fields['last_name'] );
	}

	public function test_e10_a_synced_pair_is_quiet(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'products', array( 'name' => 'Żółta łódź 🚤', 'sku' => 'B-1', 'regular_price' => '12.500000' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync();
		$this->crm()->writes = array();

		$counts = $this->sync();

		self::assertSame( array(), $this->crm()->writes );
		foreach ( $counts as $side => $numbers ) {
			self::assertSame( array( 'unchanged' ), array_keys( $numbers ), $side );
		}
	}

	public function test_e11_outcomes_add_up_to_the_records_taken_in(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'email' => 'nameless@x.test' ) );
		$this->put( $this->crm(), 'contacts', array( 'email' => 'ben@x.test', 'last_name' => 'Ben' ) ); // phpcs:ignore WordPress.Arrays

		$counts = $this->sync( array( 'contacts' ) );

		self::assertSame( array( 'created' => 1, 'skipped' => 1 ), $counts['contacts>remote'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'skipped' => 1 ), $counts['contacts>shop'] );
	}

	public function test_e12_an_empty_mandatory_field_skips_with_its_name(): void {
		$nameless = $this->put( $this->shop, 'contacts', array( 'email' => 'nameless@x.test' ) );
		$this->queue( 'contacts', Side::Shop, $nameless->id );

		$this->work();

		$update = $this->rows( 'updates' )[0];
		self::assertSame( 'skipped', $update['outcome'] );
		self::assertStringContainsString( 'Last name', (string) $update['message'] );
	}

	public function test_e12_a_value_that_is_too_long_fails_with_field_and_limit(): void {
		$long = $this->put( $this->shop, 'contacts', array( 'last_name' => str_repeat( 'ü', 300 ) ) + self::ANNA );
		$this->queue( 'contacts', Side::Shop, $long->id );

		$this->work();

		self::assertSame( array(), $this->all( $this->crm(), 'contacts' ) );
		$update = $this->rows( 'updates' )[0];
		self::assertSame( array( 'rejected', 'failed', 'record', 'too_long' ), array( $update['status'], $update['outcome'], $update['error_kind'], $update['error_code'] ) );
		self::assertStringContainsString( '80', (string) $update['message'] );
		self::assertStringContainsString( 'üüü', (string) $update['detail'], 'Nothing else names a record that has no link.' );
		self::assertSame( '1', $this->plugin->failures->open( $this->connection )[0]['count'] );
	}

	/** V15: a user with rights, a guest. */
	public function test_e11_what_its_side_lets_nobody_write_is_skipped_once_and_caught_up_on(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA )->id;
		$this->sync( array( 'contacts' ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ), $anna );
		$this->crm()->reads = static fn( Record $record ): Record => new Record( $record->id, $record->fields, $record->version, $record->modified, 'Nobody may.' );

		self::assertSame( array( 'skipped' => 1 ), $this->sync( array( 'contacts' ) )['contacts>remote'] );
		self::assertSame( array( 'never_written', 'Nobody may.' ), array_values( array_intersect_key( $this->rows( 'run_records', "code<>''" )[0], array( 'code' => 1, 'reason' => 1 ) ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'unchanged' => 1 ), $this->sync( array( 'contacts' ) )['contacts>remote'] );

		// What it changes itself goes its way, and nothing is told again.
		$there = $this->one( $this->crm(), 'contacts' )->id;
		$this->put( $this->crm(), 'contacts', array( 'phone' => '+48 1' ), $there );
		self::assertSame( array( 'updated' => 1 ), $this->sync( array( 'contacts' ) )['contacts>shop'] );
		self::assertSame( '+48 1', $this->one( $this->shop, 'contacts' )->fields['phone'] );
		self::assertCount( 1, $this->rows( 'run_records', "code='never_written'" ) );

		$this->crm()->reads = null;
		$this->queue( 'contacts', Side::Shop, $anna );
		$this->work();
		self::assertSame( 'Ania', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
	}

	public function test_v17_a_status_that_the_value_map_does_not_know_holds_up_nothing_else_of_the_order(): void {
		$rows  = $this->status_map( array( 'processing' => 'confirmed' ) );
		$order = $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'orders' ) );
		$this->put( $this->shop, 'orders', array( 'status' => 'completed', 'total' => '11.00' ), $order->id ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'updated' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
		$there = $this->one( $this->crm(), 'orders' );
		self::assertSame( array( 'confirmed', '11' ), array( $there->fields['stage'], rtrim( rtrim( (string) $there->fields['total'], '0' ), '.' ) ) );
		self::assertStringContainsString( 'value map says nothing', (string) $this->rows( 'run_records', "outcome='updated'" )[0]['reason'] );
		self::assertSame( array( 'unchanged' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );

		$this->configure( 'orders', array( 'rows' => $rows ) );
		$this->done( $this->plugin->run_control->start( $this->connection, array( 'orders' ), 'person', 0, every: true ) );
		self::assertSame( 'delivered', $this->one( $this->crm(), 'orders' )->fields['stage'], 'It is caught up on.' );
	}

	public function test_v17_an_order_of_which_only_such_a_status_changed_is_skipped_once(): void {
		$this->status_map( array( 'processing' => 'confirmed' ) );
		$order = $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'orders' ) );
		$this->put( $this->shop, 'orders', array( 'status' => 'completed' ), $order->id );

		self::assertSame( array( 'skipped' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
		self::assertSame( 'no_counterpart', $this->rows( 'run_records', "outcome='skipped'" )[0]['code'] );
		self::assertSame( array( 'unchanged' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
	}

	/** Neither is it a reason to leave the pair out, or a second warning. */
	public function test_v17_a_later_change_of_the_other_side_does_not_tell_such_a_status_again(): void {
		$this->configure( 'orders', array( 'direction' => 'both' ) );
		$rows  = $this->status_map( array( 'processing' => 'confirmed' ) );
		$order = $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'orders' ) );
		$this->put( $this->shop, 'orders', array( 'status' => 'completed' ), $order->id );
		$this->sync( array( 'orders' ) );
		$this->put( $this->crm(), 'orders', array( 'total' => '12.00' ), $this->one( $this->crm(), 'orders' )->id ); // phpcs:ignore WordPress.Arrays

		$counts = $this->sync( array( 'orders' ) );
		self::assertArrayNotHasKey( 'skipped', $counts['orders>shop'] + $counts['orders>remote'] );

		$this->configure( 'orders', array( 'rows' => $rows ) );
		$this->done( $this->plugin->run_control->start( $this->connection, array( 'orders' ), 'person', 0, every: true ) );
		self::assertSame( 'delivered', $this->one( $this->crm(), 'orders' )->fields['stage'] );
	}

	public function test_v17_a_new_order_is_refused_with_such_a_status(): void {
		$this->status_map( array( 'processing' => 'confirmed' ) );
		$this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'completed', 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'failed' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
	}

	/** @param array<string, string> $values @return list<array<string, mixed>> The rows as they were. */
	private function status_map( array $values ): array {
		$before = $this->plugin->connections->get( $this->connection )['modules']['orders']['rows'];
		$this->configure( 'orders', array( 'rows' => array_map( static fn( array $row ): array => 'status' === $row['shop'] ? array( 'values' => $values ) + $row : $row, $before ) ) );
		return $before;
	}

	public function test_v15_what_nobody_may_write_is_linked_all_the_same(): void {
		$this->put( $this->shop, 'contacts', array( 'phone' => '+48 1' ) + self::ANNA );
		$this->put( $this->crm(), 'contacts', array( 'email' => 'anna@nowak.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$this->crm()->reads = static fn( Record $record ): Record => new Record( $record->id, $record->fields, $record->version, $record->modified, 'Nobody may.' );

		$this->sync( array( 'contacts' ) );

		self::assertCount( 1, $this->rows( 'links', 'shop_id IS NOT NULL AND remote_id IS NOT NULL' ) );
		self::assertNull( $this->one( $this->crm(), 'contacts' )->fields['phone'] ?? null );
	}

	public function test_e33_a_record_deleted_in_the_shop_is_unlinked_and_the_other_one_stays(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'contacts' ) );
		$this->remove( $this->shop, 'contacts', $anna->id );

		$this->sync( array( 'contacts' ) );

		self::assertCount( 2, $this->all( $this->crm(), 'contacts' ) );
		self::assertSame( 'gone:shop', $this->rows( 'links', "shop_id='{$anna->id}'" )[0]['note'] );
		$again = $this->sync( array( 'contacts' ) );
		self::assertSame( array( 'unchanged' => 2 ), $again['contacts>shop'] );
	}

	public function test_e33_what_was_left_behind_by_a_deletion_is_looked_at_once_per_change(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'contacts' ) );
		$this->remove( $this->crm(), 'contacts', (string) $this->rows( 'links', "shop_id='{$anna->id}'" )[0]['remote_id'] );
		$this->sync( array( 'contacts' ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ), $anna->id );
		self::assertSame( 1, $this->sync( array( 'contacts' ) )['contacts>remote']['skipped'] ?? 0 );

		self::assertSame( array( 'unchanged' => 2 ), $this->sync( array( 'contacts' ) )['contacts>remote'] ?? array() );
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e33_a_product_deleted_in_the_crm_is_deactivated_in_the_shop(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Oar', 'sku' => 'O-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'products' ) );
		$boat = $this->crm()->find( 'products', 'code', array( 'B-1' ) )[0];
		$this->remove( $this->crm(), 'products', $boat->id );
		$this->plugin->settings->set( array( 'withdraw_limit_percent' => 50 ) );

		$this->sync( array( 'products' ) );

		self::assertFalse( $this->shop->find( 'products', 'sku', array( 'B-1' ) )[0]->fields['active'] );
		self::assertTrue( $this->shop->find( 'products', 'sku', array( 'O-1' ) )[0]->fields['active'] );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
	}

	public function test_e33_an_outage_does_not_lose_that_a_product_has_to_be_taken_out_of_use(): void {
		$boat = $this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B-1', 'active' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Oar', 'sku' => 'O-1', 'active' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'products' ) );
		$this->remove( $this->shop, 'products', $boat->id );
		$this->queue( 'products', Side::Shop, $boat->id );
		$this->crm()->fault = static fn( string $call ): ?EndpointError => 'save' === $call ? Unreliable::error( ErrorKind::Transient, 'timeout' ) : null;
		$this->plugin->worker->work( 0 );
		self::assertTrue( $this->crm()->find( 'products', 'code', array( 'B-1' ) )[0]->fields['active'] );
		$this->crm->fault = null;

		$this->work();

		self::assertFalse( $this->crm()->find( 'products', 'code', array( 'B-1' ) )[0]->fields['active'] );
		self::assertSame( 'gone:shop', $this->rows( 'links', "shop_id='{$boat->id}'" )[0]['note'] );
	}

	public function test_e34_a_missing_parent_goes_first_in_the_same_run(): void {
		$anna  = $this->put( $this->shop, 'contacts', self::ANNA );
		$order = $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'contact' => $anna->id, 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->queue( 'orders', Side::Shop, $order->id );

		$this->work();

		$contact = $this->one( $this->crm(), 'contacts' );
		self::assertSame( $contact->id, $this->one( $this->crm(), 'orders' )->fields['customer'] );
		self::assertSame( array( '0' ), array_values( array_unique( array_column( $this->rows( 'updates' ), 'attempts' ) ) ) );
	}

	public function test_e34_a_rejected_parent_is_the_reason_of_its_child_and_releases_it_when_solved(): void {
		$anna  = $this->put( $this->shop, 'contacts', array( 'last_name' => str_repeat( 'x', 200 ) ) + self::ANNA );
		$order = $this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'contact' => $anna->id, 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->queue( 'orders', Side::Shop, $order->id );
		$this->work();
		$child = $this->rows( 'updates', "module='orders'" )[0];
		self::assertSame( 'accepted', $child['status'] );
		self::assertStringContainsString( 'at most 80', (string) $child['message'] );
		self::assertSame( array(), $this->all( $this->crm(), 'orders' ) );

		$this->put( $this->shop, 'contacts', array( 'last_name' => 'Nowak' ), $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();

		self::assertCount( 1, $this->all( $this->crm(), 'orders' ) );
		self::assertSame( array(), $this->plugin->failures->open( $this->connection ) );
	}

	public function test_e26_the_master_switch_stops_writes_and_loses_nothing(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->plugin->settings->set( array( 'writes_to_remote' => false ) );
		$this->work();
		self::assertSame( array(), $this->all( $this->crm(), 'contacts' ) );

		$this->plugin->settings->set( array( 'writes_to_remote' => true ) );
		$this->work();

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e25_another_address_of_the_site_stops_the_connection(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$elsewhere = static fn(): string => 'https://copy.example';
		add_filter( 'option_home', $elsewhere );

		$this->work();

		remove_filter( 'option_home', $elsewhere );
		self::assertSame( array(), $this->all( $this->crm(), 'contacts' ) );
		self::assertSame( Connections::STOPPED, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
	}

	/** A page over https, the command line and a plugin for languages each give home_url() another form. */
	public function test_e25_the_scheme_or_language_of_a_request_is_no_other_address(): void {
		$this->plugin->connections->set( $this->connection, array( 'site_url' => set_url_scheme( home_url(), 'https' ) ) );
		$this->queue( 'contacts', Side::Shop, $this->put( $this->shop, 'contacts', self::ANNA )->id );
		add_filter( 'home_url', static fn( string $url ): string => $url . '/pl' );

		$this->work();

		self::assertSame( Connections::WORKING, $this->plugin->connections->get( $this->connection )['state'] ?? '' );
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e3_the_number_of_remote_reads_does_not_grow_with_the_records_of_a_batch(): void {
		for ( $i = 0; $i < 60; $i++ ) {
			$this->queue( 'contacts', Side::Shop, $this->put( $this->shop, 'contacts', array( 'email' => "c$i@x.test", 'last_name' => "C$i" ) )->id ); // phpcs:ignore WordPress.Arrays
		}
		$this->work();
		$calls = $this->crm()->calls;

		self::assertSame( 60, $calls['save'] );
		self::assertSame( 1, $calls['find'] );
		self::assertArrayNotHasKey( 'fetch', $calls );
	}

	public function test_e7_history_has_the_fields_that_changed_and_nothing_else(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ), $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();

		$events = array_map( static fn( array $row ): array => array( $row['event'], $row['field'], $row['old_value'], $row['new_value'] ), $this->rows( 'history' ) );
		self::assertCount( 2, $events );
		self::assertSame( 'created', $events[0][0] );
		self::assertSame( array( 'updated', 'first_name', 'Anna', 'Ania' ), $events[1] );
	}
}
