<?php
/**
 * POST /connections/test and /connections/{id}/test
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Definition;
use Crosswalk\Connectors\Registry;
use Crosswalk\Rest\Schema\Connection as ConnectionSchema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Rest\Schema\TestReport as Schema;
use Crosswalk\Storage\Connections;
use WP_REST_Request;

final class ConnectionTests extends Controller {

	public function __construct(
		private readonly Connections $connections,
		private readonly Registry $registry,
		private readonly Probe $probe,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$properties = ConnectionSchema::properties();
		$args       = array(
			'connector'     => $properties['connector'],
			'settings'      => $properties['settings'],
			'connection_id' => Shape::integer( 'Its stored secrets are used where none is given.' ),
		);
		$this->route( '/connections/test', 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->typed( $request ), self::args( $args, true ) );
		$this->route( '/connections' . self::ID . '/test', 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->saved( $request ) );
	}

	protected function schema(): array {
		return Shape::object( 'TestReport', Schema::properties() );
	}

	/**
	 * Settings as typed.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function typed( WP_REST_Request $request ): array {
		$definition = $this->registry->get( self::text( $request, 'connector' ) )->definition();
		$given      = self::values( $request, 'settings' );
		$stored     = $this->connections->get( self::number( $request, 'connection_id' ) );
		$own        = null !== $stored && $stored['connector'] === $definition->id ? $stored : null;
		$form       = ( new ConnectionForm( $definition ) )->read( $given, $own['settings'] ?? array(), $own['secrets'] ?? array() );
		$report     = $this->probe->test( new Connection( 0, $definition->id, '', $form['settings'], $form['secrets'] ) );
		return $this->schema->to_response( $report, self::chosen( $own['modules'] ?? $definition->modules(), $definition ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function saved( WP_REST_Request $request ): array {
		$row = $this->connections->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
		return $this->schema->to_response( $this->probe->saved( $row ), self::chosen( $row['modules'], $this->registry->get( $row['connector'] )->definition() ) );
	}

	/**
	 * The modules whose rights decide the ticks. A fixed one flows as far as the other system allows anybody: Vtiger lets
	 * nobody create taxes over its API, and that is said at the tax, not at the login (V19).
	 *
	 * @param array<string, array<string, mixed>> $modules Settings by module.
	 * @return array<string, array<string, mixed>>
	 */
	private static function chosen( array $modules, Definition $definition ): array {
		return array_diff_key( $modules, array_flip( $definition->fixed ) );
	}
}
