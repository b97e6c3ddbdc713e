<?php
/**
 * "{first_name} {last_name}": names of fields in braces, with values in their place.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Record;

final class Template {

	private const PLACE = '/\{([^{}|]+)(?:\|([a-z_]+))?\}/i';

	/** Null where nothing is left of it. Blanks around what is empty go. */
	public static function filled( string $template, ?Record $record ): ?string {
		$text = (string) preg_replace_callback(
			self::PLACE,
			static function ( array $found ) use ( $record ): string {
				$value = $record?->fields[ trim( $found[1] ) ] ?? '';
				$value = is_scalar( $value ) && ! is_bool( $value ) ? (string) $value : '';
				return 'local_part' === ( $found[2] ?? '' ) ? (string) strstr( $value . '@', '@', true ) : $value;
			},
			$template
		);
		$text = trim( (string) preg_replace( '/ {2,}/', ' ', $text ) );
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
}
