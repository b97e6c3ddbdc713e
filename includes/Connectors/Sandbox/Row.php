<?php
/**
 * One stored record.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

final class Row {

	/**
	 * @param int                  $sequence Grows with every change of any record.
	 * @param string               $key      Record id.
	 * @param array<string, mixed> $fields   Values.
	 * @param int                  $version  Counts the changes of this record.
	 * @param int                  $modified Unix seconds.
	 * @param string               $origin   Who created it and from what: connection id and `Write::$own_key`.
	 */
	public function __construct(
		public readonly int $sequence,
		public readonly string $key,
		public readonly array $fields,
		public readonly int $version,
		public readonly int $modified,
		public readonly string $origin
	) {
	}

	/** @param array<string, string|null> $row As the database gave it. */
	public static function from( array $row ): self {
		/** @var array<string, mixed>|null $fields */
		$fields = json_decode( (string) $row['data'], true );
		return new self(
			(int) $row['id'],
			(string) $row['record'],
			$fields ?? array(),
			(int) $row['version'],
			(int) $row['modified'],
			(string) $row['origin']
		);
	}
}
