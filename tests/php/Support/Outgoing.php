<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use WP_Error;

/** Lets requests to this machine through and remembers all others, which fail the test. */
final class Outgoing {
	/**
	 * @var list<string>
	 */
	private array $strays = array();

	public function watch(): void {
		add_filter( 'pre_http_request', array( $this, 'check' ), PHP_INT_MAX, 3 );
	}

	/**
	 * @param mixed                $answer Not false where a test answers by itself.
	 * @param array<string, mixed> $args
	 */
	public function check( mixed $answer, array $args, string $url ): mixed {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		if ( false !== $answer || in_array( $host, array( '127.0.0.1', 'localhost', '::1' ), true ) ) {
			return $answer;
		}
		$this->strays[] = ( is_string( $args['method'] ?? null ) ? $args['method'] : 'GET' ) . ' ' . $url;
		return new WP_Error( 'http_request_failed', "A test may not call $url." );
	}

	/**
	 * @return list<string>
	 */
	public function strays(): array {
		return $this->strays;
	}
}
