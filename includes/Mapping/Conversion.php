<?php
/**
 * A neutral value as another neutral type, where that is possible without loss: "5" as 5, yes as "yes", a moment as its
 * day. What cannot be converted stays as it is and is refused by the side that takes it, with the value named (E12).
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

final class Conversion {

	private const YES = array( '1', 'yes', 'true', 'on' );
	private const NO  = array( '0', 'no', 'false', 'off' );

	/** No way at all: the check refuses it. */
	public const IMPOSSIBLE = 'impossible';

	/** Some values get through. */
	public const RISKY = 'risky';

	public const SAFE = 'safe';

	/** Written as text, they can be taken for text. */
	private const TEXTS = array( FieldType::Text, FieldType::LongText, FieldType::Email, FieldType::Phone, FieldType::Url, FieldType::Choice, FieldType::Country, FieldType::State, FieldType::Currency );

	/** @param \DateTimeZone $zone Of the shop. */
	public function __construct( private readonly Geography $geography, private readonly \DateTimeZone $zone ) {
	}

	public function convert( mixed $value, Field $to ): mixed {
		if ( null === $value || '' === $value || ! is_scalar( $value ) ) {
			return $value;
		}
		return match ( $to->type ) {
			FieldType::Boolean   => self::boolean( $value ),
			FieldType::Integer   => self::integer( $value ),
			FieldType::Decimal   => self::decimal( $value ),
			FieldType::Date, FieldType::Instant => is_string( $value ) ? $this->moment( $value, $to->type ) : $value,
			FieldType::Country   => $this->geography->country( self::text( $value ) ),
			FieldType::Reference, FieldType::Lines => $value,
			default              => self::text( $value ),
		};
	}

	/** How surely values of one type become values of another. */
	public static function fit( FieldType $from, FieldType $to ): string {
		$text = in_array( $from, self::TEXTS, true );
		return match ( true ) {
			$from === $to => self::SAFE,
			FieldType::Lines === $from, FieldType::Lines === $to, FieldType::Reference === $from, FieldType::Reference === $to => self::IMPOSSIBLE,
			FieldType::Text === $to, FieldType::LongText === $to => self::SAFE,
			$text         => self::of_text( $from, $to ),
			default       => self::of_others( $from, $to ),
		};
	}

	private static function of_text( FieldType $from, FieldType $to ): string {
		$free = in_array( $from, array( FieldType::Text, FieldType::LongText ), true );
		return match ( true ) {
			$free, FieldType::Choice === $from => in_array( $to, array( FieldType::Phone, FieldType::State ), true ) ? self::SAFE : self::RISKY,
			FieldType::Choice === $to  => self::RISKY,
			FieldType::Country === $to => FieldType::State === $from ? self::IMPOSSIBLE : self::RISKY,
			default                    => self::IMPOSSIBLE,
		};
	}

	private static function of_others( FieldType $from, FieldType $to ): string {
		$number = array( FieldType::Integer, FieldType::Decimal );
		return match ( true ) {
			FieldType::Integer === $from && FieldType::Decimal === $to,
			FieldType::Boolean === $from && in_array( $to, $number, true ),
			FieldType::Date === $from && FieldType::Instant === $to,
			FieldType::Instant === $from && FieldType::Date === $to,
			in_array( $from, $number, true ) && FieldType::Phone === $to => self::SAFE,
			FieldType::Decimal === $from && FieldType::Integer === $to,
			FieldType::Choice === $to,
			in_array( $from, $number, true ) && FieldType::Boolean === $to => self::RISKY,
			default => self::IMPOSSIBLE,
		};
	}

	private static function boolean( bool|int|float|string $value ): mixed {
		$text = is_bool( $value ) ? '' : mb_strtolower( trim( (string) $value ) );
		return match ( true ) {
			in_array( $text, self::YES, true ) => true,
			in_array( $text, self::NO, true )  => false,
			default                            => $value,
		};
	}

	private static function integer( bool|int|float|string $value ): mixed {
		if ( is_bool( $value ) ) {
			return (int) $value;
		}
		$number = Decimal::parse_float( (string) $value );
		return null !== $number && 0 === $number->compare( $number->round( 0 ) ) && strlen( $number->fixed( 0 ) ) < 18 ? (int) $number->fixed( 0 ) : $value;
	}

	/** Programs write very small and very large numbers as "1.0E-5". */
	private static function decimal( bool|int|float|string $value ): string {
		$text = is_bool( $value ) ? (string) (int) $value : (string) $value;
		return false === stripos( $text, 'e' ) ? $text : (string) ( Decimal::parse_float( $text ) ?? $text );
	}

	private function moment( string $value, FieldType $type ): ?string {
		if ( Moment::is_none( $value ) ) {
			return null;
		}
		return FieldType::Date === $type ? Moment::to_day( $value, $this->zone ) : Moment::to_instant( $value, $this->zone );
	}

	private static function text( bool|int|float|string $value ): string {
		return is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : (string) $value;
	}
}
