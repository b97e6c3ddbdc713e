<?php
/**
 * A step on the path of every change.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;

interface Stage {

	/**
	 * Works on the items of the batch that have no verdict yet.
	 *
	 * @throws EndpointError What stops all of them.
	 */
	public function run( Batch $batch ): void;
}
