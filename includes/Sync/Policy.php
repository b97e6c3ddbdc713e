<?php
/**
 * Who wins where both sides changed one field (V7).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;

final class Policy {

	public const LAST_UPDATED = 'last_updated';
	public const SHOP         = 'shop';
	public const REMOTE       = 'remote';

	/**
	 * @param string $conflict         last_updated, shop or remote.
	 * @param Side   $tie_breaker      Wins where the times are equal or unknown.
	 * @param bool   $winner_untouched The side that wins is never written, not even in fields that only the other changed.
	 */
	public function __construct(
		public readonly string $conflict = self::LAST_UPDATED,
		public readonly Side $tie_breaker = Side::Shop,
		public readonly bool $winner_untouched = false
	) {
	}

	/**
	 * @param int|null $shop_at   Unix time of the change in the shop; null: unknown.
	 * @param int|null $remote_at The same in the remote; null: unknown, or our own write.
	 */
	public function winner( ?int $shop_at, ?int $remote_at ): Side {
		return match ( true ) {
			self::SHOP === $this->conflict         => Side::Shop,
			self::REMOTE === $this->conflict       => Side::Remote,
			null === $shop_at, null === $remote_at, $shop_at === $remote_at => $this->tie_breaker,
			default                                => $shop_at > $remote_at ? Side::Shop : Side::Remote,
		};
	}
}
