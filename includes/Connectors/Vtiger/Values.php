<?php
/**
 * Neutral values ⇄ the CRM's. It returns everything as text, and checks next to nothing of what it is sent: picklists,
 * e-mails, dates and lengths are on us (E12).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;

final class Values {

	/** @param \DateTimeZone $zone Of the CRM's server: times come and go in it, whatever zone the user has. */
	public function __construct( private readonly \DateTimeZone $zone ) {
	}

	/** The CRM's text as a neutral value. */
	public function decode( Field $field, string $text ): string|bool|int|null {
		if ( FieldType::Boolean === $field->type ) {
			return in_array( strtolower( $text ), array( '1', 'on', 'yes', 'true' ), true );
		}
		if ( '' === $text ) {
			return null;
		}
		return match ( $field->type ) {
			FieldType::Integer   => (int) $text,
			FieldType::Decimal   => self::decimal( $text ),
			FieldType::Date      => str_starts_with( $text, '0000' ) ? null : substr( $text, 0, 10 ),
			FieldType::Instant   => $this->instant( $text ),
			FieldType::Reference => 1 === preg_match( '/^\d+x[1-9]\d*$/', $text ) ? $text : null,
			default              => $text,
		};
	}

	/**
	 * A neutral value as the CRM's text.
	 *
	 * @throws EndpointError Names the field, the value and the limit.
	 */
	public function encode( Field $field, mixed $value ): string {
		if ( FieldType::Boolean === $field->type ) {
			return in_array( $value, array( true, 1, '1', 'yes', 'true' ), true ) ? '1' : '0';
		}
		$text = is_bool( $value ) ? (string) (int) $value : ( is_scalar( $value ) ? (string) $value : '' );
		if ( '' === $text ) {
			return $field->required ? throw self::refused( $field, $text, 'required', __( 'it must not be empty', 'crosswalk' ) ) : '';
		}
		self::check_length( $field, $text );
		return match ( $field->type ) {
			FieldType::Integer   => 1 === preg_match( '/^-?\d+$/', $text ) ? $text : throw self::refused( $field, $text, 'not_a_number', __( 'it takes whole numbers', 'crosswalk' ) ),
			FieldType::Decimal   => self::number( $field, $text ),
			FieldType::Date      => 1 === preg_match( '/^\d{4}-\d\d-\d\d(T|$)/', $text ) ? substr( $text, 0, 10 ) : throw self::refused( $field, $text, 'not_a_date', __( 'it takes dates', 'crosswalk' ) ),
			FieldType::Instant   => $this->local( $field, $text ),
			FieldType::Choice    => array() === $field->options || isset( $field->options[ $text ] ) ? $text : throw self::refused( $field, $text, 'not_an_option', implode( ', ', array_slice( array_map( 'strval', array_keys( $field->options ) ), 0, 12 ) ) ),
			FieldType::Reference => 1 === preg_match( '/^\d+x\d+$/', $text ) ? $text : throw self::refused( $field, $text, 'not_a_reference', __( 'it takes ids of the CRM', 'crosswalk' ) ),
			default              => $text,
		};
	}

	/** "10.50000000" → "10.5"; null where it is no number. */
	public static function decimal( string $text ): ?string {
		$number = Decimal::parse( $text );
		return null === $number ? null : (string) $number;
	}

	/**
	 * The CRM's time as a UTC instant.
	 *
	 * @param int $lead_s Seconds by which the CRM's clock is ahead, so that it is an instant of ours.
	 */
	public function instant( string $text, int $lead_s = 0 ): ?string {
		$time = \DateTimeImmutable::createFromFormat( '!Y-m-d H:i:s', $text, $this->zone );
		return false === $time ? null : gmdate( 'Y-m-d\TH:i:s\Z', $time->getTimestamp() - $lead_s );
	}

	/** Unix seconds as the CRM's time. */
	public function stamp( int $at ): string {
		return ( new \DateTimeImmutable( '@' . $at ) )->setTimezone( $this->zone )->format( 'Y-m-d H:i:s' );
	}

	/**
	 * What identifies a state of a record. Times have whole seconds: while the second of the last change may not be over, a
	 * mark says so, and a later list shows the record without it, so that it is looked at once more.
	 *
	 * @param string $modified The CRM's modifiedtime.
	 * @param int    $asked    The CRM's clock when it was asked, at most.
	 */
	public function version( string $modified, int $asked ): string {
		$time = \DateTimeImmutable::createFromFormat( '!Y-m-d H:i:s', $modified, $this->zone );
		return false === $time || $time->getTimestamp() + 2 <= $asked ? $modified : $modified . Record::UNSETTLED;
	}

	private function local( Field $field, string $text ): string {
		$time = strtotime( $text );
		return false === $time ? throw self::refused( $field, $text, 'not_a_date', __( 'it takes times', 'crosswalk' ) ) : $this->stamp( $time );
	}

	private static function number( Field $field, string $text ): string {
		$number = Decimal::parse( $text );
		if ( null === $number ) {
			throw self::refused( $field, $text, 'not_a_number', __( 'it takes numbers', 'crosswalk' ) );
		}
		if ( null !== $field->scale && 0 !== $number->compare( $number->round( $field->scale ) ) ) {
			/* translators: %d: number of decimals. */
			throw self::refused( $field, $text, 'too_many_decimals', sprintf( __( 'it keeps %d decimals', 'crosswalk' ), $field->scale ) );
		}
		return (string) $number;
	}

	private static function check_length( Field $field, string $text ): void {
		if ( null !== $field->max_length && mb_strlen( $text ) > $field->max_length ) {
			/* translators: 1: most characters allowed, 2: characters given. */
			throw self::refused( $field, $text, 'too_long', sprintf( __( 'it takes %1$d characters, these are %2$d', 'crosswalk' ), $field->max_length, mb_strlen( $text ) ) );
		}
	}

	private static function refused( Field $field, string $value, string $code, string $limit ): EndpointError {
		/* translators: 1: label of a field, 2: a value, 3: what the field takes. */
		$message = sprintf( __( 'The field %1$s does not take "%2$s": %3$s.', 'crosswalk' ), $field->label, mb_strimwidth( $value, 0, 60, '…' ), $limit );
		return new EndpointError( ErrorKind::Record, $message, $code, __( 'Change the value, or add a transform to the mapping of this field.', 'crosswalk' ), field: $field->name );
	}
}
