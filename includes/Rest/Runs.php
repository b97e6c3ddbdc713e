<?php
/**
 * /runs: start, look, pause, resume, cancel, carry out a dry run, take a run back.
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
use Crosswalk\Sync\Sequels;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class Runs extends Controller {

	public function __construct(
		private readonly Stored $runs,
		private readonly RunControl $control,
		private readonly Sequels $sequels,
		private readonly Connections $connections,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$start = array(
			'connection_id' => Shape::integer() + array( 'required' => true ),
			'modules'       => Shape::list_of( Shape::text() ),
			'trigger'       => Shape::choice( 'Trigger', array( 'person', 'setup' ) ) + array( 'default' => 'person' ),
			'dry'           => Shape::boolean( 'Saves nothing: shows what would happen (E22).' ) + array( 'default' => false ),
			'every'         => Shape::boolean( 'Also records that did not change, because the mapping did.' ) + array( 'default' => false ),
		);
		$one   = '/runs' . self::ID;
		$this->route( '/runs', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( array( 'connection_id' => Shape::integer() ) ) );
		$this->route( '/runs', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->start( $request ), self::args( $start, true ) );
		$this->route( $one, 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->schema->to_response( $this->row( self::number( $request, 'id' ) ) ) );
		foreach ( array( 'pause', 'cancel' ) as $command ) {
			$this->route( "$one/$command", 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->command( self::number( $request, 'id' ), $command ) );
		}
		$answer = array( 'withdraw' => Shape::boolean( 'The answer to the question of a run that has asked one: the records are really gone.' ) );
		$this->route( "$one/resume", 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->resume( $request ), self::args( $answer ) );
		$this->route( "$one/follow", 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->sequel( $request, $this->sequels->follow( ... ) ) );
		$this->route( "$one/undo", 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->sequel( $request, $this->sequels->undo( ... ) ) );
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
		$row        = $this->connections->get( $connection ) ?? throw Errors::not_found();
		$dry        = true === $request->get_param( 'dry' );
		foreach ( array_diff( $modules, array_keys( $row['modules'] ) ) as $module ) {
			/* translators: %s: name of a module. */
			throw Errors::refused( 'no_module', sprintf( __( 'There is no module "%s".', 'crosswalk' ), $module ), 'modules' );
		}
		if ( ! $dry && Connections::SETUP === $row['state'] ) {
			throw Errors::refused( 'not_started', __( 'This connection was not started yet. Look at what would happen first.', 'crosswalk' ) );
		}
		return $this->begun( $connection, fn(): int => $this->control->start( $connection, $modules, self::text( $request, 'trigger' ), get_current_user_id(), $dry, true === $request->get_param( 'every' ) ) );
	}

	/**
	 * A run that comes out of another one.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @param callable(int, string, int): int       $start   From the id of that one, trigger and person.
	 */
	private function sequel( WP_REST_Request $request, callable $start ): WP_REST_Response|WP_Error {
		$run = $this->row( self::number( $request, 'id' ) );
		return $this->begun( (int) $run['connection_id'], static fn(): int => $start( (int) $run['id'], 'person', get_current_user_id() ) );
	}

	/**
	 * The run that has begun, or why not, with the run that is in its way.
	 *
	 * @param callable(): int $start Starts it.
	 */
	private function begun( int $connection, callable $start ): WP_REST_Response|WP_Error {
		try {
			return new WP_REST_Response( $this->schema->to_response( $this->row( $start() ) ), 201 );
		} catch ( EndpointError $error ) {
			$active = $this->runs->active( $connection )[0]['id'] ?? null;
			return Errors::from( $error, null === $active ? array() : array( 'run_id' => (int) $active ) );
		}
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function resume( WP_REST_Request $request ): array {
		$id       = self::number( $request, 'id' );
		$withdraw = $request->get_param( 'withdraw' );
		$this->row( $id );
		return $this->told( $id, $this->control->resume( $id, is_bool( $withdraw ) ? $withdraw : null ) );
	}

	/**
	 * @return array<string, mixed>
	 * @throws EndpointError
	 */
	private function command( int $id, string $command ): array {
		$this->row( $id );
		return $this->told( $id, 'pause' === $command ? $this->control->pause( $id ) : $this->control->cancel( $id ) );
	}

	/**
	 * @param bool $done False: it was in no state for that.
	 * @return array<string, mixed>
	 * @throws EndpointError
	 */
	private function told( int $id, bool $done ): array {
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
