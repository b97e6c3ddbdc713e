<?php
/**
 * What a person typed into the form of a connector, checked and split into settings and secrets.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Connectors\Definition;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

final class ConnectionForm {

	public function __construct( private readonly Definition $definition ) {
	}

	/**
	 * @param array<mixed>          $given    By name of a field; what is left out stays as it is.
	 * @param array<string, string> $settings Stored ones.
	 * @param array<string, string> $secrets  Stored ones; an empty new secret keeps them, but never for another server:
	 *                                        whoever may change the address must not thereby learn the key.
	 * @return array{settings: array<string, string>, secrets: array<string, string>}
	 * @throws EndpointError With the field that is wrong.
	 */
	public function read( array $given, array $settings = array(), array $secrets = array() ): array {
		$result = array(
			'settings' => array(),
			'secrets'  => array(),
		);
		if ( $this->names_another_server( $given, $settings ) ) {
			$secrets = array();
		}
		foreach ( $this->definition->form as $field ) {
			$stored = ( $field->secret ? $secrets : $settings )[ $field->name ] ?? null;
			$value  = $given[ $field->name ] ?? null;
			// A password may begin with a blank; nothing else does.
			$value = is_string( $value ) ? ( $field->secret ? $value : trim( $value ) ) : null;
			if ( $field->secret && '' === $value ) {
				$value = null;
			}
			$result[ $field->secret ? 'secrets' : 'settings' ][ $field->name ] = self::checked( $field, $value ?? $stored ?? $field->default );
		}
		return $result;
	}

	/**
	 * @param array<mixed>          $given    By name of a field.
	 * @param array<string, string> $settings Stored ones.
	 */
	private function names_another_server( array $given, array $settings ): bool {
		foreach ( $this->definition->form as $field ) {
			$value = $given[ $field->name ] ?? null;
			if ( FieldType::Url === $field->type && is_string( $value ) && isset( $settings[ $field->name ] ) && self::server( $field, trim( $value ) ) !== self::server( $field, $settings[ $field->name ] ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Scheme, host and port.
	 *
	 * @throws EndpointError When it is no address.
	 */
	private static function server( Field $field, string $url ): string {
		$parts = wp_parse_url( self::url( $field, $url ) );
		$parts = is_array( $parts ) ? $parts : array();
		return strtolower( ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) ) . ':' . ( $parts['port'] ?? '' );
	}

	/** @throws EndpointError */
	private static function checked( Field $field, string $value ): string {
		if ( '' === $value ) {
			if ( $field->required ) {
				/* translators: %s: label of a form field. */
				throw Errors::refused( 'required', sprintf( __( '%s is missing.', 'crosswalk' ), $field->label ), $field->name );
			}
			return '';
		}
		if ( FieldType::Choice === $field->type && ! isset( $field->options[ $value ] ) ) {
			/* translators: %s: label of a form field. */
			throw Errors::refused( 'not_a_choice', sprintf( __( '%s: choose one of the options.', 'crosswalk' ), $field->label ), $field->name );
		}
		if ( FieldType::Url === $field->type ) {
			$value = self::url( $field, $value );
		}
		if ( null !== $field->max_length && mb_strlen( $value ) > $field->max_length ) {
			/* translators: 1: label of a form field, 2: number of characters. */
			throw Errors::refused( 'too_long', sprintf( __( '%1$s may have %2$d characters.', 'crosswalk' ), $field->label, $field->max_length ), $field->name );
		}
		return $value;
	}

	/** People leave the scheme out. */
	private static function url( Field $field, string $value ): string {
		$url    = 1 === preg_match( '~^[a-z][a-z0-9+.-]*://~i', $value ) ? $value : 'https://' . $value;
		$scheme = strtolower( (string) wp_parse_url( $url, PHP_URL_SCHEME ) );
		$host   = (string) wp_parse_url( $url, PHP_URL_HOST );
		if ( '' === $host || ! in_array( $scheme, array( 'http', 'https' ), true ) || 1 === preg_match( '/\s/', $url ) ) {
			/* translators: %s: label of a form field. */
			throw Errors::refused( 'bad_url', sprintf( __( '%s is not a web address.', 'crosswalk' ), $field->label ), $field->name );
		}
		if ( null !== wp_parse_url( $url, PHP_URL_USER ) || null !== wp_parse_url( $url, PHP_URL_PASS ) ) {
			// Addresses are shown, and links to records are made of them.
			/* translators: %s: label of a form field. */
			throw Errors::refused( 'login_in_url', sprintf( __( '%s: leave out the user name and the password in front of the host. Addresses are not kept secret.', 'crosswalk' ), $field->label ), $field->name );
		}
		return $url;
	}
}
