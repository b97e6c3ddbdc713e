<?php
/**
 * The lists of records as CSV, of any length (V21): those of a run and those of the queue.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\Side;
use Crosswalk\Rest\Schema\RunRecord;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\UpdateLists;
use WP_REST_Request;

/**
 * @phpstan-type Row array<string, string|null>
 */
final class RecordFiles extends Controller {

	/** Rows that are in memory at a time. */
	private const PIECE = 1000;

	public function __construct(
		private readonly Runs $runs,
		private readonly Plans $plans,
		private readonly UpdateLists $lists,
		private readonly Connections $connections,
		private readonly Labels $labels
	) {
	}

	public function register(): void {
		$this->route( '/runs' . self::ID . '/records/download', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): FileResponse => $this->run_file( $request ), self::list_args( RunRecords::filters() ) );
		$this->route( '/updates/download', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): FileResponse => $this->queue_file( $request ), self::list_args( QueuedRecords::filters() ) );
	}

	protected function schema(): array {
		return Shape::text( 'A file: CSV in UTF-8.' );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function run_file( WP_REST_Request $request ): FileResponse {
		$run    = $this->runs->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
		$id     = (int) $run['id'];
		$dry    = '1' === (string) $run['dry'];
		$filter = RunRecords::filter( $request );
		$next   = fn( int $after ): array => $this->runs->records( $id, $filter, $after, self::PIECE );
		return Csv::file( "crosswalk-run-$id.csv", $this->header( (int) $run['connection_id'], $dry ), $this->pages( $next, static fn( array $row ): string => Words::of_run( (string) $row['outcome'], $dry, (int) $run['undoes'] > 0, '1' === (string) $row['deleted'] ), $dry ? $id : null ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function queue_file( WP_REST_Request $request ): FileResponse {
		$filter = QueuedRecords::filter( $request );
		$next   = fn( int $before ): array => $this->lists->records( $filter, $before, self::PIECE );
		return Csv::file( 'crosswalk-' . $filter['list'] . '.csv', $this->header( $filter['connection_id'], false ), $this->pages( $next, static fn( array $row ): string => Words::outcome( (string) $row['outcome'] ), null ) );
	}

	/**
	 * @param bool $dry With what would change.
	 * @return list<string>
	 */
	private function header( int $connection_id, bool $dry ): array {
		$header = array(
			__( 'Time (UTC)', 'crosswalk' ),
			__( 'Module', 'crosswalk' ),
			__( 'Name', 'crosswalk' ),
			__( 'Outcome', 'crosswalk' ),
			__( 'Reason', 'crosswalk' ),
			__( 'Code', 'crosswalk' ),
			'WooCommerce',
			$this->connections->get( $connection_id )['name'] ?? __( 'Other system', 'crosswalk' ),
		);
		return $dry ? array( ...$header, __( 'Changes', 'crosswalk' ) ) : $header;
	}

	/**
	 * @param callable(int): list<Row> $next Rows after this id, in the order of the list.
	 * @param callable(Row): string   $word Its outcome as a person reads it.
	 * @param int|null                 $dry  Of this dry run: with what would change.
	 * @return \Generator<list<list<string|int>>>
	 */
	private function pages( callable $next, callable $word, ?int $dry ): \Generator {
		$labels = array();
		$cursor = 0;
		do {
			$rows  = $next( $cursor );
			$texts = null === $dry ? array() : $this->changes( $dry, $rows );
			$page  = array();
			foreach ( $rows as $row ) {
				$cursor            = (int) $row['id'];
				$module            = (string) $row['module'];
				$labels[ $module ] = $labels[ $module ] ?? $this->labels->shop( $module );
				$cells             = self::cells( $row, $labels[ $module ], $word( $row ) );
				$page[]            = null === $dry ? $cells : array( ...$cells, $texts[ $cursor ] ?? '' );
			}
			$more = count( $rows ) === self::PIECE;
			if ( array() !== $page ) {
				yield $page;
			}
		} while ( $more );
	}

	/**
	 * @param Row $row Of either list.
	 * @return list<string>
	 */
	private static function cells( array $row, string $module, string $outcome ): array {
		return array(
			Words::time( (int) $row['at'] ),
			$module,
			(string) $row['name'],
			$outcome,
			RunRecord::reason( $row ),
			(string) $row['code'],
			(string) $row['shop_id'],
			(string) $row['remote_id'],
		);
	}

	/**
	 * "Field: old → new; …" of the records of a dry run, a query per module and side for all of them.
	 *
	 * @param list<Row> $rows Of run_records.
	 * @return array<int, string> By id of the row.
	 */
	private function changes( int $run_id, array $rows ): array {
		$texts = array();
		foreach ( array_unique( array_column( $rows, 'module' ) ) as $module ) {
			foreach ( Side::cases() as $side ) {
				$column = $side->value . '_id';
				$own    = array_filter( $rows, static fn( array $row ): bool => $module === $row['module'] && '' !== (string) $row[ $column ] );
				$plans  = array() === $own ? array() : $this->plans->changes( $run_id, (string) $module, $side, array_map( 'strval', array_column( $own, $column ) ) );
				foreach ( $own as $row ) {
					$id           = (int) $row['id'];
					$texts[ $id ] = $texts[ $id ] ?? self::sentence( $plans[ (string) $row[ $column ] ] ?? '' );
					if ( '' === $texts[ $id ] ) {
						unset( $texts[ $id ] );
					}
				}
			}
		}
		return $texts;
	}

	/** @param string $json Of a plan, see Sync\Plan. */
	private static function sentence( string $json ): string {
		$changes = json_decode( $json, true );
		$texts   = array();
		foreach ( is_array( $changes ) ? $changes : array() as $change ) {
			if ( is_array( $change ) && is_string( $change['label'] ?? null ) && '' !== $change['label'] ) {
				$texts[] = sprintf( '%s: %s → %s', $change['label'], self::shown( $change['old'] ?? null ), self::shown( $change['new'] ?? null ) );
			}
		}
		return implode( '; ', $texts );
	}

	private static function shown( mixed $value ): string {
		return is_scalar( $value ) && '' !== (string) $value ? (string) $value : '–';
	}
}
