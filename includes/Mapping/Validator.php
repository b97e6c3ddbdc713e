<?php
/**
 * Holds values against the target's own description before anything is sent (E12). Nothing is cut silently.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;

final class Validator {

	/**
	 * @param array<string, mixed> $fields What is to be written.
	 * @param bool                 $create All required fields must be there, not only those written.
	 */
	public static function check( Module $module, array $fields, bool $create ): ?Violation {
		foreach ( $module->fields as $name => $field ) {
			$given = array_key_exists( $name, $fields );
			$value = $fields[ $name ] ?? null;
			if ( $field->required && ! $field->readonly && '' === $field->default && Canon::is_empty( $value ) && ( $create || $given ) ) {
				return new Violation( 'required', $field->label );
			}
			$wrong = $given && ! Canon::is_empty( $value ) ? self::wrong( $field, $value ) : null;
			if ( null !== $wrong ) {
				return $wrong;
			}
		}
		return null;
	}

	/** Whether a field takes a value that is not empty. */
	public static function wrong( Field $field, mixed $value ): ?Violation {
		$text = is_scalar( $value ) ? (string) $value : '';
		$at   = static fn( string $code, string $limit ): Violation => new Violation( $code, $field->label, mb_strimwidth( $text, 0, 60, '…' ), $limit );
		if ( null !== $field->max_length && mb_strlen( $text ) > $field->max_length ) {
			return $at( 'too_long', (string) $field->max_length );
		}
		return match ( $field->type ) {
			FieldType::Choice  => array() === $field->options || isset( $field->options[ $text ] ) ? null : $at( 'not_an_option', implode( ', ', array_slice( array_map( 'strval', array_keys( $field->options ) ), 0, 20 ) ) ),
			FieldType::Boolean => is_bool( $value ) ? null : $at( 'not_yes_or_no', '' ),
			FieldType::Decimal => null === Decimal::parse( $text ) ? $at( 'not_a_number', '' ) : null,
			FieldType::Integer => 1 === preg_match( '/^-?\d+$/', $text ) ? null : $at( 'not_a_number', '' ),
			FieldType::Date    => Moment::is_day( $text ) ? null : $at( 'not_a_date', 'YYYY-MM-DD' ),
			FieldType::Instant => null === Moment::instant( $text ) ? $at( 'not_a_date', 'YYYY-MM-DDThh:mm:ssZ' ) : null,
			default            => null,
		};
	}
}
