<?php
/**
 * An HTTP answer: a successful one, or any where the request takes any.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

final class Response {

	/**
	 * @param int                   $status  2xx, or any.
	 * @param array<string, string> $headers By lower-case name.
	 * @param string                $body    As received, decoded.
	 * @param array<mixed>          $json    The body parsed, where JSON was asked for; empty where a failure brings none.
	 * @param float                 $took_s  Seconds from sending to the last byte; with several at once, of all of them.
	 * @param string                $reason  The words in the status line.
	 */
	public function __construct(
		public readonly int $status,
		public readonly array $headers,
		public readonly string $body,
		public readonly array $json,
		public readonly float $took_s,
		public readonly string $reason = ''
	) {
	}

	/** Unix second of its date; null: it has none. */
	public function dated_at(): ?int {
		$at = strtotime( $this->headers['date'] ?? '' );
		return false === $at ? null : $at;
	}

	public function ok(): bool {
		return $this->status >= 200 && $this->status < 300;
	}
}
