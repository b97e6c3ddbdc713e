<?php
/**
 * The kinds of run there are, by where they take their records from.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

final class Listings {

	public function __construct(
		private readonly SideListing $sides,
		private readonly PlanListing $plans,
		private readonly HistoryListing $history
	) {
	}

	public function of( RunMode $mode ): Listing {
		return match ( true ) {
			0 !== $mode->follows => $this->plans,
			0 !== $mode->undoes  => $this->history,
			default              => $this->sides,
		};
	}
}
