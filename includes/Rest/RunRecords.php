<?php
/**
 * GET /runs/{id}/records: the records behind the numbers of a run.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Rest\Schema\RunRecord as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use WP_REST_Request;

/** @phpstan-import-type Property from Shape */
final class RunRecords extends Controller {

	public function __construct(
		private readonly Runs $runs,
		private readonly Pairings $pairings,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$this->route( '/runs' . self::ID . '/records', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( self::filters() ) );
	}

	/** @return array<string, Property> */
	public static function filters(): array {
		return array(
			'side'    => Shape::side(),
			'module'  => Shape::text(),
			'outcome' => Shape::list_of( Schema::outcome() ),
			'linked'  => Shape::boolean( 'Only pairs that were found.' ),
			'deleted' => Shape::boolean( 'Only records that were deleted; false: without them.' ),
			'search'  => Shape::text( 'In names, ids and reasons.' ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{side: string, module: string, outcome: list<string>, linked: bool, deleted: bool|null, search: string}
	 */
	public static function filter( WP_REST_Request $request ): array {
		return array(
			'side'    => self::text( $request, 'side' ),
			'module'  => self::text( $request, 'module' ),
			'outcome' => array_values( array_filter( self::values( $request, 'outcome' ), 'is_string' ) ),
			'linked'  => true === $request->get_param( 'linked' ),
			'deleted' => is_bool( $request->get_param( 'deleted' ) ) ? $request->get_param( 'deleted' ) : null,
			'search'  => self::text( $request, 'search' ),
		);
	}

	protected function schema(): array {
		return Shape::object( 'RunRecord', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null}
	 */
	private function list( WP_REST_Request $request ): array {
		$run      = $this->runs->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
		$pairing  = $this->pairing( (int) $run['connection_id'] );
		$per_page = self::number( $request, 'per_page' );
		return self::page(
			$this->runs->records( (int) $run['id'], self::filter( $request ), self::number( $request, 'cursor' ), $per_page + 1 ),
			$per_page,
			fn( array $row ): array => $this->schema->to_response( $row, $pairing ),
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
