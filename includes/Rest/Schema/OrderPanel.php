<?php
/**
 * What the order's own page shows of the connected systems.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class OrderPanel {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'states'   => Shape::list_of( Shape::object( 'RecordState', RecordState::properties() ) ),
			'unseen'   => Shape::list_of( Shape::text( 'Connections that take in orders and have not looked at this one yet.' ) ),
			'invoices' => Shape::list_of( Shape::object( 'Invoice', Invoice::properties() ) ),
		);
	}
}
