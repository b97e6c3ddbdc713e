<?php
/**
 * When two values of a field are the same, and the short form in which a base is kept.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

final class Canon {

	/** Raised whenever the canonical form changes: all bases are then taken anew, without writing (E9). */
	public const VERSION = 1;

	/** Longer values are kept as a hash. */
	private const HASHED_FROM = 1024;

	/**
	 * The canonical form: "12.50" is "12.5", "" is null, line breaks are "\n".
	 *
	 * @param mixed $value A neutral value.
	 * @return mixed A string, a bool, null or a list of rows.
	 */
	public static function of( Field $field, mixed $value ): mixed {
		if ( null === $value || '' === $value ) {
			return null;
		}
		return match ( $field->type ) {
			FieldType::Boolean => (bool) $value,
			FieldType::Lines   => self::lines( $field, is_array( $value ) ? $value : array() ),
			FieldType::Decimal, FieldType::Integer => self::number( $value ),
			FieldType::Email   => mb_strtolower( trim( self::text( $value ) ) ),
			default            => self::text( $value ),
		};
	}

	public static function same( Field $field, mixed $a, mixed $b ): bool {
		return self::of( $field, $a ) === self::of( $field, $b );
	}

	public static function is_empty( mixed $value ): bool {
		return null === $value || '' === $value || array() === $value;
	}

	/**
	 * What the link keeps of a value.
	 *
	 * @return mixed JSON-able.
	 */
	public static function base( Field $field, mixed $value ): mixed {
		$canon = self::of( $field, $value );
		$text  = is_string( $canon ) ? $canon : ( is_array( $canon ) ? (string) json_encode( $canon ) : '' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		return strlen( $text ) > self::HASHED_FROM || is_array( $canon ) ? '#' . sha1( $text ) : $canon;
	}

	private static function text( mixed $value ): string {
		$text = is_scalar( $value ) ? (string) $value : (string) json_encode( $value ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		return str_replace( array( "\r\n", "\r" ), "\n", $text );
	}

	private static function number( mixed $value ): string {
		$text    = is_scalar( $value ) ? (string) $value : '';
		$decimal = Decimal::parse( $text );
		return null === $decimal ? $text : (string) $decimal;
	}

	/**
	 * @param array<mixed> $rows Of a lines field.
	 * @return list<array<string, mixed>>
	 */
	private static function lines( Field $field, array $rows ): array {
		$result = array();
		foreach ( $rows as $row ) {
			$canon = array();
			foreach ( $field->children as $name => $child ) {
				$canon[ $name ] = self::of( $child, is_array( $row ) ? ( $row[ $name ] ?? null ) : null );
			}
			$result[] = $canon;
		}
		return $result;
	}
}
