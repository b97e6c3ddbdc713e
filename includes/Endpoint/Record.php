<?php
/**
 * A record as one side returned it, in neutral values.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Record {

	/**
	 * At the end of a version: the moment of the last change was not over when it was read, so that the record is looked at
	 * once more. Otherwise it is the same version as the one without it.
	 */
	public const UNSETTLED = '~';

	/**
	 * @param string               $id       This side's id.
	 * @param array<string, mixed> $fields   Value by field name: string|bool|int|null, or list of rows for lines. A field
	 *                                       that this read did not load is absent; a field without a value is null.
	 * @param string               $version  Changes whenever the record may have changed. Opaque.
	 * @param string|null          $modified UTC instant of the last change, where this side knows it.
	 * @param string               $sealed   Why this side lets nobody from outside write it, a sentence; empty: it does.
	 */
	public function __construct(
		public readonly string $id,
		public readonly array $fields,
		public readonly string $version,
		public readonly ?string $modified = null,
		public readonly string $sealed = ''
	) {
	}

	/** Whether this is the state that had another version, as far as versions tell. */
	public function is_version( ?string $version ): bool {
		return null !== $version && rtrim( $this->version, self::UNSETTLED ) === rtrim( $version, self::UNSETTLED );
	}
}
