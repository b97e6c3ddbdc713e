<?php
/**
 * Whether a record that matches by its number is the same: an order of another shop, or one that somebody entered by hand
 * under the number of a customer's own, has another total. A shop that was restored from a backup gives numbers a second
 * time, and the other system has an older order under them (E32). Either would be overwritten, so that a person is asked
 * (E5).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;

final class Proof {

	/** What rounding may have done to the same amount. */
	private const TOLERANCE = '0.05';

	/** What a difference of clocks may be. */
	private const CLOCKS_S = 900;

	/** What a wrong time zone in the settings may make of it: no reason to ask about each order that another program had brought over before the start. */
	private const ZONES_S = 90_000;

	/** @return string What contradicts the match, a sentence; empty: nothing. */
	public static function against( Batch $batch, Record $record, Record $match ): string {
		$differs = self::other_total( $batch, $record, $match );
		$title   = $batch->description( $batch->to() )->title_of( $match );
		$system  = $batch->pairing->name( $batch->to() );
		if ( null !== $differs ) {
			/* translators: 1: name of a record, 2: name of a system, 3: an amount, 4: another amount. */
			return sprintf( __( '"%1$s" in %2$s has the same number, but another total: %4$s instead of %3$s.', 'crosswalk' ), $title, $system, $differs[0], $differs[1] );
		}
		if ( self::reused( $batch, $record, $match ) ) {
			$made = self::shown( $batch, $batch->from, $record );
			$then = self::shown( $batch, $batch->to(), $match );
			/* translators: 1: name of a record, 2: name of a system, 3: date and time, 4: another date and time. */
			return sprintf( __( '"%1$s" in %2$s has the same number, but was made at another time: %4$s instead of %3$s.', 'crosswalk' ), $title, $system, $made, $then );
		}
		return '';
	}

	/** Whether the shop made its record when the other side already had one with its number. */
	public static function reused( Batch $batch, Record $record, Record $match ): bool {
		$here  = self::made( $batch, Side::Shop, Side::Shop === $batch->from ? $record : $match );
		$there = self::made( $batch, Side::Remote, Side::Shop === $batch->from ? $match : $record );
		$slack = $here < $batch->pairing->baseline ? self::ZONES_S : self::CLOCKS_S;
		return array() !== $batch->description( Side::Remote )->proof && null !== $here && null !== $there && $there + $slack < $here;
	}

	/** @return int|null Unix time; null: unknown. */
	public static function made( Batch $batch, Side $side, Record $record ): ?int {
		$made = $record->fields[ $batch->description( $side )->made ] ?? null;
		$time = is_string( $made ) ? strtotime( $made ) : false;
		return false === $time ? null : $time;
	}

	private static function shown( Batch $batch, Side $side, Record $record ): string {
		return (string) wp_date( 'Y-m-d H:i', self::made( $batch, $side, $record ) );
	}

	/** @return array{string, string}|null Both totals where they differ: of the record, of its match. */
	private static function other_total( Batch $batch, Record $record, Record $match ): ?array {
		$proof = $batch->description( Side::Remote )->proof;
		foreach ( array() === $proof ? array() : $batch->config->map->rows as $row ) {
			if ( ! in_array( $row->remote, $proof, true ) ) {
				continue;
			}
			$own   = self::amount( $record->fields[ $row->field( $batch->from ) ] ?? null );
			$other = self::amount( $match->fields[ $row->field( $batch->to() ) ] ?? null );
			if ( null !== $own && null !== $other && $own->sub( $other )->abs()->compare( Decimal::of( self::TOLERANCE ) ) > 0 ) {
				return array( $own->fixed( 2 ), $other->fixed( 2 ) );
			}
		}
		return null;
	}

	private static function amount( mixed $value ): ?Decimal {
		return is_scalar( $value ) ? Decimal::parse( (string) $value ) : null;
	}
}
