<?php
/**
 * Secrets at rest: sodium's secretbox under a key derived from the site's salts, or from CROSSWALK_KEY where a site
 * changes its salts and wants to keep its secrets (V2).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class Vault {

	private readonly string $key;

	public function __construct( string $secret ) {
		$this->key = sodium_crypto_generichash( 'crosswalk' . $secret, '', SODIUM_CRYPTO_SECRETBOX_KEYBYTES );
	}

	public static function of_site(): self {
		return new self( defined( 'CROSSWALK_KEY' ) && is_string( CROSSWALK_KEY ) ? CROSSWALK_KEY : wp_salt( 'secure_auth' ) );
	}

	public function seal( string $text ): string {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		return base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, $this->key ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode
	}

	/** Empty where it cannot be opened: the salts changed, so the secret has to be typed again. */
	public function open( string $sealed ): string {
		$raw = (string) base64_decode( $sealed, true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode
		if ( strlen( $raw ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return '';
		}
		$text = sodium_crypto_secretbox_open( substr( $raw, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $raw, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $this->key );
		return false === $text ? '' : $text;
	}
}
