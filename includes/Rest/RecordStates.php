<?php
/**
 * GET /records/{module}/{record} and /history: how the sync of one shop record stands, and what happened to it.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Rest\Schema\HistoryRow;
use Crosswalk\Rest\Schema\RecordState as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\History;
use Crosswalk\Storage\RecordStates as Stored;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use WP_REST_Request;

final class RecordStates extends Controller {

	/** A record is named as the shop's endpoint names it: "order:1042". */
	public const RECORD = '/(?P<module>[a-z_]+)/(?P<record>[A-Za-z0-9_.:-]+)';

	public function __construct(
		private readonly Stored $states,
		private readonly History $history,
		private readonly Connections $connections,
		private readonly Pairings $pairings,
		private readonly HistoryRow $rows
	) {
	}

	public function register(): void {
		$this->route( '/records' . self::RECORD, 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->states( $request ) );
		$this->route( '/records' . self::RECORD . '/history', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->history( $request ), self::list_args() );
	}

	protected function schema(): array {
		return Shape::object( 'RecordState', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<array<string, mixed>> One per connection that has looked at it.
	 */
	private function states( WP_REST_Request $request ): array {
		$names  = array_column( $this->connections->all(), 'name', 'id' );
		$module = self::text( $request, 'module' );
		$id     = self::text( $request, 'record' );
		return array_map(
			fn( array $state ): array => ( new Schema() )->to_response( $state, $module, $names[ $state['connection_id'] ] ?? '', $this->pairing( $state['connection_id'] ) ),
			$this->states->of( $module, array( $id ) )[ $id ] ?? array()
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Newest first.
	 */
	private function history( WP_REST_Request $request ): array {
		$per_page = self::number( $request, 'per_page' );
		$before   = self::number( $request, 'cursor' );
		return self::page(
			$this->history->of_shop( self::text( $request, 'module' ), self::text( $request, 'record' ), 0 === $before ? PHP_INT_MAX : $before, $per_page + 1 ),
			$per_page,
			fn( array $row ): array => $this->rows->to_response( $row ),
			static fn( array $row ): string => (string) $row['id']
		);
	}

	private function pairing( int $connection_id ): ?Pairing {
		try {
			return $this->pairings->of( $connection_id );
		} catch ( EndpointError ) {
			return null;
		}
	}
}
