<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Sync\Decisions;
use Crosswalk\Sync\Rule;
use Crosswalk\Tests\Support\SyncTestCase;
use Crosswalk\Tests\Support\Unreliable;

/** What a person decides about records: questions (E5), links by hand (E7), "Do not sync" (E30), rules (V15, V17), E24. */
final class PersonTest extends SyncTestCase {

	private const ANNA = array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ); // phpcs:ignore WordPress.Arrays

	/** A customer whose e-mail two contacts share. @return array{0: string, 1: list<string>, 2: int} Shop id, candidates, update. */
	private function question(): array {
		$anna       = $this->put( $this->shop, 'contacts', self::ANNA );
		$candidates = array();
		foreach ( array( 'Nowak', 'Kowalska' ) as $name ) {
			$candidates[] = $this->put( $this->crm(), 'contacts', array( 'email' => 'anna@x.test', 'last_name' => $name ) )->id; // phpcs:ignore WordPress.Arrays
		}
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		return array( $anna->id, $candidates, (int) $this->rows( 'updates', "outcome='decision'" )[0]['id'] );
	}

	public function test_e5_the_candidates_are_kept_with_the_question(): void {
		list( , $candidates, $update ) = $this->question();

		$detail = json_decode( (string) $this->rows( 'updates', "id=$update" )[0]['detail'], true );

		self::assertSame( array( 'Anna Nowak', array( 'Nowak', 'Kowalska' ) ), array( $detail['name'], array_values( $detail['candidates'] ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( $candidates, array_map( 'strval', array_keys( $detail['candidates'] ) ) );
	}

	public function test_e5_link_takes_the_chosen_one(): void {
		list( $shop, $candidates, $update ) = $this->question();

		self::assertSame( 1, $this->plugin->decisions->decide( array( $update ), Decisions::LINK, $candidates[1], 7 ) );
		$this->work();

		self::assertSame( $candidates[1], $this->rows( 'links' )[0]['remote_id'] );
		self::assertSame( 'Anna', $this->crm()->fetch( 'contacts', array( $candidates[1] ) )[ $candidates[1] ]->fields['first_name'] );
		$row = $this->rows( 'history', "shop_id='$shop' AND event='linked'" )[0];
		self::assertSame( array( 'person', '7' ), array( $row['origin'], $row['person'] ) );
		self::assertSame( array(), $this->rows( 'updates', "outcome='decision'" ) );
		self::assertSame( array( '0' ), array_column( $this->rows( 'run_counts', "module='contacts' AND side='remote'" ), 'decision' ) );
	}

	/** E33: or the record would be deleted for it, as one whose other was deleted. */
	public function test_e5_a_candidate_that_is_gone_by_now_is_not_linked(): void {
		$this->configure( 'contacts', array( 'delete' => 'delete' ) );
		list( $shop, $candidates, $update ) = $this->question();
		$this->remove( $this->crm(), 'contacts', $candidates[1] );

		try {
			$this->plugin->decisions->decide( array( $update ), Decisions::LINK, $candidates[1], 7 );
			self::fail( 'It was linked.' );
		} catch ( EndpointError $error ) {
			self::assertSame( 'candidate_gone', $error->error_code );
		}
		$this->work();
		self::assertSame( $shop, $this->one( $this->shop, 'contacts' )->id );
		self::assertSame( 'decision', $this->rows( 'updates', "id=$update" )[0]['outcome'] );

		self::assertSame( 1, $this->plugin->decisions->decide( array( $update ), Decisions::LINK, $candidates[0], 7 ) );
		self::assertSame( 0, $this->plugin->decisions->decide( array( $update ), Decisions::CREATE, '', 8 ), 'Who comes second decides nothing.' );
		$this->work();
		self::assertSame( $candidates[0], $this->rows( 'links' )[0]['remote_id'] );
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e5_create_makes_a_third_one_although_two_match(): void {
		list( , , $update ) = $this->question();

		$this->plugin->decisions->decide( array( $update ), Decisions::CREATE, '', 7 );
		$this->work();

		self::assertCount( 3, $this->all( $this->crm(), 'contacts' ) );
		self::assertCount( 1, $this->rows( 'links', 'remote_id IS NOT NULL' ) );
	}

	public function test_e5_ignore_leaves_it_alone_for_good(): void {
		list( $shop, , $update ) = $this->question();

		$this->plugin->decisions->decide( array( $update ), Decisions::IGNORE, '', 7 );
		$this->work();
		$this->put( $this->shop, 'contacts', array( 'phone' => '+48 1' ), $shop );
		$this->queue( 'contacts', Side::Shop, $shop );
		$this->work();

		self::assertSame( array(), $this->rows( 'links', 'remote_id IS NOT NULL AND shop_id IS NOT NULL' ) );
		self::assertSame( array( 'excluded' ), array_values( array_unique( array_column( $this->rows( 'updates' ), 'error_code' ) ) ) );
	}

	public function test_e5_one_record_of_several_needs_an_answer_of_its_own(): void {
		list( , $candidates, $update ) = $this->question();

		$this->expectExceptionObject( new EndpointError( ErrorKind::Record, 'Choose the one record that it is.', 'no_candidate' ) );
		$this->plugin->decisions->decide( array( $update, $update + 1 ), Decisions::LINK, $candidates[0], 7 );
	}

	public function test_v13_a_drift_is_answered_by_overwriting_or_keeping(): void {
		foreach ( array( Decisions::OVERWRITE => 'Anna', Decisions::KEEP => 'Hand' ) as $answer => $expected ) { // phpcs:ignore WordPress.Arrays
			$this->connection = $this->connect( array( 'contacts' => array( 'direction' => 'to_remote', 'drift' => 'ask' ) ) ); // phpcs:ignore WordPress.Arrays
			$anna             = $this->put( $this->shop, 'contacts', array( 'email' => "$answer@x.test" ) + self::ANNA );
			$this->sync( array( 'contacts' ) );
			$crm = $this->crm()->find( 'contacts', 'email', array( "$answer@x.test" ) )[0];
			$this->put( $this->crm(), 'contacts', array( 'first_name' => 'Hand' ), $crm->id );
			$this->queue( 'contacts', Side::Shop, $anna->id );
			$this->work();
			$update = $this->rows( 'updates', "outcome='decision'" )[0];
			self::assertSame( 'drift', $update['error_code'] );
			self::assertStringEndsWith( 'decides about it: First name.', (string) $update['message'], 'It says which field is meant.' );
			self::assertStringContainsString( 'although ' . $this->plugin->pairings->of( $this->connection )?->name( Side::Shop ), (string) $update['message'] );

			$this->plugin->decisions->decide( array( (int) $update['id'] ), $answer, '', 7 );
			$this->work();
			$this->queue( 'contacts', Side::Shop, $anna->id );
			$this->work();

			self::assertSame( $expected, $this->crm()->fetch( 'contacts', array( $crm->id ) )[ $crm->id ]->fields['first_name'] );
			self::assertSame( array(), $this->rows( 'updates', "outcome='decision'" ) );
		}
	}

	/** Whichever side the change comes from, and whichever of the two comes first. */
	public function test_e5_two_records_that_match_the_same_one_are_both_asked_about(): void {
		$anna   = $this->put( $this->shop, 'contacts', self::ANNA )->id;
		$nowak  = $this->put( $this->crm(), 'contacts', array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) )->id; // phpcs:ignore WordPress.Arrays
		$second = $this->put( $this->crm(), 'contacts', array( 'email' => 'Anna@X.test', 'last_name' => 'Kowalska' ) )->id; // phpcs:ignore WordPress.Arrays
		$this->queue( 'contacts', Side::Remote, $nowak );
		$this->work();
		$this->queue( 'contacts', Side::Remote, $second );
		$this->work();

		self::assertSame( array(), $this->rows( 'links', 'shop_id IS NOT NULL AND remote_id IS NOT NULL' ) );
		self::assertSame( array( 'several_claim', 'several_claim' ), array_column( $this->rows( 'updates', "outcome='decision'" ), 'error_code' ) );
		$row = $this->rows( 'updates', "record_id='$nowak'" )[0];
		self::assertStringContainsString( 'Kowalska', (string) $row['message'] );
		self::assertSame( array( $anna ), array_keys( json_decode( (string) $row['detail'], true )['candidates'] ) );

		$this->plugin->decisions->decide( array( (int) $row['id'] ), Decisions::LINK, $anna, 7 );
		$this->work();

		self::assertSame( $nowak, $this->rows( 'links', 'shop_id IS NOT NULL' )[0]['remote_id'] );
		self::assertSame( array( $second => 'already_linked' ), array_column( $this->rows( 'updates', "outcome='decision'" ), 'error_code', 'record_id' ) );
		self::assertStringEndsWith( "already: $nowak.", (string) $this->rows( 'updates', "record_id='$second'" )[0]['message'], 'It says which.' );
	}

	/** The answer to the customer's question is one to the contacts' questions too. */
	public function test_e5_an_answer_answers_what_hangs_on_it(): void {
		list( $anna, $candidates, $update ) = $this->question();
		foreach ( $candidates as $id ) {
			$this->queue( 'contacts', Side::Remote, $id );
		}
		$this->work();
		self::assertCount( 3, $this->rows( 'updates', "outcome='decision'" ) );

		$this->plugin->decisions->decide( array( $update ), Decisions::LINK, $candidates[0], 7 );
		$this->work();

		self::assertSame( array( $candidates[1] => 'already_linked' ), array_column( $this->rows( 'updates', "outcome='decision'" ), 'error_code', 'record_id' ) );
		self::assertSame( $candidates[0], $this->rows( 'links', "shop_id='$anna'" )[0]['remote_id'] );
	}

	public function test_e7_unlinked_records_stay_apart_until_they_are_linked_again(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$remote = $this->one( $this->crm(), 'contacts' )->id;

		self::assertTrue( $this->plugin->bonds->unlink( $this->connection, 'contacts', $anna->id, 7 ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Annika' ), $anna->id );
		$this->sync( array( 'contacts' ) );
		self::assertSame( array(), $this->rows( 'links' ) );
		self::assertSame( 'Anna', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );

		$this->plugin->bonds->link( $this->connection, 'contacts', $anna->id, $remote, 7 );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();

		self::assertSame( array(), $this->rows( 'exclusions' ) );
		self::assertSame( $remote, $this->rows( 'links' )[0]['remote_id'] );
		self::assertSame( array( 'unlinked', 'linked' ), array_column( $this->rows( 'history', "origin='person'" ), 'event' ) );
		self::assertSame( $this->one( $this->shop, 'contacts' )->fields['first_name'], $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
	}

	public function test_e7_relinking_takes_the_record_from_its_former_partner(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$eva  = $this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'contacts' ) );
		$annas = $this->crm()->find( 'contacts', 'email', array( 'anna@x.test' ) )[0]->id;

		$this->plugin->bonds->link( $this->connection, 'contacts', $eva->id, $annas, 7 );

		self::assertSame( array( array( $eva->id, $annas ) ), array_map( static fn( array $link ): array => array( $link['shop_id'], $link['remote_id'] ), $this->rows( 'links' ) ) );
		self::assertSame( array( 'unlinked', 'unlinked', 'linked' ), array_column( $this->rows( 'history', "origin='person'" ), 'event' ) );
	}

	public function test_e30_do_not_sync_holds_in_both_directions_and_is_reversible(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$crm = $this->one( $this->crm(), 'contacts' )->id;
		$this->plugin->bonds->exclude( 'contacts', Side::Shop, array( $anna->id ), Exclusions::ALL, 7 );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Annika' ), $anna->id );
		$this->put( $this->crm(), 'contacts', array( 'phone' => '+48 1' ), $crm );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->queue( 'contacts', Side::Remote, $crm );
		$this->work();
		$this->sync( array( 'contacts' ) );

		self::assertSame( 'Anna', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
		self::assertNull( $this->one( $this->shop, 'contacts' )->fields['phone'] );
		self::assertContains( 'Somebody set this record to "Do not sync".', array_column( $this->rows( 'run_records' ), 'reason' ) );

		self::assertSame( 1, $this->plugin->bonds->include( 'contacts', Side::Shop, array( $anna->id ), 7 ) );
		$this->sync( array( 'contacts' ) );

		self::assertSame( array( 'Annika', '+48 1' ), array( $this->one( $this->crm(), 'contacts' )->fields['first_name'], $this->one( $this->shop, 'contacts' )->fields['phone'] ) );
		self::assertSame( array( 'excluded', 'included' ), array_column( $this->rows( 'history', "shop_id='$anna->id' AND origin='person'" ), 'event' ) );
	}

	public function test_e30_a_match_that_is_set_to_do_not_sync_is_not_taken(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$crm = $this->put( $this->crm(), 'contacts', array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->bonds->exclude( 'contacts', Side::Remote, array( $crm->id ), $this->connection, 7 );

		self::assertSame( array( 'skipped' => 1 ), $this->sync( array( 'contacts' ) )['contacts>remote'] );
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_v17_orders_go_out_from_the_statuses_chosen_and_follow_from_then_on(): void {
		$this->configure( 'orders', array( 'rules' => array( array( 'side' => 'shop', 'field' => 'status', 'values' => array( 'processing', 'completed' ), 'but' => true, 'action' => Rule::IGNORE ) ) ) ); // phpcs:ignore WordPress.Arrays
		$fields = array( 'number' => '1042', 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ); // phpcs:ignore WordPress.Arrays
		$order  = $this->put( $this->shop, 'orders', array( 'status' => 'pending' ) + $fields );

		self::assertSame( array( 'skipped' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
		self::assertSame( array( 'unchanged' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
		$this->put( $this->shop, 'orders', array( 'status' => 'processing' ), $order->id );
		self::assertSame( array( 'created' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
		$this->put( $this->shop, 'orders', array( 'status' => 'cancelled' ), $order->id );
		self::assertSame( array( 'updated' => 1 ), $this->sync( array( 'orders' ) )['orders>remote'] );
		self::assertSame( 'cancelled', $this->one( $this->crm(), 'orders' )->fields['stage'] );
	}

	public function test_v15_match_only_links_what_exists_and_creates_nothing(): void {
		$this->configure( 'contacts', array( 'rules' => array( array( 'side' => 'shop', 'field' => 'kind', 'values' => array( 'guest' ), 'action' => Rule::MATCH ) ) ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'contacts', array( 'kind' => 'guest' ) + self::ANNA );
		$this->put( $this->shop, 'contacts', array( 'kind' => 'guest', 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->crm(), 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays

		$counts = $this->sync( array( 'contacts' ) );

		self::assertSame( 1, $counts['contacts>remote']['skipped'] );
		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
		self::assertCount( 1, $this->rows( 'links', 'shop_id IS NOT NULL AND remote_id IS NOT NULL' ) );
	}

	public function test_v15_customers_are_made_of_contacts_that_the_filter_lets_in(): void {
		$this->configure(
			'contacts',
			array(
				'create_shop' => true,
				'rules'       => array( array( 'side' => 'remote', 'field' => 'company', 'values' => array( 'ACME' ), 'but' => true, 'action' => Rule::MATCH ) ), // phpcs:ignore WordPress.Arrays
			)
		);
		$this->put( $this->crm(), 'contacts', array( 'email' => 'anna@x.test', 'last_name' => 'Nowak', 'company' => 'ACME' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->crm(), 'contacts', array( 'email' => 'lead@x.test', 'last_name' => 'Lead' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'created' => 1, 'skipped' => 1 ), $this->sync( array( 'contacts' ) )['contacts>shop'] ); // phpcs:ignore WordPress.Arrays
	}

	public function test_e24_a_run_asks_before_it_withdraws_many_records_and_does_what_it_is_told(): void {
		foreach ( array( false => true, true => false ) as $withdraw => $active ) { // phpcs:ignore WordPress.Arrays
			$this->connection = $this->connect();
			$skus             = array();
			for ( $i = 0; $i < 5; $i++ ) {
				$skus[] = "W-$withdraw-$i";
				$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => "W-$withdraw-$i" ) ); // phpcs:ignore WordPress.Arrays
			}
			$this->sync( array( 'products' ) );
			foreach ( $this->crm()->find( 'products', 'code', array( $skus[0], $skus[1] ) ) as $product ) {
				$this->remove( $this->crm(), 'products', $product->id );
			}
			$id = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
			$this->work();
			$run = $this->plugin->runs->get( $id );
			self::assertSame( 'paused', $run['state'] ?? '' );
			self::assertSame( 2, json_decode( (string) ( $run['question'] ?? '' ), true )['missing'] );
			self::assertTrue( $this->shop->find( 'products', 'sku', array( $skus[0] ) )[0]->fields['active'] );

			$this->plugin->run_control->resume( $id, (bool) $withdraw );
			$this->done( $id );

			self::assertSame( $active, $this->shop->find( 'products', 'sku', array( $skus[0] ) )[0]->fields['active'] );
		}
	}

	/** What is gone on both sides has nothing left that could be withdrawn on either. */
	public function test_e24_a_run_asks_once_about_records_whose_others_were_deleted_by_undoing(): void {
		$ids = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$ids[] = $this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => "U-$i" ) )->id; // phpcs:ignore WordPress.Arrays
		}
		$this->put( $this->shop, 'products', array( 'name' => 'Oar', 'sku' => 'OAR' ) ); // phpcs:ignore WordPress.Arrays
		$run = $this->done( $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 ) );
		$this->done( $this->plugin->sequels->follow( $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) ), 'person', 7 ) );
		self::assertSame( array(), $this->all( $this->crm(), 'products' ) );
		foreach ( $ids as $id ) {
			$this->remove( $this->shop, 'products', $id );
		}

		$id = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		$this->work();
		if ( 'paused' === $this->plugin->runs->get( $id )['state'] ) {
			$this->plugin->run_control->resume( $id, true );
		}
		$this->done( $id );
		$this->sync( array( 'products' ) );

		self::assertCount( 1, $this->rows( 'links' ), 'Only the oar is remembered.' );
	}

	public function test_e24_an_empty_list_is_not_believed_without_a_word(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->remove( $this->crm(), 'contacts', $this->one( $this->crm(), 'contacts' )->id );
		$id = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 );
		$this->work();
		self::assertSame( 'paused', $this->plugin->runs->get( $id )['state'] ?? '' );

		try {
			$this->plugin->run_control->resume( $id );
			self::fail( 'It went on without an answer.' );
		} catch ( EndpointError $error ) {
			self::assertSame( 'question_open', $error->error_code );
		}
		$this->plugin->run_control->resume( $id, true );
		$this->done( $id );

		self::assertSame( 'gone:remote', $this->rows( 'links' )[0]['note'] );
	}

	/** E33: the change is told with its reason, keeps nobody from ending, and goes out once there is something to compare with. */
	public function test_e24_a_run_that_leaves_the_missing_ones_out_ends_although_one_of_them_was_changed_in_the_shop(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->crm()->hides = 'contacts';
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ), $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$id = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 );
		$this->work();

		$this->plugin->run_control->resume( $id, false );
		$this->done( $id );

		$row = $this->rows( 'run_records', "run_id=$id" )[0];
		self::assertSame( array( 'skipped', 'not_believed' ), array( $row['outcome'], $row['code'] ) );
		self::assertStringContainsString( 'lists no records at all', (string) $row['reason'] );
		self::assertSame( array(), $this->rows( 'updates', "status='accepted'" ) );
		$this->crm()->hides = '';
		self::assertSame( array( 'updated' => 1 ), $this->sync( array( 'contacts' ) )['contacts>remote'] );
		self::assertSame( 'Ania', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
	}

	/** E33: the answer goes for both records of a pair. */
	public function test_e24_a_run_that_was_told_they_are_gone_ends_although_one_of_them_was_changed_in_the_shop(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->remove( $this->crm(), 'contacts', $this->one( $this->crm(), 'contacts' )->id );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ), $anna->id );
		$id = $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 );
		$this->work();

		$this->plugin->run_control->resume( $id, true );
		$this->done( $id );

		self::assertSame( array( 'deleted' ), array_values( array_unique( array_column( $this->rows( 'run_records', "run_id=$id" ), 'code' ) ) ) );
		self::assertSame( 'gone:remote', $this->rows( 'links' )[0]['note'] );
	}

	/** E33: nobody has been asked, and it may be over in a moment. */
	public function test_e24_a_live_change_waits_while_the_other_side_lists_nothing(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->crm()->hides = 'contacts';
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Ania' ), $anna->id );
		$this->queue( 'contacts', Side::Shop, $anna->id );
		$this->work();
		self::assertStringContainsString( 'lists no records at all', (string) $this->rows( 'updates', "status='accepted'" )[0]['message'] );

		$this->crm()->hides = '';
		$this->work();

		self::assertSame( 'Ania', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );
	}

	/** What a run makes of the first page while it lists the second one is not missing from the list. */
	public function test_e24_records_that_are_linked_while_the_list_is_read_are_not_asked_about(): void {
		foreach ( array( 'A', 'B' ) as $code ) {
			$this->put( $this->crm(), 'products', array( 'title' => 'Boat', 'code' => $code ) ); // phpcs:ignore WordPress.Arrays
		}
		$lists = 0;
		$run   = $this->plugin->run_control->start( $this->connection, array( 'products' ), 'person', 0 );
		// A page of one record, then an outage of a moment: the worker turns to what is queued by then.
		$this->crm()->page  = 1;
		$this->crm()->fault = static function ( string $call ) use ( &$lists ): ?EndpointError {
			return 'list' === $call && 2 === ++$lists ? Unreliable::error( ErrorKind::Transient ) : null;
		};

		$this->done( $run );

		self::assertGreaterThan( 2, $lists );
		self::assertCount( 2, $this->rows( 'links', "module='products' AND shop_id IS NOT NULL" ) );
	}

	/** The list left records out that are there when they are asked for by id. */
	public function test_e24_a_list_that_leaves_records_out_is_no_question(): void {
		foreach ( array( 'A', 'B', 'C' ) as $sku ) {
			$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => $sku ) ); // phpcs:ignore WordPress.Arrays
		}
		$this->sync( array( 'products' ) );
		$first = $this->crm()->find( 'products', 'code', array( 'A' ) )[0]->id;
		// The list is read from behind the first record on.
		$this->crm()->starts_after = $first;

		$this->sync( array( 'products' ) );

		self::assertSame( array(), array_filter( array_column( $this->rows( 'links' ), 'note' ) ) );
		self::assertTrue( $this->shop->find( 'products', 'sku', array( 'A' ) )[0]->fields['active'] );
	}

	public function test_e9_that_a_run_lists_a_record_is_no_event_of_the_shop(): void {
		$id = $this->put( $this->shop, 'contacts', self::ANNA )->id;
		$record = array( 'connection_id' => $this->connection, 'module' => 'contacts', 'side' => Side::Shop, 'record_id' => $id ); // phpcs:ignore WordPress.Arrays
		$this->plugin->updates->add( array( $record ), \Crosswalk\Storage\Update::PRIORITY_BACKFILL, 1 );
		self::assertSame( array(), $this->plugin->updates->waiting_since( $this->connection, 'contacts', Side::Shop, array( $id ) ) );

		$this->plugin->updates->add( array( $record ), \Crosswalk\Storage\Update::PRIORITY_LIVE );
		self::assertSame( array( $id ), array_keys( $this->plugin->updates->waiting_since( $this->connection, 'contacts', Side::Shop, array( $id ) ) ) );
	}
}
