<?php
/**
 * Dates: how each side writes them. What comes with a time is a date where the shop is.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Kinds;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Context;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\Moment;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;

final class Dates {

	/** As the sides exchange dates. */
	private const PLAIN = 'Y-m-d';

	/** Before it, a year was written with two digits. */
	private const FIRST_YEAR = 1000;

	/** Seconds since 1970. */
	private const UNIX = 'U';

	public static function kind(): TransformKind {
		return new TransformKind(
			'date',
			__( 'Date', 'crosswalk' ),
			__( 'Writes a date the way the other side does.', 'crosswalk' ),
			static fn( string $value, array $options, Context $context ): ?string => self::rewritten( $value, Options::text( $options, 'from' ), Options::text( $options, 'format', self::PLAIN ), $context->zone ),
			static fn( string $value, array $options, Context $context ): ?string => self::rewritten( $value, Options::text( $options, 'format', self::PLAIN ), Options::text( $options, 'from' ), $context->zone ),
			array(
				new TransformOption( 'format', __( 'Written in the other system as', 'crosswalk' ), TransformOption::CHOICE, self::PLAIN, self::choices() ),
				new TransformOption( 'from', __( 'Written in the shop as', 'crosswalk' ), TransformOption::CHOICE, '', array( '' => __( 'The shop’s own dates', 'crosswalk' ) ) + self::choices() ),
			),
			array(
				new Example( array( 'format' => 'd.m.Y' ), '2026-11-23', '23.11.2026' ),
				new Example( array( 'format' => 'd-m-Y' ), '2026-11-23T23:30:00Z', '24-11-2026', '2026-11-24' ),
				new Example( array( 'format' => 'd.m.Y H:i' ), '2026-11-23T23:30:00Z', '24.11.2026 00:30' ),
				new Example( array( 'from' => 'm/d/Y' ), '11/23/2026', '2026-11-23' ),
				new Example( array( 'from' => 'U' ), '1795390200', '2026-11-23', '1795388400' ),
				new Example( array( 'from' => 'd.m.Y' ), '29.02.2024', '2024-02-29' ),
				new Example( array( 'from' => 'd.m.Y' ), '01.02.85', '01.02.85' ),
				new Example( array( 'format' => 'd.m.Y' ), '0000-00-00', null ),
				new Example( array( 'format' => 'd.m.Y' ), 'tomorrow', 'tomorrow' ),
			),
			types: static fn( FieldType $from, array $options, bool $back ): FieldType => self::type( Options::text( $options, $back ? 'from' : 'format', $back ? '' : self::PLAIN ), Options::text( $options, 'format', self::PLAIN ), $back )
		);
	}

	/** @return array<string, string> A date written that way, by format. */
	private static function choices(): array {
		$day = new \DateTimeImmutable( '2026-11-23 14:05', new \DateTimeZone( 'UTC' ) );
		/* translators: %s: a number. */
		$choices = array( self::UNIX => sprintf( __( 'Seconds since 1970: %s', 'crosswalk' ), $day->format( self::UNIX ) ) );
		foreach ( array( 'Ymd', 'd.m.Y H:i', 'Y-m-d H:i:s', 'm/d/Y', 'd/m/Y', 'd-m-Y', 'd.m.Y', self::PLAIN ) as $format ) {
			$choices = array( $format => $day->format( $format ) ) + $choices;
		}
		return $choices;
	}

	/** What is no date stays as it is: the side that takes it says what is wrong with it. */
	private static function rewritten( string $value, string $from, string $to, \DateTimeZone $zone ): ?string {
		if ( Moment::is_none( $value ) ) {
			return null;
		}
		$date = self::read( trim( $value ), $from, $zone );
		if ( null === $date ) {
			return $value;
		}
		if ( '' !== $to ) {
			return $date->setTimezone( $zone )->format( $to );
		}
		return self::has_time( $from ) ? Moment::written( $date ) : $date->setTimezone( $zone )->format( self::PLAIN );
	}

	/** @param string $format Empty: as the sides exchange them. */
	private static function read( string $value, string $format, \DateTimeZone $zone ): ?\DateTimeImmutable {
		$instant = Moment::instant( $value );
		if ( null !== $instant ) {
			return $instant;
		}
		$date   = \DateTimeImmutable::createFromFormat( '!' . ( '' === $format ? self::PLAIN : $format ), $value, $zone );
		$errors = \DateTimeImmutable::getLastErrors();
		// The 31st of a month of thirty days would be the 1st of the next, and '85 the year 85.
		return false === $date || ( is_array( $errors ) && $errors['warning_count'] + $errors['error_count'] > 0 ) || (int) $date->format( 'Y' ) < self::FIRST_YEAR ? null : $date;
	}

	private static function has_time( string $format ): bool {
		return self::UNIX === $format || str_contains( $format, 'H' );
	}

	private static function type( string $written, string $remote, bool $back ): FieldType {
		return match ( true ) {
			$back && '' === $written  => self::has_time( $remote ) ? FieldType::Instant : FieldType::Date,
			self::PLAIN === $written  => FieldType::Date,
			self::UNIX === $written   => FieldType::Integer,
			default                   => FieldType::Text,
		};
	}
}
