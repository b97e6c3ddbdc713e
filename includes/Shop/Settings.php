<?php
/**
 * What the shop lets a remote do, and which records it shows.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Settings {

	/**
	 * @param bool $write_email      A remote may change the e-mail a customer logs in with (V15).
	 * @param bool $variable_parents Variable and grouped products are records of their own, beside their variations (V16).
	 */
	public function __construct(
		public readonly bool $write_email = false,
		public readonly bool $variable_parents = false
	) {
	}
}
