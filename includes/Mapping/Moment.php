<?php
/**
 * Dates and times as the two sides exchange them: "2026-11-23" and "2026-11-23T14:05:00Z". A moment is a date where the
 * shop is, and a date begins there at midnight.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Moment {

	/** A day, or a moment with its zone; programs add fractions of seconds. */
	private const DAY     = '/^(\d{4})-(\d\d)-(\d\d)$/';
	private const INSTANT = '/^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/';

	/** MySQL's way of writing that there is no date. */
	public static function is_none( string $text ): bool {
		return 1 === preg_match( '/^0000-00-00([T ]00:00(:00)?Z?)?$/', trim( $text ) );
	}

	public static function is_day( string $text ): bool {
		return 1 === preg_match( self::DAY, $text, $part ) && checkdate( (int) $part[2], (int) $part[3], (int) $part[1] );
	}

	/** Null where it is no moment. */
	public static function instant( string $text ): ?\DateTimeImmutable {
		$is = 1 === preg_match( self::INSTANT, $text, $part ) && checkdate( (int) $part[2], (int) $part[3], (int) $part[1] );
		return $is ? new \DateTimeImmutable( $text ) : null;
	}

	public static function written( \DateTimeImmutable $moment ): string {
		return $moment->setTimezone( new \DateTimeZone( 'UTC' ) )->format( 'Y-m-d\TH:i:s\Z' );
	}

	/** The day on which a moment is; what is none stays as it is. */
	public static function to_day( string $text, \DateTimeZone $zone ): string {
		return self::instant( $text )?->setTimezone( $zone )->format( 'Y-m-d' ) ?? $text;
	}

	/** The moment in which a day begins; what is none stays as it is. */
	public static function to_instant( string $text, \DateTimeZone $zone ): string {
		return self::is_day( $text ) ? self::written( new \DateTimeImmutable( $text, $zone ) ) : $text;
	}
}
