<?php
/**
 * WooCommerce's setters turn a wrong value into an empty one without a word. So a value is checked before it is set.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

final class Validation {

	/**
	 * @throws \Crosswalk\Endpoint\EndpointError When the value cannot be kept as it is.
	 */
	public static function check( Field $field, mixed $value ): void {
		if ( null === $value ) {
			if ( $field->required ) {
				throw Refusal::required( $field->label );
			}
			return;
		}
		$expected = self::expected( $field, $value );
		if ( null !== $expected ) {
			throw Refusal::bad_value( $field->label, $value, $expected );
		}
		if ( is_string( $value ) && null !== $field->max_length && mb_strlen( $value ) > $field->max_length ) {
			throw Refusal::too_long( $field->label, mb_strlen( $value ), $field->max_length );
		}
	}

	/** What would be right, or null when the value is. */
	private static function expected( Field $field, mixed $value ): ?string {
		$text = is_string( $value ) ? $value : '';
		return match ( true ) {
			FieldType::Lines === $field->type   => is_array( $value ) ? null : __( 'rows are expected', 'crosswalk' ),
			FieldType::Boolean === $field->type => is_bool( $value ) ? null : __( 'yes or no is expected', 'crosswalk' ),
			FieldType::Integer === $field->type => is_int( $value ) ? null : __( 'a whole number is expected', 'crosswalk' ),
			! is_string( $value )               => __( 'text is expected', 'crosswalk' ),
			FieldType::Decimal === $field->type => Values::is_decimal( $text ) ? null : __( 'a decimal number is expected', 'crosswalk' ),
			FieldType::Email === $field->type   => is_string( is_email( $text ) ) ? null : __( 'that is not an e-mail address', 'crosswalk' ),
			FieldType::Choice === $field->type  => isset( $field->options[ $text ] ) ? null
				/* translators: %s: list of values. */
				: sprintf( __( 'the shop knows %s', 'crosswalk' ), implode( ', ', array_keys( $field->options ) ) ),
			default                             => null,
		};
	}
}
