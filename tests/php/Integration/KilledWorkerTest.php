<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\Side;
use Crosswalk\Plugin;
use Crosswalk\Storage\Update;
use Crosswalk\Tests\Support\CommittedData;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** A worker that dies at any point loses nothing and doubles nothing (E4, E6, E16, E21). */
#[Group( 'woocommerce' )]
final class KilledWorkerTest extends TestCase {
	use CommittedData;

	private const POINTS = 20;

	/** Ends the process like a power cut, before one of its database queries. */
	private const WORK_AND_DIE = '
		$at = $args["at"];
		$n  = 0;
		add_filter( "query", static function ( $query ) use ( &$n, $at ) {
			if ( $at > 0 && ++$n === $at ) {
				posix_kill( posix_getpid(), SIGKILL );
			}
			return $query;
		} );
		( new Crosswalk\Plugin() )->worker->work( $args["seconds"] );
		echo "queries=", $n, "\n";
	';

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$plugin           = new Plugin();
		$this->connection = $plugin->connections->add(
			array(
				'connector' => 'vtiger',
				'name'      => 'Vtiger',
				'settings'  => array( 'url' => $this->emulator()->url, 'username' => 'admin' ), // phpcs:ignore WordPress.Arrays
				'secrets'   => array( 'access_key' => (string) $this->emulator()->get( 'info' )['accessKey'] ),
				'modules'   => $plugin->registry->get( 'vtiger' )->definition()->modules(),
				'options'   => array(),
			)
		);
	}

	/** Two customers, two products without SKU, two orders, waiting to be sent to an empty CRM. */
	private function fill(): void {
		$products = array();
		foreach ( array( 'Boat', 'Oar' ) as $name ) {
			$products[] = $this->shop()->simple_product( array( 'name' => $name, 'sku' => '' ) ); // phpcs:ignore WordPress.Arrays
		}
		foreach ( $products as $product ) {
			$this->shop()->order( array( 'customer' => $this->shop()->customer(), 'lines' => array( array( $product, 2 ) ), 'status' => 'processing' ) ); // phpcs:ignore WordPress.Arrays
		}
	}

	/** Queues again what was queued at first, as if nothing had been done yet. */
	private function start_over(): void {
		global $wpdb;
		$this->emulator()->post( 'reset', array( 'size' => 'none' ) );
		foreach ( array( 'links', 'updates', 'locks', 'memory', 'history', 'runs', 'run_counts', 'run_records', 'failures' ) as $table ) {
			$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_$table" );
		}
		$plugin = new Plugin();
		foreach ( array( 'contacts', 'products', 'orders' ) as $module ) {
			$records = array();
			foreach ( $plugin->shop->list( $module, null, 100 )->entries as $entry ) {
				$records[] = array( 'connection_id' => $this->connection, 'module' => $module, 'side' => Side::Shop, 'record_id' => $entry->id ); // phpcs:ignore WordPress.Arrays
			}
			$plugin->updates->add( $records, Update::PRIORITY_LIVE );
		}
	}

	/** What a dead worker held is free again, as it is when its leases have run out. */
	private function let_leases_run_out(): void {
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET claimed_until=1, next_at=0 WHERE next_at<4102444800" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_links SET claimed_until=1" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_locks SET expires_at=1" );
	}

	private function finish(): void {
		for ( $i = 0; $i < 12; $i++ ) {
			$this->let_leases_run_out();
			wp_cache_flush();
			if ( 0 === ( new Plugin() )->worker->work( 5 ) ) {
				return;
			}
		}
	}

	/** @return list<string> */
	private function names( string $module, string $field ): array {
		$names = array_column( $this->emulator()->get( "records/$module" )['records'] ?? $this->emulator()->get( "records/$module" ), $field );
		sort( $names );
		return $names;
	}

	public function test_killed_at_twenty_points_of_a_batch_nothing_is_lost_and_nothing_doubled(): void {
		$this->fill();
		$this->start_over();
		$this->finish();
		$contacts = count( $this->names( 'Contacts', 'email' ) );
		$orders   = $this->names( 'SalesOrder', 'vtiger_purchaseorder' );
		$totals   = $this->names( 'SalesOrder', 'hdnGrandTotal' );
		self::assertGreaterThanOrEqual( 2, $contacts );
		self::assertCount( 2, $orders );
		$this->start_over();
		preg_match( '/queries=(\d+)/', $this->start_process( self::WORK_AND_DIE, array( 'at' => PHP_INT_MAX, 'seconds' => 20 ) )->finish(), $found ); // phpcs:ignore WordPress.Arrays
		$queries = (int) ( $found[1] ?? 0 );
		self::assertGreaterThan( self::POINTS, $queries );
		$killed = 0;
		for ( $point = 1; $point <= self::POINTS; $point++ ) {
			$this->start_over();
			$at      = max( 1, intdiv( $queries * $point, self::POINTS + 1 ) );
			$killed += -9 === $this->start_process( self::WORK_AND_DIE, array( 'at' => $at, 'seconds' => 20 ) )->wait() ? 1 : 0; // phpcs:ignore WordPress.Arrays
			$this->finish();

			$where = "killed before query $at of $queries";
			self::assertCount( $contacts, $this->names( 'Contacts', 'email' ), $where );
			self::assertSame( array( 'Boat', 'Oar' ), $this->names( 'Products', 'productname' ), $where );
			self::assertSame( $orders, $this->names( 'SalesOrder', 'vtiger_purchaseorder' ), $where );
			self::assertSame( $totals, $this->names( 'SalesOrder', 'hdnGrandTotal' ), $where );
			global $wpdb;
			self::assertSame( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_links WHERE shop_id IS NULL OR remote_id IS NULL" ), $where );
			self::assertSame( '0', $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}crosswalk_updates WHERE status<>'sent'" ), $where );
		}
		self::assertSame( self::POINTS, $killed );
	}

	public function test_two_workers_at_once_make_no_record_twice(): void {
		$emails = array();
		for ( $i = 0; $i < 12; $i++ ) {
			$emails[] = $this->shop()->customer()->get_email();
		}
		$this->start_over();
		$code    = '( new Crosswalk\Plugin() )->worker->work( 4, null, 3 ); echo "done\n";';
		$workers = array( $this->start_process( $code ), $this->start_process( $code ) );
		foreach ( $workers as $worker ) {
			$worker->finish();
		}
		$this->finish();

		$there = array_filter( $this->names( 'Contacts', 'email' ), static fn( string $email ): bool => in_array( $email, $emails, true ) );
		sort( $emails );
		self::assertSame( $emails, array_values( $there ) );
	}
}
