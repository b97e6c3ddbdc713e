<?php
/**
 * Parallel requests for WordPress's Requests library, on its own cURL transport.
 *
 * What the library's loop lacks: it waits for sockets instead of spinning (a full core otherwise), and requests of one
 * lane go one after the other, so that four sessions of a remote are busy all the time without one being used twice.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use WpOrg\Requests\Exception;
use WpOrg\Requests\Exception\Transport\Curl as CurlError;
use WpOrg\Requests\Hooks;
use WpOrg\Requests\Transport;
use WpOrg\Requests\Transport\Curl;

/**
 * @phpstan-type Job array{url: string, headers: array<string, string>, data: string, options: array{hooks: Hooks, lane?: string, verify?: mixed}}
 */
// phpcs:disable WordPress.WP.AlternativeFunctions -- This is the cURL half of WordPress's own HTTP layer.
final class LaneTransport implements Transport {

	/** Hook of a request: told how many seconds it took by itself. */
	public const FINISHED = 'crosswalk.finished';

	private \CurlMultiHandle $multi;

	/** @var array<int, array{0: int|string, 1: Curl, 2: \CurlHandle}> Running, by object id of the handle. */
	private array $running = array();

	/** @var array<int|string, list<int|string>> Keys not yet started, by lane. */
	private array $lanes = array();

	/**
	 * @param string               $url     Address.
	 * @param array<string, mixed> $headers By name.
	 * @param string|array<mixed>  $data    Body.
	 * @param array<string, mixed> $options As for the parallel ones.
	 */
	public function request( $url, $headers = array(), $data = array(), $options = array() ) {
		return ( new Curl() )->request( $url, $headers, $data, $options );
	}

	/**
	 * @param array<int|string, Job> $requests By key.
	 * @param array<string, mixed>   $options  Global ones, already merged into each request.
	 * @return array<int|string, mixed> Response or exception by key.
	 */
	public function request_multiple( $requests, $options ) {
		$this->multi = curl_multi_init();
		foreach ( $requests as $key => $request ) {
			$this->lanes[ $request['options']['lane'] ?? '' ][] = $key;
		}
		foreach ( array_keys( $this->lanes ) as $lane ) {
			$this->start_next( (string) $lane, $requests );
		}
		$responses = array();
		while ( array() !== $this->running ) {
			curl_multi_exec( $this->multi, $active );
			/** @var array{handle: \CurlHandle, result: int} $done */
			foreach ( $this->finished() as $done ) {
				$key               = $this->running[ spl_object_id( $done['handle'] ) ][0];
				$responses[ $key ] = $this->finish( $done['handle'], $done['result'], $requests[ $key ] );
				$this->start_next( $requests[ $key ]['options']['lane'] ?? '', $requests );
			}
			if ( array() !== $this->running && $active > 0 ) {
				curl_multi_select( $this->multi, 1.0 );
			}
		}
		curl_multi_close( $this->multi );
		return $responses;
	}

	public static function test( $capabilities = array() ) {
		return function_exists( 'curl_multi_init' ) && Curl::test( $capabilities );
	}

	/** @return iterable<array{handle: \CurlHandle, result: int}> */
	private function finished(): iterable {
		$done = curl_multi_info_read( $this->multi );
		while ( is_array( $done ) ) {
			if ( $done['handle'] instanceof \CurlHandle && is_int( $done['result'] ) ) {
				yield array(
					'handle' => $done['handle'],
					'result' => $done['result'],
				);
			}
			$done = curl_multi_info_read( $this->multi );
		}
	}

	/** @param array<int|string, Job> $requests By key. */
	private function start_next( string $lane, array $requests ): void {
		$key = array_shift( $this->lanes[ $lane ] );
		if ( null === $key ) {
			return;
		}
		$request = $requests[ $key ];
		$single  = new Curl();
		$handle  = $single->get_subrequest_handle( $request['url'], $request['headers'], $request['data'], $request['options'] );
		$request['options']['hooks']->dispatch( 'curl.before_multi_add', array( &$handle ) );
		if ( ! $handle instanceof \CurlHandle ) {
			return;
		}
		$verify = $request['options']['verify'] ?? null;
		if ( is_string( $verify ) && '' !== $verify ) {
			curl_setopt( $handle, CURLOPT_CAINFO, $verify );
		} elseif ( false === $verify ) {
			curl_setopt_array( $handle, array( CURLOPT_SSL_VERIFYHOST => 0, CURLOPT_SSL_VERIFYPEER => false ) ); // phpcs:ignore WordPress.Arrays
		}
		curl_multi_add_handle( $this->multi, $handle );
		$this->running[ spl_object_id( $handle ) ] = array( $key, $single, $handle );
	}

	/**
	 * @param int $result  CURLE_OK or what went wrong.
	 * @param Job $request As prepared by the library.
	 */
	private function finish( \CurlHandle $handle, int $result, array $request ): mixed {
		$single = $this->running[ spl_object_id( $handle ) ][1];
		unset( $this->running[ spl_object_id( $handle ) ] );
		$options = $request['options'];
		$options['hooks']->dispatch( self::FINISHED, array( (float) curl_getinfo( $handle, CURLINFO_TOTAL_TIME ) ) );
		if ( CURLE_OK !== $result ) {
			$response = new CurlError( curl_error( $handle ), CurlError::EASY, null, $result );
		} else {
			try {
				$response = $single->process_response( $single->response_data, $options );
				$options['hooks']->dispatch( 'transport.internal.parse_response', array( &$response, $request ) );
			} catch ( Exception $error ) {
				$response = $error;
			}
		}
		curl_multi_remove_handle( $this->multi, $handle );
		// The callbacks refer to the transport and the transport to the handle: without this neither is ever freed.
		curl_setopt( $handle, CURLOPT_HEADERFUNCTION, null );
		curl_setopt( $handle, CURLOPT_WRITEFUNCTION, null );
		return $response;
	}
}
