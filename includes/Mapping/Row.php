<?php
/**
 * One row of a field map: a shop field, a remote field, and what happens to the value on the way.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Side;

final class Row {

	/**
	 * @param string                     $shop       Shop field name; for a template or constant it may be empty.
	 * @param string                     $remote     Remote field name; the same.
	 * @param Direction                  $direction  As a person chose it; see flow().
	 * @param list<array<string, mixed>> $transforms In order on the way from where values come from; see Transforms.
	 * @param array<string, string>      $values     Value map, remote value by shop value.
	 * @param bool                       $from_now   Records that were linked before this row was added keep what they have:
	 *                                               it works from their next change on.
	 * @param list<string>               $kept       Remote values that change nothing in the shop.
	 * @param Direction                  $limit      What a setting of the module leaves of its direction.
	 */
	public function __construct(
		public readonly string $shop,
		public readonly string $remote,
		public readonly Direction $direction = Direction::Both,
		public readonly array $transforms = array(),
		public readonly array $values = array(),
		public readonly bool $from_now = false,
		public readonly array $kept = array(),
		private readonly Direction $limit = Direction::Both
	) {
	}

	/** Names the row in bases and history. */
	public function key(): string {
		return $this->shop . '>' . $this->remote;
	}

	public function field( Side $side ): string {
		return Side::Shop === $side ? $this->shop : $this->remote;
	}

	/**
	 * Which way values really go: what a transform cannot undo does not come back, and nothing goes to no field.
	 */
	public function flow(): Direction {
		$flow = $this->direction->within( $this->limit );
		if ( Direction::Both === $flow && ! $this->reverses() ) {
			$flow = Direction::ToRemote;
		}
		$flow = '' === $this->shop ? $flow->within( Direction::ToRemote ) : $flow;
		return '' === $this->remote ? $flow->within( Direction::ToShop ) : $flow;
	}

	/** The same row, that goes this way at most. Its chain is still read as it was chosen. */
	public function limited( Direction $limit ): self {
		return new self( $this->shop, $this->remote, $this->direction, $this->transforms, $this->values, $this->from_now, $this->kept, $limit );
	}

	/** Whether every transform can be undone. */
	public function reverses(): bool {
		foreach ( $this->transforms as $transform ) {
			if ( ! Transforms::reverses( $transform ) ) {
				return false;
			}
		}
		return true;
	}

	/** Whether it brings a value without reading its own field. */
	public function makes_value(): bool {
		foreach ( $this->transforms as $transform ) {
			if ( in_array( Options::text( $transform, 'type' ), array( 'template', 'constant' ), true ) ) {
				return true;
			}
		}
		return false;
	}

	/** Whether this value of the remote leaves the shop as it is (E13). */
	public function keeps( mixed $remote ): bool {
		return is_string( $remote ) && in_array( $remote, $this->kept, true );
	}

	/** @param array<string, mixed> $data As stored, see to_array(). */
	public static function from_array( array $data ): self {
		return new self(
			Options::text( $data, 'shop' ),
			Options::text( $data, 'remote' ),
			Direction::tryFrom( Options::text( $data, 'direction' ) ) ?? Direction::Both,
			Options::rows( $data, 'transforms' ),
			Options::map( $data, 'values' ),
			! empty( $data['from_now'] ),
			Options::texts( $data, 'kept' )
		);
	}

	/** @return array<string, mixed> */
	public function to_array(): array {
		$row = array(
			'shop'       => $this->shop,
			'remote'     => $this->remote,
			'direction'  => $this->direction->value,
			'transforms' => $this->transforms,
			'values'     => $this->values,
		) + ( array() === $this->kept ? array() : array( 'kept' => $this->kept ) );
		return $this->from_now ? $row + array( 'from_now' => true ) : $row;
	}
}
