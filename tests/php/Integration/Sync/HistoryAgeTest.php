<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Tests\Support\SyncTestCase;

/** A history with an age limit (E20), and what undo says about what is older (E23). */
final class HistoryAgeTest extends SyncTestCase {

	public function test_e20_history_that_is_too_old_goes_and_younger_stays(): void {
		$this->run_of_two();
		$all = $this->ids();
		$this->age( array_slice( $all, 0, 3 ), 91 );
		$this->age( array_slice( $all, 3 ), 89 );

		$this->prune( 90 );

		self::assertSame( array_slice( $all, 3 ), $this->ids() );
	}

	public function test_e20_without_an_age_limit_history_stays_however_old_it_is(): void {
		$this->run_of_two();
		$all = $this->ids();
		$this->age( $all, 4000 );

		$this->prune( 0 );

		self::assertSame( $all, $this->ids() );
		self::assertSame( 0, $this->plugin->history->pruned_to() );
	}

	public function test_e23_a_record_whose_history_is_gone_is_listed_with_the_reason(): void {
		$run = $this->run_of_two();
		$this->age( $this->ids( "new_value='+48 1'" ), 91 );

		$this->prune( 90 );
		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );

		self::assertSame( array( 'contacts>remote' => array( 'updated' => 1, 'skipped' => 1 ) ), $this->counts( $dry ) ); // phpcs:ignore WordPress.Arrays
		$skipped = $this->rows( 'run_records', "run_id=$dry AND outcome='skipped'" );
		self::assertSame( array( array( 'history_gone', 'What the run did with this record is older than the history that is kept.' ) ), array_map( static fn( array $row ): array => array( $row['code'], $row['reason'] ), $skipped ) );
		$this->done( $this->plugin->sequels->follow( $dry, 'person', 7 ) );
		self::assertSame( array( '+48 1', null ), array( $this->phone( 'anna' ), $this->phone( 'eva' ) ) );
	}

	public function test_e23_a_record_of_whose_history_half_a_moment_is_gone_is_left_alone(): void {
		$run = $this->run_of_two( array( 'company' => 'ACME' ) );
		$old = $this->ids( "new_value='+48 1' OR new_value='ACME' AND shop_id=(SELECT shop_id FROM {$this->table()} AS other WHERE new_value='+48 1')" );
		self::assertCount( 2, $old );
		$before = $this->ids( "run_id<$run" );
		$this->age( array( ...$before, ...$old ), 91 );

		$this->plugin->history->prune( time() - 90 * DAY_IN_SECONDS, PHP_INT_MAX, count( $before ) + 1 );
		$dry = $this->done( $this->plugin->sequels->undo( $run, 'person', 7 ) );

		self::assertCount( 1, $this->ids( 'id IN (' . implode( ',', $old ) . ')' ) );
		self::assertSame( array( 'history_gone' ), array_column( $this->rows( 'run_records', "run_id=$dry AND outcome='skipped'" ), 'code' ) );
	}

	public function test_e23_a_run_of_which_no_history_is_left_cannot_be_undone_and_says_why(): void {
		$run = $this->run_of_two();
		$this->age( $this->ids(), 91 );
		$this->prune( 90 );

		$this->expectExceptionObject( new EndpointError( ErrorKind::Record, 'This run is older than the history that is kept, so it cannot be undone any more.', 'history_gone' ) );
		$this->plugin->sequels->undo( $run, 'person', 7 );
	}

	public function test_e23_a_younger_run_misses_nothing(): void {
		$run = $this->run_of_two();
		$row = $this->plugin->runs->get( $run );
		self::assertNotNull( $row );
		$this->age( $this->ids( 'run_id<' . $run ), 91 );
		$this->prune( 90 );

		self::assertNull( $this->plugin->history->missing_of_run( $row ) );
		self::assertNotNull( $this->plugin->history->missing_of_run( array( 'started_at' => '1' ) + $row ) );
	}

	/**
	 * Two contacts that are linked get a phone in a run, one after the other.
	 *
	 * @param array<string, mixed> $more What both get as well.
	 * @return int The run, which began long ago.
	 */
	private function run_of_two( array $more = array() ): int {
		$ids = array();
		foreach ( array( 'anna', 'eva' ) as $name ) {
			$ids[] = $this->put( $this->shop, 'contacts', array( 'email' => "$name@x.test", 'last_name' => $name ) )->id; // phpcs:ignore WordPress.Arrays
		}
		$this->sync( array( 'contacts' ) );
		foreach ( $ids as $i => $id ) {
			$this->put( $this->shop, 'contacts', array( 'phone' => '+48 ' . ( $i + 1 ) ) + $more, $id );
		}
		return $this->done( $this->plugin->run_control->start( $this->connection, array( 'contacts' ), 'person', 0 ) );
	}

	/** @param list<int> $ids Rows of the history that are made older, and their runs. */
	private function age( array $ids, int $days ): void {
		global $wpdb;
		$list = implode( ',', $ids );
		$then = time() - $days * DAY_IN_SECONDS;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_runs SET started_at=" . ( $then - 60 ) . " WHERE id IN (SELECT run_id FROM {$this->table()} WHERE id IN ($list))" );
		$wpdb->query( "UPDATE {$this->table()} SET at=$then WHERE id IN ($list)" );
	}

	private function prune( int $days ): void {
		$this->plugin->settings->set( array( 'history_days' => $days ) );
		$this->plugin->clockwork->prune();
	}

	/** @return list<int> */
	private function ids( string $where = '1=1' ): array {
		return array_map( 'intval', array_column( $this->rows( 'history', $where ), 'id' ) );
	}

	private function phone( string $name ): mixed {
		return $this->crm()->find( 'contacts', 'email', array( "$name@x.test" ) )[0]->fields['phone'];
	}

	private function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'crosswalk_history';
	}
}
