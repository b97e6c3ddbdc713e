<?php
/**
 * Changes of how modules are synced, laid over what is stored.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Mapping\Options;
use Crosswalk\Sync\Rule;

final class ModuleChanges {

	/** What a person sets of a module, its mapping apart. */
	public const KEYS = array( 'enabled', 'direction', 'create_shop', 'create_remote', 'delete', 'drift', 'records_from', 'stock', 'permits', 'rules' );

	/** @param list<string> $fixed Modules whose direction a person cannot change. */
	public function __construct( private readonly array $fixed ) {
	}

	/**
	 * @param array<string, array<string, mixed>> $modules Stored settings by module.
	 * @param array<mixed>                        $given   As ConnectionModule; keys that are left out stay.
	 * @return array<string, array<string, mixed>>
	 * @throws EndpointError
	 */
	public function apply( array $modules, array $given ): array {
		foreach ( $given as $change ) {
			$change = is_array( $change ) ? $change : array();
			$name   = is_string( $change['name'] ?? null ) ? $change['name'] : '';
			if ( ! isset( $modules[ $name ] ) ) {
				/* translators: %s: name of a module. */
				throw Errors::refused( 'no_module', sprintf( __( 'There is no module "%s".', 'crosswalk' ), $name ), 'modules' );
			}
			$change = array_intersect_key( $change, array_flip( self::KEYS ) );
			if ( in_array( $name, $this->fixed, true ) && isset( $change['direction'] ) && ( $modules[ $name ]['direction'] ?? null ) !== $change['direction'] ) {
				/* translators: %s: name of a module. */
				throw Errors::refused( 'fixed_direction', sprintf( __( 'The direction of "%s" cannot be changed.', 'crosswalk' ), $name ), 'modules' );
			}
			foreach ( Options::rows( $change, 'rules' ) as $rule ) {
				if ( Rule::STAND_IN === ( $rule['action'] ?? '' ) && '' === Options::text( $rule, 'stand_in' ) ) {
					throw Errors::refused( 'no_stand_in', __( 'Choose the record that stands in for the others.', 'crosswalk' ), 'rules' );
				}
			}
			$modules[ $name ] = $change + $modules[ $name ];
		}
		return $modules;
	}
}
