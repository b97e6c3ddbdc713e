<?php
/**
 * /connections/{id}/start: which dry run shows what would happen; the first run, after it (E29).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\Run as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Kickoff;
use WP_REST_Request;
use WP_REST_Response;

final class ConnectionStart extends Controller {

	public function __construct( private readonly Kickoff $kickoff, private readonly Runs $runs, private readonly Schema $schema ) {
	}

	public function register(): void {
		$args = array( 'run_id' => Shape::integer( 'The dry run that somebody agreed to.' ) + array( 'required' => true ) );
		$this->route( '/connections' . self::ID . '/start', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->look( $request ) );
		$this->route( '/connections' . self::ID . '/start', 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): WP_REST_Response => $this->start( $request ), self::args( $args, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'Run', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{run_id: int, current: bool}
	 */
	private function look( WP_REST_Request $request ): array {
		$id     = self::number( $request, 'id' );
		$active = $this->runs->active( $id )[0]['id'] ?? null;
		$shown  = $this->kickoff->shown_by( $id );
		return array(
			'run_id'  => (int) ( $active ?? $shown ?? $this->runs->newest_dry( $id ) ),
			'current' => null !== $shown,
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function start( WP_REST_Request $request ): WP_REST_Response {
		$id = $this->kickoff->start( self::number( $request, 'id' ), self::number( $request, 'run_id' ), 'setup', get_current_user_id() );
		return new WP_REST_Response( $this->schema->to_response( $this->runs->get( $id ) ?? throw Errors::not_found() ), 201 );
	}
}
