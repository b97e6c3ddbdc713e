<?php
/**
 * One row of a field table: what a field is called, how it is read and how it is written.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;

final class Property {

	/**
	 * @param Field         $field Its description.
	 * @param \Closure      $read  From WooCommerce's object to the neutral value.
	 * @param \Closure|null $write Object and neutral value; returns a sentence when the value could not be taken in.
	 *                             Null: never written.
	 */
	public function __construct(
		public readonly Field $field,
		public readonly \Closure $read,
		public readonly ?\Closure $write = null
	) {
	}
}
