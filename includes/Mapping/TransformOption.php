<?php
/**
 * One thing that a person chooses about a transform. The screen draws an input from it.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class TransformOption {

	public const TEXT   = 'text';
	public const NUMBER = 'number';
	public const CHOICE = 'choice';

	/** Name of a field of the shop. */
	public const SHOP_FIELD = 'shop_field';

	/** Text with the names of fields in braces, of the side that values come from. */
	public const TEMPLATE = 'template';

	/**
	 * @param string                $name     Key in the stored transform.
	 * @param string                $label    For people, translated.
	 * @param string                $type     See above.
	 * @param string                $default  What it is when nothing is chosen.
	 * @param array<string, string> $choices  Label by value.
	 * @param bool                  $required The transform does nothing without it.
	 * @param string                $help     A sentence under the input.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $label,
		public readonly string $type = self::TEXT,
		public readonly string $default = '',
		public readonly array $choices = array(),
		public readonly bool $required = false,
		public readonly string $help = ''
	) {
	}
}
