<?php
/**
 * An endpoint that remembers for a while what the other system says of its modules, and can ask anew: somebody who maps
 * has perhaps just added the field over there.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface CanLookAgain {

	/** Asks for a module's description. Where that fails, what is remembered stays. */
	public function look_again( string $module ): void;
}
