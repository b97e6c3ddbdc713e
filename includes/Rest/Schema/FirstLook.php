<?php
/**
 * Which dry run shows what the start of a connection would do (E29).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class FirstLook {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'run_id'  => Shape::integer( 'The run under way, or else the newest dry run; 0: there was none.' ),
			'current' => Shape::boolean( 'A dry run that ended shows all modules under the settings of now, so that the connection can be started.' ),
		);
	}
}
