<?php
/**
 * One row of a field map: a shop field, a remote field, and what happens to the value on the way.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Row {

	/**
	 * @param string                     $shop       Shop field name; for a template or constant it may be empty.
	 * @param string                     $remote     Remote field name.
	 * @param Direction                  $direction  Of this field.
	 * @param list<array<string, mixed>> $transforms In order on the way to the remote; see Transforms.
	 * @param array<string, string>      $values     Value map, remote value by shop value.
	 */
	public function __construct(
		public readonly string $shop,
		public readonly string $remote,
		public readonly Direction $direction = Direction::Both,
		public readonly array $transforms = array(),
		public readonly array $values = array()
	) {
	}

	/** Names the row in bases and history. */
	public function key(): string {
		return $this->shop . '>' . $this->remote;
	}

	/** @param array<string, mixed> $data As stored, see to_array(). */
	public static function from_array( array $data ): self {
		return new self(
			Options::text( $data, 'shop' ),
			Options::text( $data, 'remote' ),
			Direction::tryFrom( Options::text( $data, 'direction' ) ) ?? Direction::Both,
			Options::rows( $data, 'transforms' ),
			Options::map( $data, 'values' )
		);
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		return array(
			'shop'       => $this->shop,
			'remote'     => $this->remote,
			'direction'  => $this->direction->value,
			'transforms' => $this->transforms,
			'values'     => $this->values,
		);
	}
}
