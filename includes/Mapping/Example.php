<?php
/**
 * What a transform makes of a value: shown as help, and run as a test, so that the two cannot differ.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Example {

	/**
	 * @param array<string, string> $options Of the transform.
	 * @param string|null           $from    Shop value.
	 * @param string|null           $to      Remote value.
	 * @param string|null           $back    Shop value when it comes back; null: as it was. Only where the transform reverses.
	 * @param array<string, string> $record  Other fields of the shop record that it reads.
	 * @param list<string>          $choices What the remote field takes, where that matters.
	 */
	public function __construct(
		public readonly array $options,
		public readonly ?string $from,
		public readonly ?string $to,
		public readonly ?string $back = null,
		public readonly array $record = array(),
		public readonly array $choices = array()
	) {
	}
}
