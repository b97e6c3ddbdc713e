<?php
/**
 * What went wrong with an HTTP request, as an error with a kind (E17).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class HttpErrors {

	/**
	 * An answer that is not a success.
	 *
	 * @param array<string, string> $headers By lower-case name.
	 */
	public static function of_status( int $status, array $headers, Request $request ): EndpointError {
		$host = self::host( $request );
		$code = 'http_' . $status;
		/* translators: 1: host name, 2: HTTP status. */
		$text = sprintf( __( '%1$s answered with the HTTP status %2$d.', 'crosswalk' ), $host, $status );
		$proxy = ProxyErrors::of_status( $status );
		return match ( true ) {
			null !== $proxy                 => $proxy,
			$status >= 300 && $status < 400 => self::redirect( $headers['location'] ?? '', $host, $code ),
			in_array( $status, array( 401, 402, 403, 407 ), true ) => new EndpointError( ErrorKind::Config, $text, $code, __( 'Check the login and what it is allowed to do.', 'crosswalk' ) ),
			in_array( $status, array( 408, 425, 429 ), true ) => new EndpointError( ErrorKind::Transient, $text, $code, EndpointError::patience(), 408 === $status && ! $request->repeatable, self::retry_after( $headers['retry-after'] ?? '', time() ) ),
			$status >= 500 => new EndpointError( ErrorKind::Transient, $text, $code, EndpointError::patience(), ! $request->repeatable, self::retry_after( $headers['retry-after'] ?? '', time() ) ),
			default        => new EndpointError( ErrorKind::Record, $text, $code ),
		};
	}

	/**
	 * No answer at all.
	 *
	 * @param int $errno Of cURL, 0 where not known.
	 */
	public static function of_transport( int $errno, string $reason, Request $request ): EndpointError {
		$host = self::host( $request );
		/* translators: %s: host name. */
		$unknown = __( 'There is no server named %s.', 'crosswalk' );
		/* translators: %s: host name. */
		$refused = __( '%s does not accept connections.', 'crosswalk' );
		/* translators: %s: host name. */
		$slow = __( '%s did not answer in time.', 'crosswalk' );
		/* translators: %s: host name. */
		$broken = __( 'The connection to %s broke off.', 'crosswalk' );
		$other  = ProxyErrors::of_transport( $errno, $reason, $host ) ?? CertificateErrors::of( $errno, $reason, $host );
		return match ( true ) {
			null !== $other              => $other,
			5 === $errno || 6 === $errno => new EndpointError( ErrorKind::Config, sprintf( $unknown, $host ), 'unknown_host', __( 'Check the address for a typing error.', 'crosswalk' ) ),
			7 === $errno                 => new EndpointError( ErrorKind::Transient, sprintf( $refused, $host ), 'refused', EndpointError::patience() ),
			// A connection that was never made cannot have had an effect; libcurl tells it from a slow answer by its words only.
			28 === $errno                => new EndpointError( ErrorKind::Transient, sprintf( $slow, $host ), 'timeout', EndpointError::patience(), ! $request->repeatable && 0 === preg_match( '/^(Connection|Resolving|Failed to connect)/', $reason ) ),
			default                      => new EndpointError( ErrorKind::Transient, sprintf( $broken, $host ), 'broken_connection', EndpointError::patience(), ! $request->repeatable ),
		};
	}

	/** WP_HTTP_BLOCK_EXTERNAL. */
	public static function blocked( Request $request ): EndpointError {
		$host = self::host( $request );
		/* translators: %s: host name. */
		$message = sprintf( __( 'This site is set to block requests to %s.', 'crosswalk' ), $host );
		/* translators: %s: host name. */
		return new EndpointError( ErrorKind::Config, $message, 'blocked', sprintf( __( 'Add %s to WP_ACCESSIBLE_HOSTS in wp-config.php.', 'crosswalk' ), $host ) );
	}

	/** An answer that should be JSON and is not. */
	public static function not_json( string $body, Request $request ): EndpointError {
		$host  = self::host( $request );
		$start = ltrim( $body );
		$lost  = ! $request->repeatable;
		if ( str_starts_with( $start, '<' ) ) {
			/* translators: %s: host name. */
			return new EndpointError( ErrorKind::Transient, sprintf( __( '%s answered with a web page instead of data.', 'crosswalk' ), $host ), 'html', __( 'If this stays, the address is wrong or a maintenance page is shown there.', 'crosswalk' ), $lost );
		}
		/* translators: %s: host name. */
		return new EndpointError( ErrorKind::Transient, sprintf( __( 'The answer of %s is not complete.', 'crosswalk' ), $host ), '' === $start ? 'empty_answer' : 'broken_json', EndpointError::patience(), $lost );
	}

	/**
	 * Retry-After, in seconds or as a date.
	 *
	 * @param int $now Unix seconds.
	 */
	public static function retry_after( string $value, int $now ): ?int {
		if ( 1 === preg_match( '/^\s*\d+\s*$/', $value ) ) {
			return (int) $value;
		}
		$at = '' === $value ? false : strtotime( $value );
		return false === $at ? null : max( 0, $at - $now );
	}

	/** Redirects are not followed: a form would be sent again in the clear, or arrive as a GET. */
	private static function redirect( string $location, string $host, string $code ): EndpointError {
		if ( '' === $location ) {
			/* translators: %s: host name. */
			return new EndpointError( ErrorKind::Config, sprintf( __( '%s sends requests elsewhere.', 'crosswalk' ), $host ), $code );
		}
		$target = strtok( $location, '?#' );
		/* translators: 1: host name, 2: address. */
		$message = sprintf( __( '%1$s sends requests on to %2$s.', 'crosswalk' ), $host, $target );
		/* translators: %s: address. */
		return new EndpointError( ErrorKind::Config, $message, $code, sprintf( __( 'Enter the address as it begins there: %s', 'crosswalk' ), $target ) );
	}

	private static function host( Request $request ): string {
		return (string) ( wp_parse_url( $request->url, PHP_URL_HOST ) ?? $request->url );
	}
}
