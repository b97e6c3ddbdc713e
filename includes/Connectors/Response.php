<?php
/**
 * A successful HTTP answer.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

final class Response {

	/**
	 * @param int                   $status  2xx.
	 * @param array<string, string> $headers By lower-case name.
	 * @param string                $body    As received, decoded.
	 * @param array<mixed>          $json    The body parsed, where JSON was asked for.
	 * @param float                 $took_s  Seconds from sending to the last byte; with several at once, of all of them.
	 */
	public function __construct(
		public readonly int $status,
		public readonly array $headers,
		public readonly string $body,
		public readonly array $json,
		public readonly float $took_s
	) {
	}
}
