<?php
/**
 * /decisions: what needs a person, the candidates side by side, and the answers (E5).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Rest\Schema\Decision as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\UpdateLists;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Decisions as Made;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use WP_REST_Request;

final class Decisions extends Controller {

	public function __construct(
		private readonly UpdateLists $lists,
		private readonly Updates $updates,
		private readonly Pairings $pairings,
		private readonly Made $decisions,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$filters = array(
			'connection_id' => Shape::integer(),
			'module'        => Shape::text(),
			'code'          => Shape::text( 'Only this question.' ),
			'search'        => Shape::text( 'In names, ids and reasons.' ),
		);
		$answer  = array(
			'ids'       => Shape::list_of( Shape::integer() ) + array( 'required' => true, 'maxItems' => 500 ), // phpcs:ignore WordPress.Arrays
			'answer'    => Schema::answer() + array( 'required' => true ),
			'candidate' => Shape::text( 'For "link": id of the record that it is.' ) + array( 'default' => '' ),
		);
		$this->route( '/decisions', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( $filters ) );
		$this->route( '/decisions' . self::ID, 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->detail( $request ) );
		$this->route( '/decisions', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->decide( $request ), self::args( $answer, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'Decision', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Oldest first.
	 */
	private function list( WP_REST_Request $request ): array {
		$per_page = self::number( $request, 'per_page' );
		$filter   = array(
			'connection_id' => self::number( $request, 'connection_id' ),
			'module'        => self::text( $request, 'module' ),
			'code'          => self::text( $request, 'code' ),
			'search'        => self::text( $request, 'search' ),
		);
		return self::page(
			$this->lists->decisions( $filter, self::number( $request, 'cursor' ), $per_page + 1 ),
			$per_page,
			fn( array $row ): array => $this->schema->to_response( $row, $this->pairing( (int) $row['connection_id'] ) ),
			static fn( array $row ): string => (string) $row['id']
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function detail( WP_REST_Request $request ): array {
		$row     = $this->updates->undecided( array( self::number( $request, 'id' ) ) )[0] ?? throw Errors::not_found();
		$pairing = $this->pairings->of( (int) $row['connection_id'] ) ?? throw Errors::not_found();
		return $this->schema->to_detail( $row, $pairing );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{decided: int}
	 */
	private function decide( WP_REST_Request $request ): array {
		$ids = array_values( array_map( 'intval', array_filter( self::values( $request, 'ids' ), 'is_numeric' ) ) );
		return array( 'decided' => $this->decisions->decide( $ids, self::text( $request, 'answer' ), self::text( $request, 'candidate' ), get_current_user_id() ) );
	}

	private function pairing( int $connection_id ): ?Pairing {
		try {
			return $this->pairings->of( $connection_id );
		} catch ( EndpointError ) {
			return null;
		}
	}
}
