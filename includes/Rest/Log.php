<?php
/**
 * GET /log: the Sync log, a row per run, module and side (V20).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\LogRow as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Runs;
use WP_REST_Request;

/** @phpstan-import-type Property from Shape */
final class Log extends Controller {

	public function __construct(
		private readonly Runs $runs,
		private readonly Connections $connections,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$this->route( '/log', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( self::filters() ) );
	}

	/** @return array<string, Property> */
	public static function filters(): array {
		return array(
			'connection_id' => Shape::integer(),
			'side'          => Shape::side(),
			'module'        => Shape::text(),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{connection_id: int, side: string, module: string}
	 */
	public static function filter( WP_REST_Request $request ): array {
		return array(
			'connection_id' => self::number( $request, 'connection_id' ),
			'side'          => self::text( $request, 'side' ),
			'module'        => self::text( $request, 'module' ),
		);
	}

	/** @param array<string, string|null> $row The last one seen. */
	public static function cursor( array $row ): string {
		return $row['run_id'] . '|' . $row['module'] . '|' . $row['side'];
	}

	protected function schema(): array {
		return Shape::object( 'LogRow', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Newest first.
	 */
	private function list( WP_REST_Request $request ): array {
		$per_page    = self::number( $request, 'per_page' );
		$connections = array_column( $this->connections->all(), null, 'id' );
		return self::page(
			$this->runs->log( self::filter( $request ), self::text( $request, 'cursor' ), $per_page + 1 ),
			$per_page,
			fn( array $row ): array => $this->schema->to_response( $row, $connections ),
			self::cursor( ... )
		);
	}
}
