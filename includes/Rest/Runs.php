<?php
/**
 * /runs: start, look, pause, resume, cancel.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Rest\Schema\Run as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Runs as Stored;
use Crosswalk\Sync\RunControl;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class Runs extends Controller {

	public function __construct(
		private readonly Stored $runs,
		private readonly RunControl $control,
		private readonly Connections $connections,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$start = array(
			'connection_id' => Shape::integer() + array( 'required' => true ),
			'modules'       => Shape::list_of( Shape::text() ),
			'trigger'       => Shape::choice( 'Trigger', array( 'person', 'setup' ) ) + array( 'default' => 'person' ),
		);
		$one   = '/runs' . self::ID;
		$this->route( '/runs', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( array( 'connection_id' => Shape::integer() ) ) );
		$this->route( '/runs', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->start( $request ), self::args( $start, true ) );
		$this->route( $one, 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->schema->to_response( $this->row( self::number( $request, 'id' ) ) ) );
		foreach ( array( 'pause', 'resume', 'cancel' ) as $command ) {
			$this->route( "$one/$command", 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->command( self::number( $request, 'id' ), $command ) );
		}
	}

	protected function schema(): array {
		return Shape::object( 'Run', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Newest first.
	 */
	private function list( WP_REST_Request $request ): array {
		$per_page   = self::number( $request, 'per_page' );
		$connection = self::number( $request, 'connection_id' );
		$before     = self::number( $request, 'cursor' );
		$rows       = $this->runs->newest( 0 === $connection ? null : $connection, 0 === $before ? PHP_INT_MAX : $before, $per_page + 1 );
		$counts     = $this->runs->counts( array_map( static fn( array $row ): int => (int) $row['id'], $rows ) );
		return self::page(
			$rows,
			$per_page,
			fn( array $row ): array => $this->schema->to_response( $row, $counts[ (int) $row['id'] ] ?? array() ),
			static fn( array $row ): string => (string) $row['id']
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function start( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$connection = self::number( $request, 'connection_id' );
		$modules    = array_values( array_map( 'strval', array_filter( self::values( $request, 'modules' ), 'is_string' ) ) );
		$known      = $this->connections->get( $connection )['modules'] ?? throw Errors::not_found();
		foreach ( array_diff( $modules, array_keys( $known ) ) as $module ) {
			/* translators: %s: name of a module. */
			throw Errors::refused( 'no_module', sprintf( __( 'There is no module "%s".', 'crosswalk' ), $module ), 'modules' );
		}
		try {
			$id = $this->control->start( $connection, $modules, self::text( $request, 'trigger' ), get_current_user_id() );
		} catch ( EndpointError $error ) {
			$active = $this->runs->active( $connection )[0]['id'] ?? null;
			return Errors::from( $error, null === $active ? array() : array( 'run_id' => (int) $active ) );
		}
		return new WP_REST_Response( $this->schema->to_response( $this->row( $id ) ), 201 );
	}

	/**
	 * @return array<string, mixed>
	 * @throws EndpointError
	 */
	private function command( int $id, string $command ): array {
		$this->row( $id );
		$done = match ( $command ) {
			'pause'  => $this->control->pause( $id ),
			'resume' => $this->control->resume( $id ),
			default  => $this->control->cancel( $id ),
		};
		$row = $this->row( $id );
		if ( ! $done && ! in_array( $row['state'], array( Stored::RUNNING, Stored::PAUSED ), true ) ) {
			throw Errors::refused( 'run_ended', __( 'This run has ended already.', 'crosswalk' ) );
		}
		return $this->schema->to_response( $row );
	}

	/**
	 * @return array<string, string|null>
	 * @throws EndpointError
	 */
	private function row( int $id ): array {
		return $this->runs->get( $id ) ?? throw Errors::not_found();
	}
}
