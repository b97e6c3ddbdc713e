<?php
/**
 * What goes wrong on the way through the proxy that wp-config.php names: it is not the other system's fault, and somebody
 * else has to do something about it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class ProxyErrors {

	/** What libcurl says when a proxy refuses a tunnel, in its older and newer versions. */
	private const REFUSED = '/(?:HTTP code (\d{3}) from proxy|CONNECT tunnel failed, response (\d{3}))/';

	/**
	 * @param int    $errno  Of cURL.
	 * @param string $reason Its words.
	 * @param string $host   Of the other system.
	 * @return EndpointError|null Null: it is not about a proxy.
	 */
	public static function of_transport( int $errno, string $reason, string $host ): ?EndpointError {
		$proxy = self::name();
		if ( '' === $proxy ) {
			return null;
		}
		if ( 1 === preg_match( self::REFUSED, $reason, $found ) ) {
			return '407' === end( $found ) ? self::login( $proxy ) : self::denied( $proxy, $host );
		}
		return match ( true ) {
			5 === $errno => self::config(
				'proxy_unknown',
				/* translators: %s: host and port. */
				sprintf( __( 'This site sends its requests through the proxy %s, and there is no server of that name.', 'crosswalk' ), $proxy ),
				__( 'Correct WP_PROXY_HOST in wp-config.php, or remove it if this server needs no proxy.', 'crosswalk' )
			),
			7 === $errno && str_contains( $reason, explode( ':', $proxy )[0] ) => new EndpointError(
				ErrorKind::Transient,
				/* translators: %s: host and port. */
				sprintf( __( 'The proxy %s, through which this site sends its requests, does not accept connections.', 'crosswalk' ), $proxy ),
				'proxy_refused',
				__( 'It is tried again. If this stays, ask your host whether the proxy runs, and check WP_PROXY_HOST and WP_PROXY_PORT in wp-config.php.', 'crosswalk' )
			),
			default      => null,
		};
	}

	/** The proxy answered instead of the other system. @return EndpointError|null Null: it did not. */
	public static function of_status( int $status ): ?EndpointError {
		return 407 === $status && '' !== self::name() ? self::login( self::name() ) : null;
	}

	/** Host and port; empty: there is none. */
	private static function name(): string {
		$proxy = new \WP_HTTP_Proxy();
		return $proxy->is_enabled() ? $proxy->host() . ':' . $proxy->port() : '';
	}

	private static function login( string $proxy ): EndpointError {
		/* translators: %s: host and port. */
		return self::config( 'proxy_login', sprintf( __( 'The proxy %s wants a login that it was not given, or refuses it.', 'crosswalk' ), $proxy ), __( 'Set WP_PROXY_USERNAME and WP_PROXY_PASSWORD in wp-config.php.', 'crosswalk' ) );
	}

	private static function denied( string $proxy, string $host ): EndpointError {
		/* translators: 1: host and port of a proxy, 2: host. */
		$message = sprintf( __( 'The proxy %1$s does not let requests through to %2$s.', 'crosswalk' ), $proxy, $host );
		/* translators: %s: host. */
		return self::config( 'proxy_denied', $message, sprintf( __( 'Ask whoever runs the proxy to allow it, or add %s to WP_PROXY_BYPASS_HOSTS in wp-config.php if this server reaches it without.', 'crosswalk' ), $host ) );
	}

	private static function config( string $code, string $message, string $advice ): EndpointError {
		return new EndpointError( ErrorKind::Config, $message, $code, $advice );
	}
}
