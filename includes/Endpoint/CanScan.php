<?php
/**
 * An endpoint that can read a few fields of all its records much more cheaply than the records. What changes without
 * leaving a trace in a record's version is found this way: Vtiger's invoices move stock and touch no modification time.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface CanScan {

	/**
	 * One page, in the order of ids.
	 *
	 * @param string       $module Module name.
	 * @param list<string> $fields Names.
	 * @param string|null  $after  `next` of the page before; null for the first one.
	 * @param int          $limit  Records wanted; there may be fewer without an end.
	 * @return array{values: array<string, array<string, mixed>>, next: string|null} Neutral values by field, by id.
	 * @throws EndpointError
	 */
	public function scan( string $module, array $fields, ?string $after, int $limit ): array;
}
