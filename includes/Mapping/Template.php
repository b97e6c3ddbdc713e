<?php
/**
 * "{first_name} {last_name}": names of fields in braces, with values in their place.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Record;

final class Template {

	private const PLACE = '/\{([^{}|]+)((?:\|[a-z_]+)?)\}/i';

	/** What only keeps two values apart. */
	private const SEPARATOR = '/^[\s,;:.\/|·•–—-]*$/u';

	/** Null where nothing is left of it. Blanks around what is empty go, and what would keep it apart from the next value. */
	public static function filled( string $template, ?Record $record ): ?string {
		$parts  = preg_split( self::PLACE, $template, -1, PREG_SPLIT_DELIM_CAPTURE );
		$text   = '';
		$filled = false;
		// Each place with the words before it; the words after the last one are alone.
		foreach ( array_chunk( false === $parts ? array() : $parts, 3 ) as $i => $part ) {
			$value     = isset( $part[1] ) ? self::value( $record?->fields[ trim( $part[1] ) ] ?? null, $part[2] ?? '' ) : '';
			$separates = $i > 0 && isset( $part[1] ) && 1 === preg_match( self::SEPARATOR, $part[0] );
			if ( ! $separates || ( $filled && '' !== $value ) ) {
				$text .= str_ends_with( $text, ' ' ) ? ltrim( $part[0], ' ' ) : $part[0];
			}
			$text  .= $value;
			$filled = ( $separates && $filled ) || '' !== $value;
		}
		$text = trim( $text );
		return '' === $text ? null : $text;
	}

	/**
	 * The fields it reads.
	 *
	 * @return list<string>
	 */
	public static function fields( string $template ): array {
		preg_match_all( self::PLACE, $template, $found );
		return array_values( array_unique( array_map( 'trim', $found[1] ) ) );
	}

	/** Whether something is left of it when all fields are empty. */
	public static function is_never_empty( string $template ): bool {
		return null !== self::filled( $template, null );
	}

	private static function value( mixed $value, string $addition ): string {
		$text = is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : ( is_scalar( $value ) ? (string) $value : '' );
		return '|local_part' === $addition ? (string) strstr( $text . '@', '@', true ) : $text;
	}
}
