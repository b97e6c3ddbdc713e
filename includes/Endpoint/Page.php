<?php
/**
 * A page of entries with the place to go on from.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Page {

	/**
	 * @param list<Entry> $entries In the endpoint's order.
	 * @param string      $next    Give it back to get the next page, or, when done, what changes later.
	 * @param bool        $done    Nothing is left now.
	 */
	public function __construct(
		public readonly array $entries,
		public readonly string $next,
		public readonly bool $done
	) {
	}
}
