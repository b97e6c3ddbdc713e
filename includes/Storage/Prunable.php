<?php
/**
 * A table that grows with use and forgets by age and number (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

interface Prunable {

	/**
	 * Forgets a small batch of rows.
	 *
	 * @param int $before Unix seconds: what is older goes.
	 * @param int $keep   Rows that may stay.
	 * @return int Rows forgotten.
	 */
	public function prune( int $before, int $keep ): int;
}
