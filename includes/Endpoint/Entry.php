<?php
/**
 * One line of a list: enough to see that a record changed, without loading it.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Entry {

	/**
	 * @param string      $id       This side's id.
	 * @param string      $version  As `Record::$version` of the same state.
	 * @param string|null $modified UTC instant.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $version,
		public readonly ?string $modified = null
	) {
	}
}
