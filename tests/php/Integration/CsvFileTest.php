<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Rest\Csv;
use Crosswalk\Rest\FileResponse;
use Crosswalk\Storage\Db;
use PHPUnit\Framework\Attributes\TestWith;

/** V21: the lists and the log as CSV, written while they are read. */
final class CsvFileTest extends RestTestCase {

	private const ROWS = 100000;

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->connection = $this->connect_sandbox()['id'];
	}

	/** @param list<string|int> $cells */
	#[TestWith( array( array( 'a', 1, '' ), "a,1,\r\n" ) )]
	#[TestWith( array( array( 'a,b', 'say "hi"', "two\nlines" ), "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n" ) )]
	#[TestWith( array( array( '=1+1', '+49', '-1', '@SUM(A1)', "\tx", -5 ), "'=1+1,'+49,'-1,'@SUM(A1),'\tx,-5\r\n" ) )]
	public function test_cells_are_quoted_and_never_become_formulas( array $cells, string $line ): void {
		self::assertSame( $line, Csv::line( $cells ) );
	}

	public function test_the_records_of_a_run_are_those_of_its_list(): void {
		$run   = $this->synced();
		$rows  = $this->rows( "/runs/$run/records/download", array( 'side' => 'shop', 'module' => 'products' ) ); // phpcs:ignore WordPress.Arrays
		$items = $this->get( "/runs/$run/records", array( 'side' => 'shop', 'module' => 'products', 'per_page' => 500 ) )['items']; // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'Time (UTC)', 'Module', 'Name', 'Outcome', 'Reason', 'Code', 'WooCommerce', 'Practice' ), $rows[0] );
		self::assertNotSame( array(), $items );
		self::assertSame( array_column( $items, 'name' ), array_column( array_slice( $rows, 1 ), 2 ) );
		self::assertSame( array_column( $items, 'remote_id' ), array_column( array_slice( $rows, 1 ), 7 ) );
		self::assertCount( 2, $this->rows( "/runs/$run/records/download", array( 'search' => $items[0]['name'], 'module' => 'products', 'side' => 'shop' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** E22. */
	public function test_a_dry_run_says_field_by_field_what_would_change(): void {
		$run  = $this->synced( true );
		$rows = $this->rows( "/runs/$run/records/download", array( 'module' => 'products', 'outcome' => array( 'created' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'Changes', $rows[0][8] );
		self::assertMatchesRegularExpression( '/SKU: – → \S+/', $rows[1][8] );
		self::assertStringContainsString( '; ', $rows[1][8] );
	}

	public function test_the_queue_and_the_log_are_files_too(): void {
		$this->synced();
		$sent = $this->rows( '/updates/download', array( 'connection_id' => $this->connection, 'list' => 'sent' ) ); // phpcs:ignore WordPress.Arrays
		$log  = $this->rows( '/log/download', array( 'connection_id' => $this->connection, 'side' => 'shop' ) ); // phpcs:ignore WordPress.Arrays

		self::assertCount( count( $this->get( '/updates', array( 'connection_id' => $this->connection, 'list' => 'sent', 'per_page' => 500 ) )['items'] ), array_slice( $sent, 1 ) ); // phpcs:ignore WordPress.Arrays
		self::assertCount( count( $this->get( '/log', array( 'side' => 'shop', 'per_page' => 500 ) )['items'] ), array_slice( $log, 1 ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'Created', 'Updated', 'Skipped', 'Skipped only', 'Needs decision', 'Failed', 'Unchanged' ), array_slice( $log[0], 5 ) );
		foreach ( array_slice( $log, 1 ) as $row ) {
			self::assertSame( (int) $row[7], array_sum( array_slice( $row, 8, 3 ) ), 'The number on the screen is the sum of its parts.' );
		}
		self::assertSame( 'WooCommerce', $log[1][3] );
	}

	public function test_the_log_says_which_runs_took_others_back(): void {
		$run  = $this->synced();
		$dry  = $this->finish( $this->connection, $this->plugin->sequels->undo( $run, 'person', 1 ) )['id'];
		$undo = $this->finish( $this->connection, $this->plugin->sequels->follow( $dry, 'person', 1 ) )['id'];
		$kind = array_column( $this->rows( '/log/download', array( 'connection_id' => $this->connection ) ), 2, 1 ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'Dry run of undoing', 'Undoing' ), array( $kind[ $dry ], $kind[ $undo ] ) );
		self::assertContains( 'Would be deleted', array_column( $this->rows( "/runs/$dry/records/download", array() ), 3 ) );
	}

	public function test_a_run_that_is_not_there_is_no_empty_file(): void {
		self::assertSame( 404, $this->request( 'GET', '/runs/999999/records/download' )->get_status() );
	}

	/** The second half of a long file needs no more memory than the first: nothing is collected on the way. */
	public function test_a_hundred_thousand_rows_take_no_more_memory_than_a_page(): void {
		$run = $this->plugin->runs->start( $this->connection, 'person', 0, array(), 'done' );
		$this->plugin->runs->count( $run, 'products', 'shop', array( 'created' => self::ROWS ) );
		$this->fill( $run );
		$file = $this->request( 'GET', "/runs/$run/records/download" );
		self::assertInstanceOf( FileResponse::class, $file );

		$lines = 0;
		$bytes = 0;
		$peaks = array();
		foreach ( $file->pieces() as $piece ) {
			$lines += substr_count( $piece, "\r\n" );
			$bytes += strlen( $piece );
			if ( $lines > self::ROWS / 2 && array() === $peaks ) {
				$peaks[] = memory_get_peak_usage();
			}
		}
		$peaks[] = memory_get_peak_usage();

		self::assertSame( self::ROWS + 1, $lines );
		self::assertGreaterThan( 5_000_000, $bytes );
		self::assertLessThan( 0.05 * $bytes, $peaks[1] - $peaks[0] );
	}

	private function fill( int $run ): void {
		$db = new Db( $GLOBALS['wpdb'] );
		for ( $done = 0; $done < self::ROWS; $done += 1000 ) {
			$rows = array();
			for ( $i = $done; $i < $done + 1000; $i++ ) {
				$rows[] = array(
					'run_id'    => $run,
					'module'    => 'products',
					'side'      => 'shop',
					'outcome'   => 'created',
					'shop_id'   => "product:$i",
					'remote_id' => "14x$i",
					'name'      => "Blue mug, number $i",
					'at'        => 1795000000 + $i,
				);
			}
			$db->insert( 'run_records', $rows );
		}
	}

	private function synced( bool $dry = false ): int {
		return $this->finish( $this->connection, $this->post( '/runs', array( 'connection_id' => $this->connection, 'dry' => $dry ), 201 )['id'] )['id']; // phpcs:ignore WordPress.Arrays
	}

	/**
	 * @param array<string, mixed> $query Filters.
	 * @return list<list<string>> The file as a spreadsheet reads it.
	 */
	private function rows( string $path, array $query ): array {
		$file = $this->request( 'GET', $path, $query );
		self::assertInstanceOf( FileResponse::class, $file );
		self::assertSame( 'text/csv; charset=utf-8', $file->get_headers()['Content-Type'] );
		$text = implode( '', iterator_to_array( $file->pieces(), false ) );
		self::assertStringStartsWith( "\xEF\xBB\xBF", $text );
		$lines = array_slice( explode( "\r\n", substr( $text, 3 ) ), 0, -1 );
		return array_map( static fn( string $line ): array => array_map( 'strval', str_getcsv( $line, ',', '"', '' ) ), $lines );
	}
}
