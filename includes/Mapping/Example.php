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
	 * @param string                $to      Remote value.
	 * @param string|null           $back    Shop value when it comes back; null: as it was. Only where the transform reverses.
	 * @param array<string, string> $record  Other fields of the shop record that it reads.
	 */
	public function __construct(
		public readonly array $options,
		public readonly ?string $from,
		public readonly string $to,
		public readonly ?string $back = null,
		public readonly array $record = array()
	) {
	}
}
