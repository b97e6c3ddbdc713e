<?php
/**
 * POST /connections/{id}/pause and /resume
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\Connection as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Background;
use Crosswalk\Sync\Guard;
use WP_REST_Request;

final class ConnectionCommands extends Controller {

	public function __construct(
		private readonly Connections $connections,
		private readonly Guard $guard,
		private readonly Background $background,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		foreach ( array( 'pause', 'resume' ) as $command ) {
			$this->route( '/connections' . self::ID . '/' . $command, 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->command( $request, $command ) );
		}
	}

	protected function schema(): array {
		return Shape::object( 'Connection', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function command( WP_REST_Request $request, string $command ): array {
		$row = $this->connections->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
		if ( Connections::SETUP === $row['state'] ) {
			// Pausing and resuming would be a way around the first dry run (E29).
			throw Errors::refused( 'not_started', __( 'This connection was not started yet. Look at what would happen first.', 'crosswalk' ) );
		}
		if ( 'pause' === $command ) {
			$this->guard->pause_by_person( $row['id'] );
		} else {
			$this->resume( $row['id'], $row['state'] );
		}
		return $this->schema->to_response( $this->connections->get( $row['id'] ) ?? throw Errors::not_found() );
	}

	/** Whoever resumes a connection that was stopped because the site's address changed says: the site has moved. */
	private function resume( int $id, string $state ): void {
		if ( Connections::STOPPED === $state ) {
			$this->connections->set( $id, array( 'site_url' => Connections::address() ) );
		}
		$this->guard->resume( $id );
		$this->background->wake();
	}
}
