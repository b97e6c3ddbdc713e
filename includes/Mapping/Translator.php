<?php
/**
 * Carries one row's value from one side to the other: references through the links, value map, transforms.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;

final class Translator {

	private readonly Conversion $conversion;

	public function __construct( private readonly Transforms $transforms ) {
		$this->conversion = $transforms->conversion();
	}

	/**
	 * The value this shop record gives the remote field.
	 *
	 * @param Field      $from Of the shop.
	 * @param Field|null $to   Of the remote, whose type the value gets.
	 */
	public function to_remote( Row $row, Field $from, Record $record, References $references, ?Field $to = null ): mixed {
		$value = self::referred( $from, $record->fields[ $row->shop ] ?? null, $references );
		if ( array() !== $row->values ) {
			$value = $row->values[ self::key( $value ) ?? '' ] ?? $value;
		}
		foreach ( Transforms::steps( $row, Side::Remote ) as $step ) {
			$value = $this->transforms->forward( $step['transform'], $value, $record, null, $to );
		}
		return null === $to ? $value : $this->conversion->convert( $value, $to );
	}

	/**
	 * The value this remote record gives the shop field.
	 *
	 * @param Field       $from Of the remote.
	 * @param Record|null $shop As it is, or as expected() says it will be; null for a new one.
	 * @param Field|null  $to   Of the shop, whose type the value gets.
	 */
	public function to_shop( Row $row, Field $from, Record $record, ?Record $shop, References $references, ?Field $to = null ): mixed {
		if ( $row->keeps( $record->fields[ $row->remote ] ?? null ) ) {
			return null;
		}
		$value = self::referred( $from, $record->fields[ $row->remote ] ?? null, $references );
		foreach ( Transforms::steps( $row, Side::Shop ) as $step ) {
			$value = $step['back']
				? $this->transforms->backward( $step['transform'], $value, $shop, $record )
				: $this->transforms->forward( $step['transform'], $value, $record, $shop, $to );
		}
		$key = array() === $row->values ? null : self::key( $value );
		if ( null !== $key ) {
			$known = array_map( 'strval', array_keys( $row->values, $key, true ) );
			$own   = self::key( $shop?->fields[ $row->shop ] ?? null );
			// Several shop values may share one remote value: the one that the shop has now stays.
			$value = array() === $known ? $value : ( in_array( $own, $known, true ) ? $own : $known[0] );
		}
		return null === $to ? $value : $this->conversion->convert( $value, $to );
	}

	/**
	 * The shop record with the countries that the remote record is about to give it: a state is looked up in the country
	 * it will be in, not in the one it was in.
	 *
	 * @param Module      $from Of the remote.
	 * @param Record|null $shop As it is; null for a new one.
	 */
	public function expected( FieldMap $map, Module $from, Record $record, ?Record $shop ): Record {
		$fields = $shop->fields ?? array();
		foreach ( $map->rows as $row ) {
			$field = $from->fields[ $row->remote ] ?? null;
			if ( null !== $field && in_array( $row->shop, $map->countries(), true ) && $row->flow()->goes_to( Side::Shop ) && ! Canon::is_empty( $record->fields[ $row->remote ] ?? null ) ) {
				$fields[ $row->shop ] = $this->to_shop( $row, $field, $record, $shop, new References() );
			}
		}
		return new Record( $shop->id ?? '', $fields, '' );
	}

	/** A value as a key of a value map; null where it cannot be one. */
	private static function key( mixed $value ): ?string {
		return is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : ( is_scalar( $value ) ? (string) $value : null );
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
