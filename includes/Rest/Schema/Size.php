<?php
/**
 * How much one kind of growing data takes (E20).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Storage\Sizes;

/**
 * @phpstan-import-type Property from Shape
 */
final class Size {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'name'  => Shape::choice( 'SizeName', array_keys( Sizes::GROUPS ) ),
			'rows'  => Shape::integer(),
			'bytes' => Shape::integer( 'Null where the database does not say.', true ),
		);
	}
}
