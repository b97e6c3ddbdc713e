<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use RuntimeException;

/** The control side of the emulated Vtiger: faults, traps and a look at its records. JSON over HTTP. */
final class Emulator {
	public function __construct( public readonly string $url ) {
	}

	public static function from_environment(): self {
		$url = (string) getenv( 'CROSSWALK_VTIGER_URL' );
		if ( '' === $url ) {
			throw new RuntimeException( 'No emulated Vtiger: CROSSWALK_VTIGER_URL is not set.' );
		}
		return new self( rtrim( $url, '/' ) );
	}

	/**
	 * @return array<array-key, mixed>
	 */
	public function get( string $path ): array {
		return $this->send( 'GET', $path, null );
	}

	/**
	 * @param array<array-key, mixed> $data
	 * @return array<array-key, mixed>
	 */
	public function post( string $path, array $data = array() ): array {
		return $this->send( 'POST', $path, $data );
	}

	/**
	 * @param array<array-key, mixed> $data
	 * @return array<array-key, mixed>
	 */
	public function patch( string $path, array $data = array() ): array {
		return $this->send( 'PATCH', $path, $data );
	}

	/**
	 * @return array<array-key, mixed>
	 */
	public function delete( string $path ): array {
		return $this->send( 'DELETE', $path, null );
	}

	/** @return array<string, int> Calls by operation since the statistics were emptied. */
	public function calls(): array {
		return (array) $this->get( 'stats' )['operations'];
	}

	/**
	 * Straight through PHP's streams: what the code under test sends must not be mixed with what the test sends.
	 *
	 * @param array<array-key, mixed>|null $data
	 * @return array<array-key, mixed>
	 */
	private function send( string $method, string $path, ?array $data ): array {
		$context = stream_context_create(
			array(
				'http' => array(
					'method'        => $method,
					'header'        => "Content-Type: application/json\r\nConnection: close",
					'content'       => null === $data ? '' : (string) wp_json_encode( (object) $data ),
					'ignore_errors' => true,
					'timeout'       => 20,
				),
			)
		);
		$url     = $this->url . '/__control/' . ltrim( $path, '/' );
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- See above.
		$body   = file_get_contents( $url, false, $context );
		$status = (int) ( explode( ' ', $http_response_header[0] ?? '' )[1] ?? 0 );
		if ( false === $body || $status >= 300 ) {
			throw new RuntimeException( "$method $url answered $status: " . (string) $body );
		}
		$answer = json_decode( $body, true );
		return is_array( $answer ) ? $answer : array( 'value' => $answer );
	}
}
