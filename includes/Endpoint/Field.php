<?php
/**
 * One field of a module, described.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Field {

	/**
	 * @param string                $name       As used in `Record::$fields`.
	 * @param string                $label      For people, translated.
	 * @param FieldType             $type       Neutral type.
	 * @param bool                  $required   Must not be empty when saved.
	 * @param int|null              $max_length Characters; null: no limit known.
	 * @param int|null              $scale      Decimals this side keeps.
	 * @param array<string, string> $options    Of a choice: label by value.
	 * @param string                $refers_to  Of a reference: module name.
	 * @param bool                  $readonly   This side computes it; never written.
	 * @param bool                  $writeonly  Written, never returned: it has no base on this side.
	 * @param array<string, Field>  $children   Of lines: fields of a row by name.
	 * @param bool                  $secret     Settings forms: stored encrypted, never shown.
	 * @param string                $help       Settings forms: a sentence under the input.
	 * @param string                $default    Settings forms and creates: the value if nothing is given.
	 * @param bool                  $custom     Somebody added it to this system; a standard install does not have it.
	 * @param bool                  $loose      Of a reference: it is filled where the other record is linked, and not waited
	 *                                          for where it is not.
	 * @param bool                  $money      An amount, in the currency that its record names or else its system has.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $label,
		public readonly FieldType $type = FieldType::Text,
		public readonly bool $required = false,
		public readonly ?int $max_length = null,
		public readonly ?int $scale = null,
		public readonly array $options = array(),
		public readonly string $refers_to = '',
		public readonly bool $readonly = false,
		public readonly bool $writeonly = false,
		public readonly array $children = array(),
		public readonly bool $secret = false,
		public readonly string $help = '',
		public readonly string $default = '',
		public readonly bool $custom = false,
		public readonly bool $loose = false,
		public readonly bool $money = false
	) {
	}
}
