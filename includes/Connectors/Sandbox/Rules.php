<?php
/**
 * What the Sandbox accepts, read from the description of its fields.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

final class Rules {

	/** What a value of a type looks like, where a pattern tells. */
	private const PATTERNS = array(
		'decimal'  => '/^-?\d+(\.\d+)?$/',
		'date'     => '/^\d{4}-\d\d-\d\d$/',
		'instant'  => '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/',
		'country'  => '/^[A-Z]{2}$/',
		'currency' => '/^[A-Z]{3}$/',
		'email'    => '/^[^@\s]+@[^@\s]+$/',
		'url'      => '~^https?://\S+$~',
	);

	/**
	 * @param array<string, Field> $known  Fields there are.
	 * @param array<string, mixed> $values To be written.
	 * @param bool                 $whole  A whole record: what is required must be among the values.
	 * @throws EndpointError What is wrong with the first value that is.
	 */
	public static function check( array $known, array $values, bool $whole ): void {
		foreach ( $values as $name => $value ) {
			$field = $known[ $name ] ?? null;
			if ( null === $field ) {
				/* translators: %s: name of a field. */
				throw self::refusal( 'unknown_field', sprintf( __( 'There is no field "%s".', 'crosswalk' ), $name ), (string) $name );
			}
			if ( $field->readonly ) {
				/* translators: %s: name of a field. */
				throw self::refusal( 'readonly_field', sprintf( __( 'The field "%s" cannot be written.', 'crosswalk' ), $field->label ), $field->name );
			}
			self::check_value( $field, $value );
		}
		foreach ( $whole ? $known : array() as $field ) {
			self::check_value( $field, $values[ $field->name ] ?? null );
		}
	}

	/**
	 * Valid values as the Sandbox keeps them: decimals with the decimals it has, nothing as null.
	 *
	 * @param array<string, Field> $known  Fields there are.
	 * @param array<string, mixed> $values Valid.
	 * @return array<string, mixed>
	 */
	public static function stored( array $known, array $values ): array {
		foreach ( $values as $name => $value ) {
			$scale = $known[ $name ]->scale;
			if ( '' === $value ) {
				$values[ $name ] = null;
			} elseif ( null !== $scale && is_string( $value ) ) {
				$values[ $name ] = Decimal::of( $value )->fixed( $scale );
			}
		}
		return $values;
	}

	private static function check_value( Field $field, mixed $value ): void {
		if ( null === $value || '' === $value || array() === $value ) {
			if ( $field->required ) {
				/* translators: %s: name of a field. */
				throw self::refusal( 'required_field_empty', sprintf( __( 'The field "%s" must not be empty.', 'crosswalk' ), $field->label ), $field->name );
			}
			return;
		}
		if ( ! self::fits( $field, $value ) ) {
			/* translators: 1: name of a field, 2: type of a field. */
			throw self::refusal( 'invalid_value', sprintf( __( 'The value of the field "%1$s" is not valid for the type "%2$s".', 'crosswalk' ), $field->label, $field->type->value ), $field->name );
		}
		if ( null !== $field->max_length && is_string( $value ) && mb_strlen( $value ) > $field->max_length ) {
			/* translators: 1: name of a field, 2: number of characters. */
			throw self::refusal( 'value_too_long', sprintf( __( 'The field "%1$s" takes at most %2$d characters.', 'crosswalk' ), $field->label, $field->max_length ), $field->name );
		}
		if ( FieldType::Lines === $field->type && is_array( $value ) ) {
			/** @var array<string, mixed> $row */
			foreach ( $value as $row ) {
				self::check( $field->children, $row, true );
			}
		}
	}

	private static function fits( Field $field, mixed $value ): bool {
		return match ( $field->type ) {
			FieldType::Boolean => is_bool( $value ),
			FieldType::Integer => is_int( $value ),
			FieldType::Lines   => is_array( $value ) && array_is_list( $value ) && array() === array_filter( $value, static fn( mixed $row ): bool => ! is_array( $row ) ),
			FieldType::Choice  => is_string( $value ) && isset( $field->options[ $value ] ),
			default            => is_string( $value ) && 1 === preg_match( self::PATTERNS[ $field->type->value ] ?? '/^/', $value ),
		};
	}

	public static function refusal( string $code, string $message, string $field = '' ): EndpointError {
		return new EndpointError( ErrorKind::Record, $message, $code, field: $field );
	}
}
