<?php
/**
 * A neutral value as a person reads it.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\OrderLine;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Options;

final class Shown {

	/** Null: empty. */
	public static function text( Field $field, mixed $value ): ?string {
		if ( Canon::is_empty( $value ) ) {
			return null;
		}
		if ( is_array( $value ) ) {
			return implode( "\n", array_map( self::row( ... ), array_values( array_filter( $value, 'is_array' ) ) ) );
		}
		$text = is_bool( $value ) ? ( $value ? 'true' : 'false' ) : ( is_scalar( $value ) ? (string) $value : '' );
		return match ( $field->type ) {
			FieldType::Boolean => 'true' === $text || '1' === $text ? __( 'yes', 'crosswalk' ) : __( 'no', 'crosswalk' ),
			FieldType::Choice  => $field->options[ $text ] ?? $text,
			default            => $text,
		};
	}

	/** @param array<mixed> $row See OrderLine. */
	private static function row( array $row ): string {
		$name     = Options::text( $row, 'name', Options::text( $row, 'type' ) );
		$total    = Options::text( $row, 'total' );
		$quantity = OrderLine::PRODUCT === Options::text( $row, 'type', OrderLine::PRODUCT ) ? Options::text( $row, 'quantity' ) . ' × ' : '';
		return trim( $quantity . $name . ( '' === $total ? '' : ': ' . $total ) );
	}
}
