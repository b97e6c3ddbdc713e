<?php
/**
 * /connections: list, make, change, delete.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Connectors\Registry;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Maps\Signature;
use Crosswalk\Rest\Schema\Connection as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections as Stored;
use Crosswalk\Sync\RunControl;
use WP_REST_Request;
use WP_REST_Response;

/**
 * @phpstan-import-type ConnectionRow from Stored
 */
final class Connections extends Controller {

	public function __construct(
		private readonly Stored $connections,
		private readonly Registry $registry,
		private readonly Schema $schema,
		private readonly Probe $probe,
		private readonly RunControl $runs
	) {
	}

	public function register(): void {
		$properties = Schema::properties();
		$one        = '/connections' . self::ID;
		$this->route( '/connections', 'GET', Capabilities::VIEW_LOG, fn(): array => array_map( array( $this->schema, 'to_response' ), $this->connections->all() ) );
		$this->route( '/connections', 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): WP_REST_Response => $this->add( $request ), self::args( $properties, true ) );
		$this->route( $one, 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->schema->to_response( $this->row( $request ) ) );
		unset( $properties['connector'] );
		$this->route( $one, 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->change( $request ), self::args( $properties ) );
		$this->route( $one, 'DELETE', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->delete( $request ) );
	}

	protected function schema(): array {
		return Shape::object( 'Connection', Schema::properties() );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function add( WP_REST_Request $request ): WP_REST_Response {
		$definition = $this->registry->get( self::text( $request, 'connector' ) )->definition();
		$form       = ( new ConnectionForm( $definition ) )->read( self::values( $request, 'settings' ) );
		$modules    = ( new ModuleChanges( $definition->fixed ) )->apply( $definition->modules(), self::values( $request, 'modules' ) );
		$id         = $this->connections->add(
			$form + array(
				'connector' => $definition->id,
				'state'     => Stored::SETUP,
				'name'      => self::name( $request ),
				'modules'   => $modules,
				'options'   => self::options( $request, Schema::OPTIONS ),
			)
		);
		$row        = $this->connections->get( $id ) ?? throw Errors::not_found();
		$this->probe->saved( $row );
		return new WP_REST_Response( $this->answer_for( $id ), 201 );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function change( WP_REST_Request $request ): array {
		$before = $this->row( $request );
		if ( ! $this->connections->change( $before['id'], fn( array $row ): array => $this->changes( $request, $row ) ) ) {
			throw Errors::not_found();
		}
		if ( $request->has_param( 'settings' ) ) {
			$this->probe->saved( $this->row( $request ) );
		}
		return $this->answer_for( $before['id'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @param ConnectionRow                         $row     As it is.
	 * @return array<string, mixed> Columns that change.
	 * @throws EndpointError
	 */
	private function changes( WP_REST_Request $request, array $row ): array {
		if ( ! in_array( self::text( $request, 'revision' ), array( '', Schema::revision( $row ) ), true ) ) {
			throw Errors::refused( 'settings_changed', self::changed( Signature::read( Signature::SETTINGS, $row['options'] ) ) );
		}
		$definition = $this->registry->get( $row['connector'] )->definition();
		$set        = array();
		if ( $request->has_param( 'name' ) ) {
			$set['name'] = self::name( $request );
		}
		if ( $request->has_param( 'settings' ) ) {
			$set += ( new ConnectionForm( $definition ) )->read( self::values( $request, 'settings' ), $row['settings'], $row['secrets'] );
		}
		if ( $request->has_param( 'modules' ) ) {
			$set['modules'] = ( new ModuleChanges( $definition->fixed ) )->apply( $row['modules'], self::values( $request, 'modules' ) );
		}
		if ( $request->has_param( 'options' ) ) {
			$set['options'] = self::options( $request, $row['options'] + Schema::OPTIONS );
		}
		return array() === $set ? $set : array( 'options' => Signature::by( Signature::SETTINGS, get_current_user_id() ) + ( $set['options'] ?? $row['options'] ) ) + $set;
	}

	/** @param Signature|null $last Who was faster. */
	private static function changed( ?Signature $last ): string {
		return match ( true ) {
			null === $last     => __( 'Somebody else has changed these settings since you opened them.', 'crosswalk' ),
			/* translators: %s: a span of time. */
			'' === $last->name => sprintf( __( 'These settings were changed %s ago.', 'crosswalk' ), $last->ago() ),
			/* translators: 1: name of a person, 2: a span of time. */
			default            => sprintf( __( '%1$s changed these settings %2$s ago.', 'crosswalk' ), $last->name, $last->ago() ),
		};
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed> As it was.
	 */
	private function delete( WP_REST_Request $request ): array {
		$row = $this->row( $request );
		$was = $this->schema->to_response( $row );
		$this->runs->cancel_all( $row['id'] );
		$this->connections->delete( $row['id'] );
		return $was;
	}

	/** @return array<string, mixed> */
	private function answer_for( int $id ): array {
		return $this->schema->to_response( $this->connections->get( $id ) ?? throw Errors::not_found() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return ConnectionRow
	 * @throws EndpointError
	 */
	private function row( WP_REST_Request $request ): array {
		return $this->connections->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @throws EndpointError
	 */
	private static function name( WP_REST_Request $request ): string {
		$name = sanitize_text_field( self::text( $request, 'name' ) );
		return '' === $name ? throw Errors::refused( 'required', __( 'The connection needs a name.', 'crosswalk' ), 'name' ) : $name;
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @param array<string, mixed>                  $options Stored ones.
	 * @return array<string, mixed>
	 */
	private static function options( WP_REST_Request $request, array $options ): array {
		return array_merge( $options, array_intersect_key( self::values( $request, 'options' ), Schema::OPTIONS ) );
	}
}
