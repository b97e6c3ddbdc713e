<?php
/**
 * GET /log/download: the Sync log as CSV (V21): the number "skipped" as the screen shows it, and its three parts.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\LogRow as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Runs;
use WP_REST_Request;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class LogFile extends Controller {

	private const PIECE = 1000;

	/** What the number "skipped" holds (V20). */
	private const SKIPPED = array( 'skipped', 'decision', 'failed' );

	public function __construct(
		private readonly Runs $runs,
		private readonly Connections $connections,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$this->route( '/log/download', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): FileResponse => Csv::file( 'crosswalk-log.csv', self::header(), $this->pages( $request ) ), self::list_args( Log::filters() ) );
	}

	protected function schema(): array {
		return Shape::text( 'A file: CSV in UTF-8.' );
	}

	/** @return list<string> */
	private static function header(): array {
		return array(
			__( 'Time (UTC)', 'crosswalk' ),
			__( 'Run', 'crosswalk' ),
			__( 'Started by', 'crosswalk' ),
			__( 'Written into', 'crosswalk' ),
			__( 'Module', 'crosswalk' ),
			Words::outcome( 'created' ),
			Words::outcome( 'updated' ),
			Words::outcome( 'skipped' ),
			__( 'Skipped only', 'crosswalk' ),
			Words::outcome( 'decision' ),
			Words::outcome( 'failed' ),
			Words::outcome( 'unchanged' ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return \Generator<list<list<string|int>>>
	 */
	private function pages( WP_REST_Request $request ): \Generator {
		$connections = array_column( $this->connections->all(), null, 'id' );
		$filter      = Log::filter( $request );
		$cursor      = '';
		do {
			$rows = $this->runs->log( $filter, $cursor, self::PIECE );
			$last = end( $rows );
			$more = count( $rows ) === self::PIECE;
			if ( false !== $last ) {
				$cursor = Log::cursor( $last );
				yield array_map( fn( array $row ): array => $this->cells( $row, $connections ), $rows );
			}
		} while ( $more );
	}

	/**
	 * @param array<string, string|null> $row         Counters with the run's columns.
	 * @param array<int, ConnectionRow>  $connections By id.
	 * @return list<string|int>
	 */
	private function cells( array $row, array $connections ): array {
		$parts = array_map( static fn( string $number ): int => (int) $row[ $number ], self::SKIPPED );
		$label = $this->schema->to_response( $row, $connections )['module_label'];
		return array(
			Words::time( (int) $row['started_at'] ),
			(int) $row['run_id'],
			Words::kind( (string) $row['trigger_kind'], '1' === (string) $row['dry'], (int) $row['undoes'] > 0 ),
			'shop' === $row['side'] ? 'WooCommerce' : $connections[ (int) $row['connection_id'] ]['name'] ?? '',
			is_string( $label ) ? $label : '',
			(int) $row['created'],
			(int) $row['updated'],
			array_sum( $parts ),
			...$parts,
			(int) $row['unchanged'],
		);
	}
}
