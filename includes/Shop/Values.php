<?php
/**
 * From WooCommerce's dialect to neutral values: empty strings mean nothing, numbers are strings, times are UTC.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Values {

	/** Text as typed, or null. */
	public static function text( mixed $value ): ?string {
		return is_scalar( $value ) && '' !== (string) $value ? (string) $value : null;
	}

	/** Titles and term names are kept as HTML: "Nuts &amp; Bolts" is read as people see it. */
	public static function title( string $value ): ?string {
		return self::text( html_entity_decode( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}

	/** A decimal string, exactly as stored apart from superfluous zeros; null when it is no number. */
	public static function decimal( mixed $value ): ?string {
		if ( is_int( $value ) || is_float( $value ) ) {
			// Only what WooCommerce itself keeps as a number (stock) comes here; prices are strings.
			$value = rtrim( rtrim( number_format( (float) $value, 6, '.', '' ), '0' ), '.' );
		}
		if ( ! is_string( $value ) || ! self::is_decimal( $value ) ) {
			return null;
		}
		return str_contains( $value, '.' ) ? rtrim( rtrim( $value, '0' ), '.' ) : $value;
	}

	/** Whether this is a decimal in neutral notation. */
	public static function is_decimal( string $value ): bool {
		return 1 === preg_match( '/^-?\d+(\.\d*)?$|^-?\.\d+$/', $value );
	}

	/**
	 * A UTC instant.
	 *
	 * @param \DateTimeInterface|string|null $value A MySQL time in UTC if it is a string.
	 */
	public static function instant( \DateTimeInterface|string|null $value ): ?string {
		if ( $value instanceof \DateTimeInterface ) {
			return gmdate( 'Y-m-d\TH:i:s\Z', $value->getTimestamp() );
		}
		return null === $value || '' === $value || str_starts_with( $value, '0000' ) ? null : str_replace( ' ', 'T', $value ) . 'Z';
	}

	/** The MySQL time of a UTC instant. */
	public static function mysql( string $instant ): string {
		return substr( str_replace( 'T', ' ', $instant ), 0, 19 );
	}

	/**
	 * A version: short, and different as soon as one of the parts is.
	 *
	 * @param array<array-key, string|int|null> $parts What was read.
	 */
	public static function version( array $parts ): string {
		return substr( md5( implode( "\x1f", $parts ) ), 0, 20 );
	}
}
