<?php
/**
 * One HTTP request of a connector.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

final class Request {

	/** Longer than any answer seen; four in a row still fit into the lease of a lock. */
	public const TIMEOUT_S = 25.0;

	/**
	 * @param string                $method     GET, POST, …
	 * @param string                $url        With its query.
	 * @param array<string, string> $headers    By name.
	 * @param string                $body       As sent.
	 * @param bool                  $repeatable Doing it twice is the same as doing it once. If not, an answer that is lost may
	 *                                          have had its effect, and the error says so.
	 * @param string                $lane       Of parallel requests, those of one lane go one after the other.
	 * @param float                 $timeout_s  Seconds for the whole request.
	 * @param bool                  $json       The answer must be JSON.
	 * @param bool                  $any_status Whatever its status, an answer is an answer: the connector knows more of it than
	 *                                          HTTP does.
	 */
	public function __construct(
		public readonly string $method,
		public readonly string $url,
		public readonly array $headers = array(),
		public readonly string $body = '',
		public readonly bool $repeatable = true,
		public readonly string $lane = '',
		public readonly float $timeout_s = self::TIMEOUT_S,
		public readonly bool $json = true,
		public readonly bool $any_status = false
	) {
	}

	/** @param array<string, string> $query Added to the address. */
	public static function get( string $url, array $query = array(), string $lane = '' ): self {
		$separator = str_contains( $url, '?' ) ? '&' : '?';
		return new self( 'GET', array() === $query ? $url : $url . $separator . http_build_query( $query ), lane: $lane );
	}

	/** @param array<string, string> $fields Sent as a form. */
	public static function form( string $url, array $fields, bool $repeatable, string $lane = '' ): self {
		$headers = array( 'Content-Type' => 'application/x-www-form-urlencoded' );
		return new self( 'POST', $url, $headers, http_build_query( $fields ), $repeatable, $lane );
	}
}
