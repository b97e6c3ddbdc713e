<?php
/**
 * Ids of one side with the ids they are linked to on the other, for one batch.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class References {

	/** Begins what stands in a dry run for the id of a record that would exist by then. */
	public const PLANNED = 'planned:';

	/** @param array<string, array<string, string>> $others Other side's id by own id, by module. */
	public function __construct( private readonly array $others = array() ) {
	}

	public function other( string $module, string $id ): ?string {
		return $this->others[ $module ][ $id ] ?? null;
	}
}
