<?php
/**
 * A record as one side returned it, in neutral values.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Record {

	/**
	 * @param string               $id       This side's id.
	 * @param array<string, mixed> $fields   Value by field name: string|bool|int|null, or list of rows for lines. A field
	 *                                       that this read did not load is absent; a field without a value is null.
	 * @param string               $version  Changes whenever the record may have changed. Opaque.
	 * @param string|null          $modified UTC instant of the last change, where this side knows it.
	 */
	public function __construct(
		public readonly string $id,
		public readonly array $fields,
		public readonly string $version,
		public readonly ?string $modified = null
	) {
	}
}
