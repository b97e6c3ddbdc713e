<?php
/**
 * What a worker lent by an open page got done.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class Work {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'worked'  => Shape::integer( 'Updates handled in this request.' ),
			'waiting' => Shape::integer( 'Updates of the connection that wait.' ),
			'run'     => Shape::object( 'Run', Run::properties(), true ),
		);
	}
}
