<?php
/**
 * Whether a record that matches by its number is the same: an order of another shop, or one that somebody entered by hand
 * under the number of a customer's own, has another total. It would be overwritten, so that a person is asked (E5).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;

final class Proof {

	/** What rounding may have done to the same amount. */
	private const TOLERANCE = '0.05';

	/** @return array{string, string}|null Both values where they contradict the match: of the record, of its match. */
	public static function against( Batch $batch, Record $record, Record $match ): ?array {
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
