<?php
/**
 * One record to save.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Write {

	/**
	 * @param string               $key     The caller's own name for it, returned in the result.
	 * @param string|null          $id      Null: create.
	 * @param array<string, mixed> $fields  What to set; for an update only what changes. Null empties a field.
	 * @param Record|null          $current The record as last read, for sides that must send unchanged values back.
	 * @param bool                 $delete  Delete it instead.
	 * @param bool                 $quiet   No mail to customers (backfill, reconciliation, undo: E13).
	 * @param string               $origin  Connection id this write comes from; its own change listener skips it (E10).
	 * @param string               $own_key Stable name of the source record ("order:1042"), for sides that can store it.
	 * @param list<string>         $permits Names of `Module::$permissions` that the connection's settings give.
	 * @param int|null             $changed_at Unix time of the change on the side it comes from; null: unknown.
	 */
	public function __construct(
		public readonly string $key,
		public readonly ?string $id,
		public readonly array $fields,
		public readonly ?Record $current = null,
		public readonly bool $delete = false,
		public readonly bool $quiet = false,
		public readonly string $origin = '',
		public readonly string $own_key = '',
		public readonly array $permits = array(),
		public readonly ?int $changed_at = null
	) {
	}
}
