<?php
/**
 * Carries one row's value from one side to the other: references through the links, value map, transforms.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;

final class Translator {

	public function __construct( private readonly Transforms $transforms ) {
	}

	/** The value this shop record gives the remote field. */
	public function to_remote( Row $row, Field $from, Record $record, References $references ): mixed {
		$value = self::referred( $from, $record->fields[ $row->shop ] ?? null, $references );
		if ( array() !== $row->values && is_string( $value ) ) {
			$value = $row->values[ $value ] ?? $value;
		}
		foreach ( $row->transforms as $transform ) {
			$value = $this->transforms->forward( $transform, $value, $record );
		}
		return $value;
	}

	/** The value this remote record gives the shop field. */
	public function to_shop( Row $row, Field $from, Record $record, ?Record $shop, References $references ): mixed {
		$value = self::referred( $from, $record->fields[ $row->remote ] ?? null, $references );
		foreach ( array_reverse( $row->transforms ) as $transform ) {
			$value = $this->transforms->backward( $transform, $value, $shop );
		}
		if ( array() !== $row->values && is_string( $value ) ) {
			$known = array_keys( $row->values, $value, true );
			$own   = $shop?->fields[ $row->shop ] ?? null;
			// Several shop values may share one remote value: the one that the shop has now stays.
			$value = array() === $known ? $value : ( in_array( $own, $known, true ) ? $own : (string) $known[0] );
		}
		return $value;
	}

	/** Replaces references, also those inside lines, by the other side's ids. */
	private static function referred( Field $field, mixed $value, References $references ): mixed {
		if ( FieldType::Reference === $field->type ) {
			return is_string( $value ) && '' !== $value ? $references->other( $field->refers_to, $value ) : null;
		}
		if ( FieldType::Lines !== $field->type || ! is_array( $value ) ) {
			return $value;
		}
		foreach ( $value as $i => $row ) {
			foreach ( $field->children as $name => $child ) {
				if ( is_array( $row ) && array_key_exists( $name, $row ) ) {
					$row[ $name ] = self::referred( $child, $row[ $name ], $references );
				}
			}
			$value[ $i ] = $row;
		}
		return $value;
	}

	/**
	 * The references a value holds, also inside lines.
	 *
	 * @param bool $loose Also those that are not waited for.
	 * @return array<string, list<string>> Ids by module.
	 */
	public static function references( Field $field, mixed $value, bool $loose = true ): array {
		if ( FieldType::Reference === $field->type ) {
			return is_string( $value ) && '' !== $value && ( $loose || ! $field->loose ) ? array( $field->refers_to => array( $value ) ) : array();
		}
		$found = array();
		if ( FieldType::Lines === $field->type && is_array( $value ) ) {
			foreach ( $value as $row ) {
				foreach ( $field->children as $name => $child ) {
					foreach ( self::references( $child, is_array( $row ) ? ( $row[ $name ] ?? null ) : null, $loose ) as $module => $ids ) {
					$found[ $module ] = array( ...$found[ $module ] ?? array(), ...$ids );
				}
				}
			}
		}
		return $found;
	}
}
