<?php
/**
 * The one way out. Single and parallel requests take the same path through WordPress's HTTP layer: its filters, proxy,
 * certificates and WP_HTTP_BLOCK_EXTERNAL hold for both. wp_remote_request() itself cannot do it: it has no parallel
 * requests, opens a new connection for each, and sends a POST a second time when the answer cannot be decoded.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;
use WpOrg\Requests\Exception;
use WpOrg\Requests\Proxy\Http as Proxy;
use WpOrg\Requests\Requests;
use WpOrg\Requests\Response as RawResponse;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Handles of WordPress's own HTTP layer are given a shared set of connections.
/**
 * @phpstan-type Answer array<string, mixed>|\WP_Error
 */
final class Http {

	/** Far above any page of records; an endless answer must not take the worker's memory. */
	private const MAX_BYTES = 33554432;

	/** Connections and TLS sessions, kept from one request to the next. */
	private ?\CurlShareHandle $share = null;

	/** Whose requests these are; 0: of a connection that is only being tested. */
	private int $connection_id = 0;

	/** @var array<int|string, float> Seconds that each of the requests at once took, by key. */
	private array $took = array();

	public function __construct( private readonly ?Recorder $recorder = null ) {
	}

	/** The same way out for one connection, so that its requests can be recorded (V8). */
	public function of( int $connection_id ): self {
		// Made before the copy, so that all of them have the same one.
		$this->share      ??= function_exists( 'curl_share_init' ) ? self::shared() : null;
		$own                = clone $this;
		$own->connection_id = $connection_id;
		return $own;
	}

	/** @throws EndpointError */
	public function send( Request $request ): Response {
		$result = $this->send_all( array( $request ) )[0];
		return $result instanceof EndpointError ? throw $result : $result;
	}

	/**
	 * Sends requests at once; those of one lane one after the other.
	 *
	 * @template K of array-key
	 * @param array<K, Request> $requests By any key.
	 * @return array<K, Response|EndpointError> By the same keys, in the same order.
	 */
	public function send_all( array $requests ): array {
		$answers    = array();
		$jobs       = array();
		$all        = array();
		$this->took = array();
		foreach ( $requests as $key => $request ) {
			$all[ $key ]     = $this->arguments( $request );
			$answers[ $key ] = self::preempted( $request, $all[ $key ] );
			if ( null === $answers[ $key ] ) {
				$jobs[ $key ] = $this->job( $request, $all[ $key ], $key );
			}
		}
		$started = microtime( true );
		foreach ( $this->perform( $jobs ) as $key => $answer ) {
			$answers[ $key ] = self::filtered( $answer, $all[ $key ], $requests[ $key ]->url );
		}
		$took    = microtime( true ) - $started;
		$results = array();
		foreach ( $requests as $key => $request ) {
			$results[ $key ] = self::result( $request, $answers[ $key ], $took );
			$this->tell( $request, $answers[ $key ], $results[ $key ], $this->took[ $key ] ?? $took );
		}
		return $results;
	}

	/** @return array<string, mixed> As wp_remote_request() takes them. */
	private function arguments( Request $request ): array {
		$arguments = array(
			'method'              => $request->method,
			'timeout'             => $request->timeout_s,
			'redirection'         => 0,
			'httpversion'         => '1.1',
			'user-agent'          => apply_filters( 'http_headers_useragent', 'WordPress/' . get_bloginfo( 'version' ) . '; ' . get_bloginfo( 'url' ), $request->url ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			'reject_unsafe_urls'  => false,
			'blocking'            => true,
			'headers'             => $request->headers + array( 'Connection' => 'keep-alive' ),
			'cookies'             => array(),
			'body'                => '' === $request->body ? null : $request->body,
			'sslverify'           => true,
			'sslcertificates'     => ABSPATH . WPINC . '/certificates/ca-bundle.crt',
			'stream'              => false,
			'filename'            => null,
			'limit_response_size' => self::MAX_BYTES,
		);
		return Json::table( apply_filters( 'http_request_args', $arguments, $request->url ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	/**
	 * @param array<string, mixed> $arguments As above.
	 * @return Answer|null An answer without sending anything.
	 */
	private static function preempted( Request $request, array $arguments ): array|\WP_Error|null {
		$answer = apply_filters( 'pre_http_request', false, $arguments, $request->url ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		if ( is_array( $answer ) || $answer instanceof \WP_Error ) {
			return is_array( $answer ) ? Json::table( $answer ) : $answer;
		}
		return ( new \WP_Http() )->block_request( $request->url ) ? new \WP_Error( 'http_request_not_executed', $request->url ) : null;
	}

	/**
	 * @param array<string, mixed> $arguments As above.
	 * @return array<string, mixed> As Requests::request_multiple() takes it.
	 */
	private function job( Request $request, array $arguments, int|string $key ): array {
		$verify = empty( $arguments['sslverify'] ) ? false : $arguments['sslcertificates'];
		$hooks  = new \WP_HTTP_Requests_Hooks( $request->url, $arguments );
		$hooks->register( 'curl.before_multi_add', fn( \CurlHandle &$handle ) => $this->tune( $handle, $request, $arguments ) );
		$hooks->register(
			LaneTransport::FINISHED,
			function ( float $took_s ) use ( $key ): void {
				$this->took[ $key ] = $took_s;
			}
		);
		$options = array(
			'timeout'          => $arguments['timeout'],
			'useragent'        => $arguments['user-agent'],
			'hooks'            => $hooks,
			'follow_redirects' => false,
			'max_bytes'        => $arguments['limit_response_size'],
			'verify'           => apply_filters( 'https_ssl_verify', $verify, $request->url ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			'lane'             => $request->lane,
		);
		$proxy   = new \WP_HTTP_Proxy();
		if ( $proxy->is_enabled() && $proxy->send_through_proxy( $request->url ) ) {
			$options['proxy'] = new Proxy( $proxy->use_authentication() ? array( $proxy->host() . ':' . $proxy->port(), $proxy->username(), $proxy->password() ) : $proxy->host() . ':' . $proxy->port() );
		}
		return array(
			'url'     => $request->url,
			'headers' => $arguments['headers'],
			'data'    => Json::text( $arguments['body'] ),
			'type'    => $arguments['method'],
			'options' => $options,
		);
	}

	/** @param array<string, mixed> $arguments As above. */
	private function tune( \CurlHandle &$handle, Request $request, array $arguments ): void {
		$this->share ??= self::shared();
		curl_setopt( $handle, CURLOPT_SHARE, $this->share );
		// libcurl sends a request again by itself when a kept connection turns out dead, also a create that was carried out.
		curl_setopt( $handle, CURLOPT_FRESH_CONNECT, ! $request->repeatable );
		do_action_ref_array( 'http_api_curl', array( &$handle, $arguments, $request->url ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	private static function shared(): \CurlShareHandle {
		$share = curl_share_init();
		foreach ( array( CURL_LOCK_DATA_CONNECT, CURL_LOCK_DATA_DNS, CURL_LOCK_DATA_SSL_SESSION ) as $data ) {
			curl_share_setopt( $share, CURLSHOPT_SHARE, $data );
		}
		return $share;
	}

	/**
	 * @param array<int|string, array<string, mixed>> $jobs By key.
	 * @return array<int|string, RawResponse|Exception> By key.
	 */
	private function perform( array $jobs ): array {
		if ( array() === $jobs ) {
			return array();
		}
		mbstring_binary_safe_encoding();
		try {
			/** @var array<int|string, RawResponse|Exception> */
			return Requests::request_multiple( $jobs, LaneTransport::test() ? array( 'transport' => new LaneTransport() ) : array() );
		} catch ( Exception $error ) {
			return array_fill_keys( array_keys( $jobs ), $error );
		} finally {
			reset_mbstring_encoding();
		}
	}

	/**
	 * @param array<string, mixed> $arguments As above.
	 * @return Answer
	 */
	private static function filtered( RawResponse|Exception $raw, array $arguments, string $url ): array|\WP_Error {
		$answer = $raw instanceof Exception
			? new \WP_Error( 'http_request_failed', $raw->getMessage(), $raw->getCode() )
			: self::told( $raw );
		do_action( 'http_api_debug', $answer, 'response', 'WpOrg\Requests\Requests', $arguments, $url ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		return is_array( $answer ) ? Json::table( apply_filters( 'http_response', $answer, $arguments, $url ) ) : $answer; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	/**
	 * WordPress puts the usual words for a status where the server's own were; some servers say there what went wrong.
	 *
	 * @return array<string, mixed>
	 */
	private static function told( RawResponse $raw ): array {
		$answer = Json::table( ( new \WP_HTTP_Requests_Response( $raw ) )->to_array() );
		if ( 1 === preg_match( '~^HTTP/[\d.]+ \d+ ([^\r\n]+)~', $raw->raw, $found ) ) {
			$words              = mb_check_encoding( $found[1], 'UTF-8' ) ? $found[1] : mb_convert_encoding( $found[1], 'UTF-8', 'ISO-8859-1' );
			$answer['response'] = array( 'message' => trim( (string) $words ) ) + Json::table( $answer['response'] ?? null );
		}
		return $answer;
	}

	/** @param Answer|null $answer What came back. */
	private static function result( Request $request, array|\WP_Error|null $answer, float $took_s ): Response|EndpointError {
		if ( ! is_array( $answer ) ) {
			$reason = null === $answer ? '' : $answer->get_error_message();
			preg_match( '/^(?:cURL error )?(\d+):? (.*)$/s', $reason, $part );
			return $answer instanceof \WP_Error && 'http_request_not_executed' === $answer->get_error_code()
				? HttpErrors::blocked( $request )
				: HttpErrors::of_transport( (int) ( $part[1] ?? 0 ), $part[2] ?? $reason, $request );
		}
		$status  = (int) wp_remote_retrieve_response_code( $answer );
		$headers = array();
		foreach ( wp_remote_retrieve_headers( $answer ) as $name => $value ) {
			$headers[ strtolower( (string) $name ) ] = Json::text( is_array( $value ) ? end( $value ) : $value );
		}
		if ( isset( $headers['location'] ) ) {
			// Some servers say only where on themselves.
			$headers['location'] = (string) \WP_Http::make_absolute_url( $headers['location'], $request->url );
		}
		$ok = $status >= 200 && $status < 300;
		if ( ! $ok && ! $request->any_status ) {
			return HttpErrors::of_status( $status, $headers, $request );
		}
		$body = wp_remote_retrieve_body( $answer );
		$json = $request->json ? json_decode( $body, true ) : array();
		if ( ! is_array( $json ) && $ok ) {
			return HttpErrors::not_json( $body, $request );
		}
		return new Response( $status, $headers, $body, is_array( $json ) ? $json : array(), $took_s, wp_remote_retrieve_response_message( $answer ) );
	}

	/** @param Answer|null $answer As it came; null: nothing was sent. */
	private function tell( Request $request, array|\WP_Error|null $answer, Response|EndpointError $result, float $took_s ): void {
		$this->recorder?->record( $this->connection_id, $request, is_array( $answer ) ? $answer : array(), $result, $took_s );
		if ( has_action( 'crosswalk_http_message' ) ) {
			/**
			 * Fires after each request of a connector.
			 *
			 * @param array<string, mixed> $message See HttpMessage; secrets and personal data are masked.
			 */
			do_action( 'crosswalk_http_message', HttpMessage::masked( $request, is_array( $answer ) ? $answer : array(), $result, $took_s ) );
		}
	}
}
