<?php
/**
 * Rows and rules of a mapping as they go in and out. Value maps are lists of pairs: an object would lose the order, and
 * keys that are numbers.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Row;

/**
 * @phpstan-import-type Property from Shape
 */
final class MappingRows {

	/** @return array<string, Property> Rows and rules. */
	public static function properties(): array {
		$transform = array(
			'type'    => self::required( Shape::text() ),
			'options' => Shape::map( 'string' ),
		);
		$pair      = array(
			'shop'   => self::required( Shape::text() ),
			'remote' => self::required( Shape::text() ),
			'keep'   => Shape::boolean( 'The remote value changes nothing in the shop; `shop` is empty then.' ),
		);
		$row       = array(
			'shop'       => self::required( Shape::text( 'Field of the shop; empty where the row makes its value itself.' ) ),
			'remote'     => self::required( Shape::text( 'Field of the other system.' ) ),
			'direction'  => self::required( Shape::direction() ),
			'transforms' => Shape::list_of( Shape::object( 'RowTransform', $transform ) ),
			'values'     => Shape::list_of( Shape::object( 'ValuePair', $pair ) ),
		);
		$rule      = array(
			'shop'   => self::required( Shape::list_of( Shape::text() ) ),
			'remote' => self::required( Shape::list_of( Shape::text() ) ),
		);
		return array(
			'rows'  => Shape::list_of( Shape::object( 'MappingRow', $row ) ) + array( 'maxItems' => FieldMap::MOST_ROWS ),
			'match' => Shape::list_of( Shape::object( 'MatchRule', $rule ) ) + array( 'maxItems' => FieldMap::MOST_RULES ),
		);
	}

	/** @return array{rows: list<array<string, mixed>>, match: list<array<string, mixed>>} */
	public static function to_response( Draft $draft ): array {
		return array(
			'rows'  => array_map( array( self::class, 'row' ), $draft->map->rows ),
			'match' => $draft->match,
		);
	}

	/**
	 * What came in, as a draft of this module.
	 *
	 * @param Draft        $stored Direction and rights to create are its.
	 * @param array<mixed> $rows   As MappingRow.
	 * @param array<mixed> $match  As MatchRule.
	 */
	public static function draft( Draft $stored, array $rows, array $match ): Draft {
		$map = array_map( array( self::class, 'stored' ), Options::rows( array( 'rows' => $rows ), 'rows' ) );
		return $stored->with( FieldMap::from_array( $map ), Options::rows( array( 'match' => $match ), 'match' ) );
	}

	/** @return array<string, mixed> */
	private static function row( Row $row ): array {
		$transforms = array();
		foreach ( $row->transforms as $transform ) {
			$options      = array_map( static fn( mixed $option ): string => is_scalar( $option ) ? (string) $option : '', array_diff_key( $transform, array( 'type' => 1 ) ) );
			$transforms[] = array(
				'type'    => Options::text( $transform, 'type' ),
				'options' => (object) $options,
			);
		}
		$values = array();
		foreach ( $row->values as $shop => $remote ) {
			$values[] = array(
				'shop'   => (string) $shop,
				'remote' => $remote,
				'keep'   => false,
			);
		}
		foreach ( $row->kept as $remote ) {
			$values[] = array(
				'shop'   => '',
				'remote' => $remote,
				'keep'   => true,
			);
		}
		return array(
			'shop'       => $row->shop,
			'remote'     => $row->remote,
			'direction'  => $row->direction->value,
			'transforms' => $transforms,
			'values'     => $values,
		);
	}

	/**
	 * @param array<string, mixed> $row As MappingRow.
	 * @return array<string, mixed> As stored.
	 */
	private static function stored( array $row ): array {
		$values = array();
		$kept   = array();
		foreach ( Options::rows( $row, 'values' ) as $pair ) {
			if ( empty( $pair['keep'] ) ) {
				$values[ Options::text( $pair, 'shop' ) ] = Options::text( $pair, 'remote' );
			} else {
				$kept[] = Options::text( $pair, 'remote' );
			}
		}
		$transforms = array_map(
			static fn( array $transform ): array => array( 'type' => Options::text( $transform, 'type' ) ) + Options::map( $transform, 'options' ),
			Options::rows( $row, 'transforms' )
		);
		return compact( 'values', 'transforms', 'kept' ) + $row;
	}

	/**
	 * @param Property $property Of an object.
	 * @return Property
	 */
	private static function required( array $property ): array {
		return $property + array( 'required' => true );
	}
}
