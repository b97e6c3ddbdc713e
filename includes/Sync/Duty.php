<?php
/**
 * Something that comes up for connections by itself, looked at with every tick.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

interface Duty {

	/** @param list<int> $working Ids of connections that may work. */
	public function run( array $working ): void;
}
