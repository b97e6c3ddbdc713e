<?php
/**
 * The rows of one module's mapping.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Side;

final class FieldMap {

	/** Rows of a module, and rules for matching: more is no mapping that anybody made. */
	public const MOST_ROWS  = 300;
	public const MOST_RULES = 20;

	/** @param list<Row> $rows In the order they are shown. */
	public function __construct( public readonly array $rows ) {
	}

	/** @param list<array<string, mixed>> $rows As stored. */
	public static function from_array( array $rows ): self {
		return new self( array_map( static fn( array $row ): Row => Row::from_array( $row ), $rows ) );
	}

	/**
	 * The same, where these shop fields go this way at most.
	 *
	 * @param list<string> $fields Of the shop.
	 */
	public function limited( array $fields, Direction $limit ): self {
		return Direction::Both === $limit ? $this : new self( array_map( static fn( Row $row ): Row => in_array( $row->shop, $fields, true ) ? $row->limited( $limit ) : $row, $this->rows ) );
	}

	/**
	 * Shop fields that hold the country of a state.
	 *
	 * @return list<string>
	 */
	public function countries(): array {
		$fields = array();
		foreach ( $this->rows as $row ) {
			foreach ( $row->transforms as $transform ) {
				$country = Options::text( $transform, 'country' );
				if ( '' !== $country ) {
					$fields[] = $country;
				}
			}
		}
		return array_values( array_unique( $fields ) );
	}

	/**
	 * Names of the fields of a side that the rows read or write, those inside templates included.
	 *
	 * @return list<string>
	 */
	public function fields( Side $side ): array {
		$names = Side::Shop === $side ? $this->countries() : array();
		foreach ( $this->rows as $row ) {
			$names[] = $row->field( $side );
			$reads   = Direction::ToShop === $row->direction ? Side::Remote : Side::Shop;
			foreach ( $side === $reads ? $row->transforms : array() as $transform ) {
				array_push( $names, ...Template::fields( Options::text( $transform, 'text' ) ), ...Template::fields( Options::text( $transform, 'value' ) ) );
			}
		}
		return array_values( array_filter( array_unique( $names ) ) );
	}

	/** @return list<array<string, mixed>> */
	public function to_array(): array {
		return array_map( static fn( Row $row ): array => $row->to_array(), $this->rows );
	}
}
