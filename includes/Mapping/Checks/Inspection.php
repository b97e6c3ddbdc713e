<?php
/**
 * One thing that can be wrong with a mapping.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Mapping\Problem;

interface Inspection {

	/** @return list<Problem> */
	public function problems( Subject $subject ): array;
}
