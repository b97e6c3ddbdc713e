<?php
/**
 * What a transform may look at beside its value.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Record;

final class Context {

	/**
	 * @param Record|null   $source The record that values come from, for templates; null where there is none.
	 * @param Record|null   $shop   The shop record as it is or will be, for the country of a state.
	 * @param Geography     $places Names of countries and states.
	 * @param \DateTimeZone $zone   Of the shop: an instant is a date there.
	 * @param Field|null    $target Where the value is going, as far as it is known.
	 */
	public function __construct(
		public readonly ?Record $source,
		public readonly ?Record $shop,
		public readonly Geography $places,
		public readonly \DateTimeZone $zone,
		public readonly ?Field $target = null
	) {
	}
}
