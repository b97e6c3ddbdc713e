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
		return RecordPanel::properties() + array(
			'invoices' => Shape::list_of( Shape::object( 'Invoice', Invoice::properties() ) ),
		);
	}
}
