<?php
/**
 * Reads what came as JSON or as a neutral value, of which nothing is sure.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

final class Json {

	/** As text; empty where it is none. */
	public static function text( mixed $value ): string {
		return is_scalar( $value ) ? (string) $value : '';
	}

	/** @return array<string, mixed> As a table of values by name; empty where it is none. */
	public static function table( mixed $value ): array {
		$table = array();
		foreach ( is_array( $value ) ? $value : array() as $name => $one ) {
			$table[ (string) $name ] = $one;
		}
		return $table;
	}

	/** @return list<mixed> As a list; empty where it is none. */
	public static function items( mixed $value ): array {
		return is_array( $value ) ? array_values( $value ) : array();
	}

	/** @return array<string, string> As a table of texts by name. */
	public static function texts( mixed $value ): array {
		return array_map( array( self::class, 'text' ), self::table( $value ) );
	}
}
