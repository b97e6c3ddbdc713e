<?php
/**
 * Where a run takes its records from.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;

/**
 * @phpstan-import-type Step from Progress
 */
interface Listing {

	/**
	 * One page.
	 *
	 * @param Step     $step As it is: WAITING, LISTING or SWEEPING.
	 * @param Progress $run  Of the whole run.
	 * @return Step As it is after one page.
	 * @throws EndpointError
	 * @throws Question
	 */
	public function advance( RunMode $mode, Pairing $pairing, array $step, Progress $run ): array;
}
