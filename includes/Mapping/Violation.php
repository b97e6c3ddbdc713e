<?php
/**
 * Why a value cannot be written as it is.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Violation {

	/**
	 * @param string $code    required, too_long, not_an_option, not_a_number, not_yes_or_no, not_a_date.
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

	/** What is wrong, in words. */
	public function sentence( string $system ): string {
		$words = match ( $this->code ) {
			/* translators: 1: field label, 2: name of a system. */
			'required'      => __( '"%1$s" is mandatory in %2$s and would be empty.', 'crosswalk' ),
			/* translators: 1: field label, 2: name of a system, 3: value, 4: number of characters. */
			'too_long'      => __( '"%1$s" in %2$s takes at most %4$s characters; "%3$s" is longer.', 'crosswalk' ),
			/* translators: 1: field label, 2: name of a system, 3: value, 4: list of values. */
			'not_an_option' => __( '"%1$s" in %2$s has no value "%3$s". It has: %4$s.', 'crosswalk' ),
			/* translators: 1: field label, 2: name of a system, 3: value. */
			'not_a_number'  => __( '"%1$s" in %2$s takes a number; "%3$s" is none.', 'crosswalk' ),
			/* translators: 1: field label, 2: name of a system, 3: value. */
			'not_yes_or_no' => __( '"%1$s" in %2$s takes yes or no; "%3$s" is neither.', 'crosswalk' ),
			/* translators: 1: field label, 2: name of a system, 3: value. */
			default         => __( '"%1$s" in %2$s takes a date; "%3$s" is none.', 'crosswalk' ),
		};
		return sprintf( $words, $this->field, $system, $this->value, $this->limit );
	}
}
