<?php
/**
 * /connections/{id}/debug: record what a connection sends and gets, for a day or until further notice (V8).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\DebugState as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\DebugMode;
use Crosswalk\Storage\Messages;
use WP_REST_Request;

final class DebugSwitch extends Controller {

	public function __construct(
		private readonly Connections $connections,
		private readonly DebugMode $mode,
		private readonly Messages $messages
	) {
	}

	public function register(): void {
		$path = '/connections' . self::ID . '/debug';
		$args = array(
			'on'   => Shape::boolean() + array( 'required' => true ),
			'keep' => Shape::boolean( 'Do not switch off after a day.' ) + array( 'default' => false ),
		);
		$this->route( $path, 'GET', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->state( $this->connection( $request ) ) );
		$this->route( $path, 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->turn( $request ), self::args( $args, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'DebugState', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function turn( WP_REST_Request $request ): array {
		$id = $this->connection( $request );
		if ( true === $request->get_param( 'on' ) ) {
			$this->mode->on( $id, true === $request->get_param( 'keep' ) );
		} else {
			$this->mode->off( $id );
		}
		return $this->state( $id );
	}

	/** @return array<string, mixed> */
	private function state( int $id ): array {
		return Schema::to_response( $id, $this->mode->until( $id ), $this->messages->count( $id ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function connection( WP_REST_Request $request ): int {
		return ( $this->connections->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found() )['id'];
	}
}
