<?php
/**
 * Why a value cannot be written as it is.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Violation {

	/**
	 * @param string $code    required, too_long, not_an_option, not_a_number, not_a_date.
	 * @param string $field   Label of the field.
	 * @param string $value   The value, shortened.
	 * @param string $limit   What would be allowed.
	 */
	public function __construct(
		public readonly string $code,
		public readonly string $field,
		public readonly string $value = '',
		public readonly string $limit = ''
	) {
	}

	/** An empty mandatory field skips the record, a wrong value fails it (E12). */
	public function skips(): bool {
		return 'required' === $this->code;
	}
}
