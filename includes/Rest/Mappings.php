<?php
/**
 * /connections/{id}/mappings/{module}: read, save, reset to a preset.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Connectors\Registry;
use Crosswalk\Endpoint\CanLookAgain;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Options;
use Crosswalk\Maps\Mappings as Stored;
use Crosswalk\Maps\Opened;
use Crosswalk\Rest\Schema\Mapping as Schema;
use Crosswalk\Rest\Schema\MappingRows;
use Crosswalk\Rest\Schema\Shape;
use WP_Error;
use WP_REST_Request;

final class Mappings extends MappingController {

	/** What a preset says of a module beside its mapping. Only those who manage may change it (V3). */
	private const SETTINGS = array( 'direction', 'create_shop', 'create_remote' );

	public function __construct( Stored $mappings, private readonly Registry $registry, private readonly Schema $schema ) {
		parent::__construct( $mappings );
	}

	public function register(): void {
		$rows  = MappingRows::properties();
		$save  = array(
			'rows'     => $rows['rows'] + array( 'required' => true ),
			'match'    => $rows['match'] + array( 'required' => true ),
			'revision' => Shape::text( 'Of the mapping that the edit began with.' ) + array( 'required' => true ),
			'new_rows' => Shape::choice( 'NewRows', array( 'first_link', 'from_now' ) ) + array( 'default' => 'first_link' ),
			'preset'   => Shape::text( 'The preset that the edit began with: its settings come with it.' ) + array( 'default' => '' ),
		);
		$reset = array(
			'preset'   => Shape::text( 'Empty: the first one.' ) + array( 'default' => '' ),
			'revision' => Shape::text() + array( 'required' => true ),
		);
		$this->route( self::ONE, 'GET', Capabilities::MAP, fn( WP_REST_Request $request ): array => $this->read( $request ) );
		$this->route( self::ONE, 'POST', Capabilities::MAP, fn( WP_REST_Request $request ): array|WP_Error => $this->save( $request ), self::args( $save, true ) );
		$this->route( self::ONE . '/reset', 'POST', Capabilities::MAP, fn( WP_REST_Request $request ): array|WP_Error => $this->reset( $request ), self::args( $reset, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'Mapping', Schema::properties() );
	}

	/**
	 * Fields are read live (V10).
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function read( WP_REST_Request $request ): array {
		$opened = $this->opened( $request );
		$remote = $opened->pairing->endpoint( Side::Remote );
		if ( $remote instanceof CanLookAgain ) {
			$remote->look_again( $opened->module );
		}
		return $this->schema->to_response( $opened );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	private function save( WP_REST_Request $request ): array|WP_Error {
		$opened   = $this->opened( $request );
		$preset   = self::text( $request, 'preset' );
		$settings = '' === $preset ? array() : $this->settings( $opened, $preset );
		return $this->store( $opened, self::draft( $request, $opened ), self::text( $request, 'revision' ), 'from_now' === self::text( $request, 'new_rows' ), $settings );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	private function reset( WP_REST_Request $request ): array|WP_Error {
		$opened = $this->opened( $request );
		$name   = self::text( $request, 'preset' );
		$preset = $this->preset( $opened, $name );
		$draft  = $opened->draft->with( FieldMap::from_array( Options::rows( $preset, 'rows' ) ), Options::rows( $preset, 'match' ) );
		return $this->store( $opened, $draft, self::text( $request, 'revision' ), false, $this->settings( $opened, $name ) );
	}

	/**
	 * @param array<string, mixed> $settings From a preset.
	 * @return array<string, mixed>|WP_Error
	 */
	private function store( Opened $opened, Draft $draft, string $revision, bool $from_now, array $settings ): array|WP_Error {
		$against = $this->mappings->save( $opened, $draft, $revision, $from_now, get_current_user_id(), $settings );
		return array() === $against
			? $this->schema->to_response( $this->mappings->open( $opened->pairing->id, $opened->module ) )
			: self::invalid( $against, $opened );
	}

	/** @return array<string, mixed> What the preset says of this module. */
	private function preset( Opened $opened, string $name ): array {
		$definition = $this->registry->get( $opened->connection['connector'] )->definition();
		return $definition->preset( '' === $name ? $definition->presets[0]->name : $name, $opened->module )
			?? throw Errors::refused( 'no_preset', __( 'There is no such preset for this module.', 'crosswalk' ), 'preset' );
	}

	/** @return array<string, mixed> Settings of the module that come with a preset, for those who may change them. */
	private function settings( Opened $opened, string $name ): array {
		$fixed = in_array( $opened->module, $this->registry->get( $opened->connection['connector'] )->definition()->fixed, true );
		if ( $fixed || ! current_user_can( Capabilities::MANAGE ) ) {
			return array();
		}
		$defaults = array(
			'create_shop'   => true,
			'create_remote' => true,
		);
		return array_intersect_key( $this->preset( $opened, $name ) + $defaults, array_flip( self::SETTINGS ) );
	}
}
