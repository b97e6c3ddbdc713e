<?php
/**
 * A record that a mapping can be tried on.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class MappingRecord {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'id'     => Shape::text(),
			'name'   => Shape::text(),
			'detail' => Shape::text( 'What tells it from others of the same name: e-mail, SKU.' ),
		);
	}

	/**
	 * @param array{id: string, name: string, detail: string} $choice A record.
	 * @return array<string, string>
	 */
	public function to_response( array $choice ): array {
		return array(
			'id'     => $choice['id'],
			'name'   => $choice['name'],
			'detail' => $choice['detail'] === $choice['name'] ? '' : $choice['detail'],
		);
	}
}
