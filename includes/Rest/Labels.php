<?php
/**
 * What each side calls its modules. A page must not ask the other system for it: what the last test heard is kept with
 * the connection.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Labels {

	public function __construct( private readonly Endpoint $shop ) {
	}

	public function shop( string $module ): string {
		try {
			return $this->shop->modules()[ $module ]->label ?? self::plain( $module );
		} catch ( EndpointError ) {
			return self::plain( $module );
		}
	}

	/** @param ConnectionRow $connection Whose remote it is. */
	public function remote( array $connection, string $module ): string {
		$labels = (array) ( $connection['endpoint']['labels'] ?? array() );
		return isset( $labels[ $module ] ) && is_string( $labels[ $module ] ) ? $labels[ $module ] : self::plain( $module );
	}

	/** @return list<\Crosswalk\Endpoint\Field> What the shop may be told to do beyond the ordinary. */
	public function permissions( string $module ): array {
		try {
			return $this->shop->modules()[ $module ]->permissions ?? array();
		} catch ( EndpointError ) {
			return array();
		}
	}

	private static function plain( string $module ): string {
		return match ( $module ) {
			Modules::TAXES    => __( 'Taxes', 'crosswalk' ),
			Modules::ACCOUNTS => __( 'Organisations', 'crosswalk' ),
			Modules::CONTACTS => __( 'Contacts', 'crosswalk' ),
			Modules::PRODUCTS => __( 'Products', 'crosswalk' ),
			Modules::ORDERS   => __( 'Orders', 'crosswalk' ),
			default           => ucfirst( $module ),
		};
	}
}
