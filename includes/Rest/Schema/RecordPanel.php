<?php
/**
 * What a record's own page shows of the connected systems.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class RecordPanel {

	/** @return array<string, Property> */
	public static function properties(): array {
		$unseen = array(
			'id'   => Shape::integer(),
			'name' => Shape::text(),
		);
		return array(
			'states' => Shape::list_of( Shape::object( 'RecordState', RecordState::properties() ) ),
			'unseen' => Shape::list_of( Shape::object( 'UnseenConnection', $unseen ) ) + array( 'description' => 'Connections that take in such records and have not looked at this one yet.' ),
		);
	}
}
