<?php
/**
 * Meta that is ours, and meta that nobody may touch through a field.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Meta {

	/** Stable name of the remote record that a shop record was created from (E6). */
	public const OWN_KEY = '_crosswalk_key';

	/** Prefix of fields that are meta. */
	public const PREFIX = 'meta:';

	/** What logs people in or gives them rights (V10). Table prefixes and multisite numbers may stand before it. */
	private const PROTECTED = '/(capabilities|user_level|user-settings(-time)?|session_tokens|application_passwords|user_pass|user_activation_key|password|secret|_crosswalk_\w+)$/i';

	/**
	 * Whether this meta key must be neither read nor written through a field. To the database "capabilitíes" is the same
	 * word, and so is one with a character that cannot be seen.
	 */
	public static function is_protected( string $key ): bool {
		$plain = preg_replace( '/[^\x20-\x7e]/', '', remove_accents( $key ) );
		return 1 === preg_match( self::PROTECTED, trim( (string) $plain ) );
	}

	/**
	 * Whether some of these fields are meta. WooCommerce counts meta as no change of an object, and would not save it.
	 *
	 * @param array<string, mixed> $values By field name.
	 */
	public static function is_among( array $values ): bool {
		return array() !== array_filter( array_keys( $values ), static fn( string $name ): bool => str_starts_with( $name, self::PREFIX ) );
	}

	/**
	 * @param string $field Field name.
	 * @throws \Crosswalk\Endpoint\EndpointError When it names protected meta.
	 */
	public static function refuse_protected( string $field ): void {
		if ( str_starts_with( $field, self::PREFIX ) && self::is_protected( substr( $field, strlen( self::PREFIX ) ) ) ) {
			throw Refusal::protected_meta( $field );
		}
	}
}
