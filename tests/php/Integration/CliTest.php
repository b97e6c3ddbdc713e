<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Cli\Command;
use Crosswalk\Cli\ConnectionChoice;
use Crosswalk\Cli\Console;
use Crosswalk\Cli\DryRun;
use Crosswalk\Cli\History;
use Crosswalk\Cli\Links;
use Crosswalk\Cli\MappingExport;
use Crosswalk\Cli\MappingImport;
use Crosswalk\Cli\Reconcile;
use Crosswalk\Cli\Rehearsals;
use Crosswalk\Cli\Retry;
use Crosswalk\Cli\RunWatch;
use Crosswalk\Cli\Start;
use Crosswalk\Cli\Status;
use Crosswalk\Cli\Sync;
use Crosswalk\Cli\Undo;
use Crosswalk\Cli\Work;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Update;
use Crosswalk\Tests\Support\SyncTestCase;

/** The command line: what it does, prints, and exits with (P10, E16, E18). */
final class CliTest extends SyncTestCase {

	/** @var list<array<string, string|int|null>> */
	private array $rows = array();

	/** @var list<string> */
	private array $errors = array();

	/** @var list<string> Paths. */
	private array $files = array();

	protected function tearDown(): void {
		array_map( 'unlink', $this->files );
		parent::tearDown();
	}

	public function test_sync_waits_for_the_end_of_the_run_and_prints_its_counts(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays

		$code = $this->run_command( $this->sync_command(), array( 'Practice CRM' ), array( 'wait' => true, 'module' => 'products', 'format' => 'json' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 0, $code, implode( ' ', $this->errors ) );
		self::assertSame( array( 'done', 'products', 'remote', '1' ), array( $this->rows[0]['state'], $this->rows[0]['module'], $this->rows[0]['side'], $this->rows[0]['created'] ) );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
	}

	public function test_sync_without_waiting_only_starts_the_run(): void {
		$code = $this->run_command( $this->sync_command(), array( (string) $this->connection ) );

		self::assertSame( 0, $code );
		self::assertSame( 'cli', $this->plugin->runs->active( $this->connection )[0]['trigger_kind'] ?? '' );
		self::assertSame( 1, $this->run_command( $this->sync_command(), array() ), 'Another run is under way.' );
		self::assertCount( 1, $this->errors );
	}

	public function test_sync_of_what_is_not_there_fails(): void {
		self::assertSame( 1, $this->run_command( $this->sync_command(), array( 'Nobody' ) ) );
		self::assertSame( 1, $this->run_command( $this->sync_command(), array(), array( 'module' => 'spaceships' ) ) );
	}

	public function test_sync_ends_when_the_connection_is_paused(): void {
		$this->plugin->guard->pause_by_person( $this->connection );

		self::assertSame( 1, $this->run_command( $this->sync_command(), array(), array( 'wait' => true ) ) );
		self::assertStringContainsString( 'running', $this->errors[0] );
	}

	public function test_status_exits_by_how_the_connections_fare(): void {
		$command = new Status( $this->plugin->connections, $this->plugin->updates );

		self::assertSame( 0, $this->run_command( $command ) );
		self::assertSame( array( 'Practice CRM', 'working', 0 ), array( $this->rows[0]['name'], $this->rows[0]['state'], $this->rows[0]['waiting'] ) );

		$this->reject();
		self::assertSame( 2, $this->run_command( $command ) );

		$this->plugin->guard->pause_by_person( $this->connection );
		self::assertSame( 1, $this->run_command( $command ) );
		self::assertNotSame( '', $this->rows[0]['reason'] );
	}

	/** E18 */
	public function test_retry_queues_a_cause_again(): void {
		$group   = $this->reject();
		$command = new Retry( $this->plugin->failures, $this->plugin->updates );

		self::assertSame( 1, $this->run_command( $command ) );
		self::assertSame( 1, $this->run_command( $command, array( '99999' ) ) );
		self::assertSame( 0, $this->run_command( $command, array( (string) $group ) ) );

		self::assertSame( array( $group, 1 ), array( $this->rows[0]['failure'], $this->rows[0]['retried'] ) );
		self::assertSame( 1, $this->plugin->updates->numbers( $this->connection )['waiting'] );
	}

	/** E16 */
	public function test_a_worker_works_on_what_is_due_and_ends_when_told_so(): void {
		$product = $this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays
		$this->queue( 'products', Side::Shop, (string) $product->id );
		$command = new Work( $this->plugin->clockwork, $this->plugin->worker );

		self::assertSame( 0, $this->run_command( $command, array(), array( 'once' => true ) ) );

		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
		$began = microtime( true );
		$this->run_command( $command, array(), array( 'memory' => '1' ) );
		self::assertLessThan( 5, microtime( true ) - $began );
	}

	/** E16: a poll is due while a worker runs, without cron. */
	public function test_a_worker_also_asks_the_crm_for_changes(): void {
		$this->options( array( 'frequency_min' => 5 ) );
		$this->sync( array( 'products' ) );
		$this->put( $this->crm(), 'products', array( 'title' => 'Mug', 'code' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays

		$this->run_command( new Work( $this->plugin->clockwork, $this->plugin->worker ), array(), array( 'once' => true ) );

		self::assertCount( 1, $this->all( $this->shop, 'products' ) );
	}

	/** E22 */
	public function test_a_dry_run_shows_each_record_and_can_be_carried_out_exactly(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays
		$command = new DryRun( $this->choice(), $this->plugin->run_control, $this->watch(), new Rehearsals( $this->plugin->runs, $this->plugin->plans ) );

		self::assertSame( 0, $this->run_command( $command, array(), array( 'records' => true, 'module' => 'products' ) ) );
		self::assertSame( array( 'created', 'Mug' ), array( $this->rows[0]['outcome'], $this->rows[0]['name'] ) );
		self::assertStringContainsString( 'Product code: "" -> "MUG"', (string) $this->rows[0]['changes'] );
		self::assertSame( array(), $this->all( $this->crm(), 'products' ) );

		self::assertSame( 0, $this->run_command( $this->sync_command(), array(), array( 'wait' => true, 'exactly' => (string) $this->rows[0]['run_id'] ) ), implode( ' ', $this->errors ) );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
	}

	/** E29 */
	public function test_a_new_connection_is_started_after_a_dry_run_and_not_before(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->connections->set( $this->connection, array( 'state' => 'setup' ) );
		$start = new Start( $this->choice(), $this->plugin->kickoff, $this->watch() );
		$dry   = new DryRun( $this->choice(), $this->plugin->run_control, $this->watch(), new Rehearsals( $this->plugin->runs, $this->plugin->plans ) );

		self::assertSame( 1, $this->run_command( $this->sync_command(), array(), array( 'wait' => true ) ) );
		self::assertSame( 1, $this->run_command( $start, array( 'Practice CRM' ) ) );
		self::assertSame( 0, $this->run_command( $dry ) );
		$this->options( array( 'records_from' => '90d' ) );
		self::assertSame( 1, $this->run_command( $start, array( 'Practice CRM' ) ), 'The settings were changed since.' );
		self::assertSame( 0, $this->run_command( $dry ) );
		self::assertSame( array(), $this->all( $this->crm(), 'products' ) );

		self::assertSame( 0, $this->run_command( $start, array( 'Practice CRM' ), array( 'wait' => true ) ), implode( ' ', $this->errors ) );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );
		self::assertSame( 'working', $this->plugin->connections->get( $this->connection )['state'] ?? '' );
	}

	/** E23 */
	public function test_undo_shows_and_with_yes_does(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays
		$this->run_command( $this->sync_command(), array(), array( 'wait' => true ) );
		$run  = (string) $this->rows[0]['run'];
		$undo = new Undo( $this->plugin->sequels, $this->plugin->runs, $this->plugin->history, $this->watch(), new Rehearsals( $this->plugin->runs, $this->plugin->plans ) );

		self::assertSame( 0, $this->run_command( $undo, array( $run ) ) );
		self::assertSame( 'deleted', $this->rows[0]['changes'] );
		self::assertCount( 1, $this->all( $this->crm(), 'products' ) );

		self::assertSame( 0, $this->run_command( $undo, array( $run ), array( 'yes' => true ) ) );
		self::assertSame( array(), $this->all( $this->crm(), 'products' ) );
		self::assertSame( 1, $this->run_command( $undo, array( '99999' ) ) );
	}

	public function test_e23_undo_says_how_far_back_the_history_reaches(): void {
		global $wpdb;
		$this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Cup', 'sku' => 'CUP' ) ); // phpcs:ignore WordPress.Arrays
		$this->run_command( $this->sync_command(), array(), array( 'wait' => true ) );
		$run    = (int) $this->rows[0]['run'];
		$oldest = (int) $this->rows( 'history', "run_id=$run" )[0]['id'];
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_history SET at=" . strtotime( '2020-02-01 10:30:00 UTC' ) . " WHERE id=$oldest" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_runs SET started_at=" . strtotime( '2020-02-01 10:00:00 UTC' ) . " WHERE id=$run" );
		$this->plugin->history->prune( strtotime( '2020-03-01 12:00:00 UTC' ), PHP_INT_MAX, 100 );

		$this->run_command( new Undo( $this->plugin->sequels, $this->plugin->runs, $this->plugin->history, $this->watch(), new Rehearsals( $this->plugin->runs, $this->plugin->plans ) ), array( (string) $run ) );

		self::assertStringContainsString( 'reaches back to 2020-02-01 10:30 UTC', implode( $this->errors ) );
	}

	/** E24, P10 */
	public function test_reconcile_links_and_history(): void {
		$mug = $this->put( $this->shop, 'products', array( 'name' => 'Mug', 'sku' => 'MUG' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 0, $this->run_command( new Reconcile( $this->choice(), $this->plugin->run_control, $this->watch() ) ) );
		self::assertSame( 'reconcile', $this->rows( 'runs', "trigger_kind<>'live'" )[0]['trigger_kind'] );

		$links = new Links( $this->choice(), $this->plugin->links );
		self::assertSame( 0, $this->run_command( $links, array(), array( 'record' => $mug->id ) ) );
		self::assertSame( $this->one( $this->crm(), 'products' )->id, $this->rows[0]['remote_id'] );
		self::assertSame( 1, $this->run_command( $links, array(), array( 'record' => 'product:0' ) ) );

		$history = new History( $this->plugin->history );
		self::assertSame( 0, $this->run_command( $history, array( 'products', $mug->id ) ) );
		self::assertSame( array( 'created', 'shop' ), array( $this->rows[0]['event'], $this->rows[0]['origin'] ) );
		self::assertSame( 1, $this->run_command( $history, array( 'products', 'product:0' ) ) );
	}

	private function choice(): ConnectionChoice {
		return new ConnectionChoice( $this->plugin->connections );
	}

	private function watch(): RunWatch {
		return new RunWatch( $this->plugin->runs, $this->plugin->worker, $this->plugin->guard );
	}

	/** V14, P10 */
	public function test_mappings_are_exported_and_imported(): void {
		$file = $this->exported();
		$this->configure( 'contacts', array( 'rows' => array( array( 'shop' => 'email', 'remote' => 'email' ) ) ) ); // phpcs:ignore WordPress.Arrays
		$import = new MappingImport( $this->choice(), $this->plugin->pairings, $this->plugin->map_transfer );

		self::assertSame( 0, $this->run_command( $import, array( 'Practice CRM', $file ), array( 'dry-run' => true, 'format' => 'json' ) ), implode( ' ', $this->errors ) ); // phpcs:ignore WordPress.Arrays
		self::assertContains( 'warning', array_column( $this->rows, 'severity' ) );
		self::assertCount( 1, $this->plugin->connections->get( $this->connection )['modules']['contacts']['rows'] ?? array() );

		self::assertSame( 0, $this->run_command( $import, array( 'Practice CRM', $file ) ) );
		self::assertGreaterThan( 5, count( $this->plugin->connections->get( $this->connection )['modules']['contacts']['rows'] ?? array() ) );
		self::assertSame( file_get_contents( $file ), file_get_contents( $this->exported() ) );

		file_put_contents( $file, str_replace( '"remote": "phone"', '"remote": "cf_99"', (string) file_get_contents( $file ) ) );
		self::assertSame( 2, $this->run_command( $import, array( 'Practice CRM', $file ), array( 'dry-run' => true ) ) );
		self::assertSame( 2, $this->run_command( $import, array( 'Practice CRM', $file ) ), 'A field that is not there wants a yes.' );
		self::assertNotContains( 'cf_99', array_column( $this->plugin->connections->get( $this->connection )['modules']['contacts']['rows'] ?? array(), 'remote' ) );
		self::assertSame( 0, $this->run_command( $import, array( 'Practice CRM', $file ), array( 'yes' => true ) ) );
		self::assertContains( 'cf_99', array_column( $this->plugin->connections->get( $this->connection )['modules']['contacts']['rows'] ?? array(), 'remote' ) );
	}

	/** V14, P10 */
	public function test_a_file_of_mappings_that_is_broken_changes_nothing_and_says_where(): void {
		$file   = $this->exported();
		$import = new MappingImport( $this->choice(), $this->plugin->pairings, $this->plugin->map_transfer );
		file_put_contents( $file, str_replace( '"both"', '"sideways"', (string) file_get_contents( $file ) ) );

		self::assertSame( 1, $this->run_command( $import, array( 'Practice CRM', $file ), array( 'yes' => true ) ) );
		self::assertSame( array( 'taxes', 1, 'error' ), array( $this->rows[0]['module'], $this->rows[0]['row'], $this->rows[0]['severity'] ) );

		file_put_contents( $file, '{"format":' );
		self::assertSame( 1, $this->run_command( $import, array( 'Practice CRM', $file ) ) );
		self::assertStringContainsString( 'is not JSON', $this->errors[0] );
		self::assertSame( 1, $this->run_command( $import, array( 'Practice CRM', '/nowhere/at/all.json' ) ) );
		self::assertSame( 1, $this->run_command( $import, array( 'Nobody', $file ) ) );
	}

	/** @return string Path of a file with this connection's mappings. */
	private function exported(): string {
		$file          = (string) tempnam( sys_get_temp_dir(), 'crosswalk-mapping' );
		$this->files[] = $file;
		$command       = new MappingExport( $this->choice(), $this->plugin->map_transfer );
		self::assertSame( 0, $this->run_command( $command, array( (string) $this->connection ), array( 'file' => $file ) ) );
		self::assertSame( 1, $this->run_command( $command, array( (string) $this->connection ), array( 'file' => '/nowhere/at/all.json' ) ) );
		self::assertSame( 1, $this->run_command( $command ) );
		return $file;
	}

	private function sync_command(): Sync {
		return new Sync( $this->choice(), $this->plugin->run_control, $this->plugin->sequels, $this->watch() );
	}

	/** @return int Id of the failure group. */
	private function reject(): int {
		$this->queue( 'products', Side::Shop, 'product:1' );
		$claimed = $this->plugin->updates->claim( array( $this->connection ), 10, Locks::token() );
		$group   = $this->plugin->failures->group( $this->connection, 'products', new EndpointError( ErrorKind::Record, 'No.', 'no' ) );
		$this->plugin->updates->end( array( $claimed[0]->id ), Update::REJECTED, array( 'failure_id' => $group, 'outcome' => 'failed' ) ); // phpcs:ignore WordPress.Arrays
		return $group;
	}

	/**
	 * @param list<string>               $args    Positional.
	 * @param array<string, string|bool> $options By name.
	 */
	private function run_command( Command $command, array $args = array(), array $options = array() ): int {
		$this->errors = array();
		$rows         = function ( array $rows ): void {
			$this->rows = $rows;
		};
		$errors       = function ( string $text ): void {
			$this->errors[] = $text;
		};
		$console      = new class( $rows, $errors ) implements Console {
			public function __construct( private readonly \Closure $rows, private readonly \Closure $errors ) {
			}

			public function line( string $text ): void {
			}

			public function warning( string $text ): void {
				( $this->errors )( $text );
			}

			public function error( string $text ): void {
				( $this->errors )( $text );
			}

			public function rows( string $format, array $rows, array $fields ): void {
				( $this->rows )( $rows );
			}
		};
		return $command->run( $args, $options, $console );
	}
}
