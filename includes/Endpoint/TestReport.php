<?php
/**
 * The answer to "does this connection work?": the four ticks of the set-up guide.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

/**
 * @phpstan-type Rights array<string, array{label: string, read: bool, write: bool, for?: string}>
 */
final class TestReport {

	/**
	 * @param bool               $reached    A server of the right kind answered.
	 * @param bool               $logged_in  It accepted the login.
	 * @param Rights             $rights     By module name: what this login may do; for: the module that needs it, where it is another.
	 * @param string             $system     Name and version, "Vtiger 8.0.0".
	 * @param string             $user       Who we are there.
	 * @param int                $latency_ms Time of the first answer, milliseconds.
	 * @param EndpointError|null $error      Why it does not work; its advice says what to do.
	 */
	public function __construct(
		public readonly bool $reached,
		public readonly bool $logged_in,
		public readonly array $rights = array(),
		public readonly string $system = '',
		public readonly string $user = '',
		public readonly int $latency_ms = 0,
		public readonly ?EndpointError $error = null
	) {
	}

	public function works(): bool {
		return $this->reached && $this->logged_in && null === $this->error;
	}
}
