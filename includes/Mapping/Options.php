<?php
/**
 * Reads stored settings, which may hold anything, as the types they should be.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Options {

	/** @param array<mixed> $from Stored settings. */
	public static function text( array $from, string $name, string $fallback = '' ): string {
		$value = $from[ $name ] ?? null;
		return is_scalar( $value ) && ! is_bool( $value ) ? (string) $value : $fallback;
	}

	/** @param array<mixed> $from Stored settings. */
	public static function number( array $from, string $name, int $fallback = 0 ): int {
		$value = $from[ $name ] ?? null;
		return is_numeric( $value ) ? (int) $value : $fallback;
	}

	/**
	 * @param array<mixed> $from Stored settings.
	 * @return list<string>
	 */
	public static function texts( array $from, string $name ): array {
		return array_values( array_map( static fn( mixed $value ): string => is_scalar( $value ) ? (string) $value : '', (array) ( $from[ $name ] ?? array() ) ) );
	}

	/**
	 * @param array<mixed> $from Stored settings.
	 * @return array<string, string>
	 */
	public static function map( array $from, string $name ): array {
		$map = array();
		foreach ( (array) ( $from[ $name ] ?? array() ) as $key => $value ) {
			$map[ (string) $key ] = is_scalar( $value ) ? (string) $value : '';
		}
		return $map;
	}

	/**
	 * @param array<mixed> $from Stored settings.
	 * @return list<array<string, mixed>>
	 */
	public static function rows( array $from, string $name ): array {
		$rows = array();
		foreach ( (array) ( $from[ $name ] ?? array() ) as $row ) {
			if ( is_array( $row ) ) {
				$rows[] = self::keyed( $row );
			}
		}
		return $rows;
	}

	/**
	 * @param array<mixed> $row Any array.
	 * @return array<string, mixed>
	 */
	public static function keyed( array $row ): array {
		$keyed = array();
		foreach ( $row as $key => $value ) {
			$keyed[ (string) $key ] = $value;
		}
		return $keyed;
	}
}
