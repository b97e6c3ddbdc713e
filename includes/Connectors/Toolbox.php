<?php
/**
 * What connectors may use of the plugin.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;

final class Toolbox {

	public function __construct(
		public readonly Http $http,
		public readonly Locks $locks,
		public readonly Memory $memory
	) {
	}
}
