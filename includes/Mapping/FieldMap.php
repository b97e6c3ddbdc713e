<?php
/**
 * The rows of one module's mapping.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class FieldMap {

	/** @param list<Row> $rows In the order they are shown. */
	public function __construct( public readonly array $rows ) {
	}

	/** @param list<array<string, mixed>> $rows As stored. */
	public static function from_array( array $rows ): self {
		return new self( array_map( static fn( array $row ): Row => Row::from_array( $row ), $rows ) );
	}

	/** @return list<array<string, mixed>> */
	public function to_array(): array {
		return array_map( static fn( Row $row ): array => $row->to_array(), $this->rows );
	}
}
