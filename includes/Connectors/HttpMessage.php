<?php
/**
 * A request and its answer as they may be shown and stored: without secrets and personal data (V2, V8).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;

final class HttpMessage {

	private const SECRETS = '/^(access_?key|session_?name|session_?id|token|password|pass|secret|api_?key|consumer_?(key|secret)|authorization|cookie|set-cookie|signature)$/i';

	private const PERSONAL = '/(^label$|mail|phone|mobile|fax|(first|last|user|account|full)_?name|street|pobox|city|zip|postcode|_code$|address|birthday|company|customer_note|description)/i';

	/**
	 * @return array{method: string, url: string, request: string, status: int, response: string, error: string, took_ms: int}
	 */
	public static function masked( Request $request, Response|EndpointError $result ): array {
		$ok = $result instanceof Response;
		return array(
			'method'   => $request->method,
			'url'      => self::url( $request->url ),
			'request'  => self::text( $request->body ),
			'status'   => $ok ? $result->status : 0,
			'response' => $ok ? self::text( $result->body ) : '',
			'error'    => $ok ? '' : $result->error_code,
			'took_ms'  => $ok ? (int) round( $result->took_s * 1000 ) : 0,
		);
	}

	private static function url( string $url ): string {
		$parts = explode( '?', $url, 2 );
		return $parts[0] . ( isset( $parts[1] ) ? '?' . self::form( $parts[1] ) : '' );
	}

	private static function text( string $body ): string {
		$json = json_decode( $body, true );
		if ( is_array( $json ) ) {
			return (string) wp_json_encode( self::values( $json ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		}
		return 1 === preg_match( '/^[\w%.\[\]-]+=/', $body ) ? self::form( $body ) : self::words( $body );
	}

	private static function form( string $query ): string {
		parse_str( $query, $fields );
		return urldecode( http_build_query( self::values( $fields ) ) );
	}

	/**
	 * @param array<mixed> $values By name.
	 * @return array<mixed>
	 */
	private static function values( array $values ): array {
		foreach ( $values as $name => $value ) {
			$values[ $name ] = is_array( $value ) && 1 !== preg_match( self::SECRETS, (string) $name ) ? self::values( $value ) : self::value( (string) $name, $value );
		}
		return $values;
	}

	private static function value( string $name, mixed $value ): mixed {
		if ( 1 === preg_match( self::SECRETS, $name ) ) {
			return '•••';
		}
		if ( ! is_string( $value ) || '' === $value ) {
			return $value;
		}
		$json = str_starts_with( $value, '{' ) || str_starts_with( $value, '[' ) ? json_decode( $value, true ) : null;
		if ( is_array( $json ) ) {
			return (string) wp_json_encode( self::values( $json ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		}
		if ( 1 === preg_match( self::PERSONAL, $name ) ) {
			return mb_substr( $value, 0, 1 ) . '…';
		}
		return self::words( $value );
	}

	/** E-mail addresses anywhere, and what a query compares with. */
	private static function words( string $text ): string {
		$text = (string) preg_replace( '/[^\s\'",;<>()]+@[^\s\'",;<>()]+/u', '…@…', $text );
		return 0 === stripos( $text, 'select ' ) ? (string) preg_replace( '/\'(?!\d+x\d+\'|\d{4}-\d\d-\d\d)[^\']*\'/u', '\'…\'', $text ) : $text;
	}
}
