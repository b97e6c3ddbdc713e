<?php
/**
 * The records behind the numbers of the control panel and behind a failure group.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Rest\Schema\QueuedRecord as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\UpdateLists;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use WP_REST_Request;

/** @phpstan-import-type Property from Shape */
final class QueuedRecords extends Controller {

	public function __construct(
		private readonly UpdateLists $lists,
		private readonly Pairings $pairings,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$this->route( '/updates', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( self::filters() ) );
	}

	/** @return array<string, Property> */
	public static function filters(): array {
		return array(
			'connection_id' => Shape::integer() + array( 'required' => true ),
			'list'          => Shape::choice( 'QueueList', UpdateLists::ALL ) + array( 'default' => UpdateLists::FAILED ),
			'module'        => Shape::text( 'Only those of one module.' ),
			'failure_id'    => Shape::integer( 'Only those that one cause stops.' ),
			'search'        => Shape::text( 'In names, ids and reasons.' ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{connection_id: int, list: string, module: string, failure_id: int, search: string}
	 */
	public static function filter( WP_REST_Request $request ): array {
		return array(
			'connection_id' => self::number( $request, 'connection_id' ),
			'list'          => self::text( $request, 'list' ),
			'module'        => self::text( $request, 'module' ),
			'failure_id'    => self::number( $request, 'failure_id' ),
			'search'        => self::text( $request, 'search' ),
		);
	}

	protected function schema(): array {
		return Shape::object( 'QueuedRecord', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Newest first.
	 */
	private function list( WP_REST_Request $request ): array {
		$pairing  = $this->pairing( self::number( $request, 'connection_id' ) );
		$per_page = self::number( $request, 'per_page' );
		return self::page(
			$this->lists->records( self::filter( $request ), self::number( $request, 'cursor' ), $per_page + 1 ),
			$per_page,
			fn( array $row ): array => $this->schema->to_response( $row, $pairing ),
			static fn( array $row ): string => (string) $row['id']
		);
	}

	/** Without the connector the list is still worth showing; only the links to its records are missing. */
	private function pairing( int $connection_id ): ?Pairing {
		try {
			return $this->pairings->of( $connection_id );
		} catch ( EndpointError ) {
			return null;
		}
	}
}
