<?php
/**
 * An endpoint that can say whether it is reachable and what this login may do.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface CanTest {

	/**
	 * Never throws: what is wrong is in the report.
	 */
	public function test(): TestReport;
}
