<?php
/**
 * Forgets ended updates, run details, messages and, where that is wanted, history, by age and number, a small batch at
 * each tick (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Prunable;
use Crosswalk\Storage\Settings;

final class Pruning {

	/**
	 * @param Settings       $settings The limits.
	 * @param list<Prunable> $details  Queue, causes of failures, run details, plans, mails.
	 * @param Prunable       $messages The debug log.
	 * @param Prunable       $history  Kept as long as the records, unless an age is set.
	 */
	public function __construct(
		private readonly Settings $settings,
		private readonly array $details,
		private readonly Prunable $messages,
		private readonly Prunable $history
	) {
	}

	/** @return int Rows forgotten. */
	public function run(): int {
		$limits = $this->settings->all();
		$gone   = $this->messages->prune( self::days_ago( $limits['debug_days'] ), $limits['debug_rows'] );
		foreach ( $this->details as $table ) {
			$gone += $table->prune( self::days_ago( $limits['retention_days'] ), $limits['retention_rows'] );
		}
		return $gone + ( 0 === $limits['history_days'] ? 0 : $this->history->prune( self::days_ago( $limits['history_days'] ), PHP_INT_MAX ) );
	}

	private static function days_ago( int $days ): int {
		return time() - $days * DAY_IN_SECONDS;
	}
}
