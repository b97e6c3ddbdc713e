<?php
/**
 * A meta field of the shop that could be mapped.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Field;

/**
 * @phpstan-import-type Property from Shape
 */
final class MetaKey {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'field'   => MapField::shape(),
			'example' => Shape::text( 'One of its values, shortened.' ),
		);
	}

	/**
	 * @param array{field: Field, example: string} $found A field.
	 * @return array<string, mixed>
	 */
	public function to_response( array $found ): array {
		return array(
			'field'   => MapField::to_response( $found['field'], true ),
			'example' => $found['example'],
		);
	}
}
