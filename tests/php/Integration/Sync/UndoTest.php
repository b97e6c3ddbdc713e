<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Tests\Support\SyncTestCase;

/** Taking a run back (E23). */
final class UndoTest extends SyncTestCase {

	private const ANNA = array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ); // phpcs:ignore WordPress.Arrays

	public function test_e23_values_that_a_run_changed_come_back_and_stay(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Annika', 'phone' => '+48 1' ), $anna->id ); // phpcs:ignore WordPress.Arrays
		$run = $this->ran( 'contacts' );

		$this->undo( $run );

		$crm = $this->one( $this->crm(), 'contacts' );
		self::assertSame( array( 'Anna', null ), array( $crm->fields['first_name'], $crm->fields['phone'] ) );
		self::assertSame( 'Annika', $this->one( $this->shop, 'contacts' )->fields['first_name'] );
		$this->sync( array( 'contacts' ) );
		self::assertSame( 'Anna', $this->one( $this->crm(), 'contacts' )->fields['first_name'], 'The next run does not do it again.' );
		$rows = $this->rows( 'history', "origin='person'" );
		self::assertSame( array( array( 'first_name', 'Annika', 'Anna' ), array( 'phone', '+48 1', null ) ), array_map( static fn( array $row ): array => array( $row['field'], $row['old_value'], $row['new_value'] ), $rows ) ); // phpcs:ignore WordPress.Arrays
	}

	public function test_e23_what_a_run_created_is_taken_away_and_not_created_again(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$run = $this->ran( 'contacts' );

		$this->undo( $run );

		self::assertSame( array(), $this->all( $this->crm(), 'contacts' ) );
		$this->sync( array( 'contacts' ) );
		self::assertSame( array(), $this->all( $this->crm(), 'contacts' ) );
		self::assertCount( 1, $this->all( $this->shop, 'contacts' ) );
	}

	public function test_e23_records_that_a_run_linked_are_apart_again_and_stay_so(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->crm(), 'contacts', array( 'email' => 'anna@x.test', 'last_name' => 'Nowak', 'phone' => '+48 1' ) ); // phpcs:ignore WordPress.Arrays
		$run = $this->ran( 'contacts' );
		self::assertCount( 1, $this->rows( 'links' ) );

		$this->undo( $run );

		self::assertSame( array(), $this->rows( 'links' ) );
		self::assertSame( array( null, null ), array( $this->one( $this->shop, 'contacts' )->fields['phone'], $this->one( $this->crm(), 'contacts' )->fields['first_name'] ) );
		$this->sync( array( 'contacts' ) );
		self::assertSame( array(), $this->rows( 'links' ) );
	}

	public function test_e23_it_shows_first_what_it_would_do(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$run = $this->ran( 'contacts' );

		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
		self::assertSame( array( 'contacts>remote' => array( 'updated' => 1, 'deleted' => 1 ) ), $this->counts( $dry ), 'What would be deleted is told apart.' ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'deleted', json_decode( (string) $this->rows( 'plans' )[0]['changes'], true )[0]['event'] );
	}

	public function test_e23_what_would_be_deleted_and_what_would_be_put_back_are_lists_of_their_own(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->sync( array( 'contacts' ) );
		$this->put( $this->shop, 'contacts', array( 'first_name' => 'Annika' ), $anna->id );
		$this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$run = $this->ran( 'contacts' );
		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );

		$listed = fn( bool $deleted ): array => array_column( $this->plugin->runs->records( $dry, array( 'side' => 'remote', 'outcome' => array( 'updated' ), 'deleted' => $deleted ), 0, 50 ), 'name' ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'updated' => 2, 'deleted' => 1 ), $this->counts( $dry )['contacts>remote'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( array( 'Eva' ), array( 'Annika Nowak' ) ), array( $listed( true ), $listed( false ) ) );
	}

	public function test_e23_what_was_changed_since_is_left_alone_and_says_so(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$eva  = $this->put( $this->shop, 'contacts', array( 'email' => 'eva@x.test', 'last_name' => 'Eva' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'contacts' ) );
		foreach ( array( $anna, $eva ) as $contact ) {
			$this->put( $this->shop, 'contacts', array( 'phone' => '+48 1' ), $contact->id );
		}
		$run = $this->ran( 'contacts' );
		$crm = $this->crm()->find( 'contacts', 'email', array( 'anna@x.test' ) )[0];
		$this->put( $this->crm(), 'contacts', array( 'phone' => '+48 2' ), $crm->id );

		$this->undo( $run );

		self::assertSame( '+48 2', $this->crm()->find( 'contacts', 'email', array( 'anna@x.test' ) )[0]->fields['phone'] );
		self::assertNull( $this->crm()->find( 'contacts', 'email', array( 'eva@x.test' ) )[0]->fields['phone'] );
		$skipped = $this->rows( 'run_records', "outcome='skipped'" );
		self::assertSame( array( 'changed_since' ), array_column( $skipped, 'code' ) );
		self::assertStringContainsString( 'Phone', (string) $skipped[0]['reason'] );
	}

	public function test_e23_a_created_record_that_somebody_worked_on_is_not_deleted(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$run = $this->ran( 'contacts' );
		$this->put( $this->crm(), 'contacts', array( 'company' => 'ACME' ), $this->one( $this->crm(), 'contacts' )->id );

		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );

		self::assertSame( array( 'skipped' ), array_column( $this->rows( 'plans', "run_id=$dry" ), 'outcome' ) );
		$this->expectExceptionObject( new EndpointError( ErrorKind::Record, 'There is nothing to carry out: this dry run would have changed nothing.', 'nothing_planned' ) );
		$this->plugin->sequels->follow( $dry, 'person', 7 );
	}

	public function test_e23_what_was_changed_between_the_look_and_the_deed_is_left_alone(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$run = $this->ran( 'contacts' );
		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );
		$this->put( $this->crm(), 'contacts', array( 'company' => 'ACME' ), $this->one( $this->crm(), 'contacts' )->id );

		$this->done( $this->plugin->sequels->follow( $dry, 'person', 7 ) );

		self::assertCount( 1, $this->all( $this->crm(), 'contacts' ) );
	}

	public function test_e23_what_was_deleted_cannot_come_back_and_is_listed_with_the_reason(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Oar', 'sku' => 'O-1' ) ); // phpcs:ignore WordPress.Arrays
		$this->configure( 'products', array( 'delete' => 'delete' ) );
		$this->plugin->settings->set( array( 'withdraw_limit_percent' => 60 ) );
		$this->sync( array( 'products' ) );
		$this->remove( $this->crm(), 'products', $this->crm()->find( 'products', 'code', array( 'B-1' ) )[0]->id );
		$run = $this->ran( 'products' );
		self::assertCount( 1, $this->all( $this->shop, 'products' ) );
		self::assertSame( array( 'remote', 'shop' ), array_column( $this->rows( 'history', "event='deleted'" ), 'side' ) );
		self::assertSame( 1, $this->counts( $run )['products>shop']['deleted'] );

		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );

		self::assertSame( array( 'skipped' ), array_values( array_unique( array_column( $this->rows( 'plans', "run_id=$dry" ), 'outcome' ) ) ) );
	}

	public function test_e23_a_run_that_changed_nothing_has_nothing_to_undo(): void {
		$this->put( $this->shop, 'contacts', self::ANNA );
		$run = $this->rehearse( array( 'contacts' ) );

		$this->expectExceptionObject( new EndpointError( ErrorKind::Record, 'This run has changed nothing.', 'nothing_to_undo' ) );
		$this->plugin->sequels->undo( $run, 'person', 7 );
	}

	public function test_e23_children_go_before_their_parents(): void {
		$anna = $this->put( $this->shop, 'contacts', self::ANNA );
		$this->put( $this->shop, 'orders', array( 'number' => '1042', 'status' => 'processing', 'contact' => $anna->id, 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		$run = $this->ran( '' );

		$this->undo( $run );

		self::assertSame( array( array(), array() ), array( $this->all( $this->crm(), 'orders' ), $this->all( $this->crm(), 'contacts' ) ) );
		self::assertSame( array( 'orders', 'contacts' ), array_values( array_unique( array_column( $this->rows( 'history', "event='deleted'" ), 'module' ) ) ) );
	}

	private function ran( string $module ): int {
		return $this->done( $this->plugin->run_control->start( $this->connection, array_filter( array( $module ) ), 'person', 0 ) );
	}

	private function undo( int $run ): void {
		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );
		$this->done( $this->plugin->sequels->follow( $dry, 'person', 7 ) );
	}
}
