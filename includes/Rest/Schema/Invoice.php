<?php
/**
 * An invoice that a connected system issued for an order. Amounts are decimals in its own currency.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Decimal;

/**
 * @phpstan-import-type Property from Shape
 */
final class Invoice {

	private const OPEN = 'open';

	private const STATES = array( self::OPEN, 'paid', 'credit', 'withdrawn' );

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'id'        => Shape::integer(),
			'number'    => Shape::text(),
			'url'       => Shape::text( 'Where a person opens it.', true ),
			'issued'    => Shape::text( 'Date, "2026-11-24".', true ),
			'due'       => Shape::text( 'Date.', true ),
			'status'    => Shape::text( 'As the other system calls it.' ),
			'state'     => Shape::choice( 'InvoiceState', self::STATES ),
			'currency'  => Shape::text( 'ISO 4217.' ),
			'net'       => Shape::text(),
			'tax'       => Shape::text(),
			'total'     => Shape::text(),
			'paid'      => Shape::text(),
			'remaining' => Shape::text(),
			'days_left' => Shape::integer( 'Until it is due; negative: overdue. Null where nothing is left to pay or no date is known.', true ),
		);
	}

	/**
	 * @param array<string, string|null> $row   Of the table.
	 * @param string                     $today Date where the shop is.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, string $today ): array {
		return array(
			'id'        => (int) $row['id'],
			'number'    => (string) $row['number'],
			'url'       => self::filled( $row['url'] ),
			'issued'    => self::filled( $row['issued'] ),
			'due'       => self::filled( $row['due'] ),
			'status'    => (string) $row['status'],
			'state'     => in_array( $row['state'], self::STATES, true ) ? $row['state'] : self::OPEN,
			'currency'  => (string) $row['currency'],
			'net'       => self::amount( $row['net'] ),
			'tax'       => self::amount( $row['tax'] ),
			'total'     => self::amount( $row['total'] ),
			'paid'      => self::amount( $row['paid'] ),
			'remaining' => self::amount( $row['remaining'] ),
			'days_left' => self::days_left( $row, $today ),
		);
	}

	/** @param array<string, string|null> $row Of the table. */
	private static function days_left( array $row, string $today ): ?int {
		$due = strtotime( $row['due'] . ' 00:00:00 UTC' );
		if ( self::OPEN !== $row['state'] || false === $due || '' === (string) $row['due'] || Decimal::of( (string) $row['remaining'] )->compare( Decimal::of( '0' ) ) <= 0 ) {
			return null;
		}
		return intdiv( $due - (int) strtotime( $today . ' 00:00:00 UTC' ), DAY_IN_SECONDS );
	}

	private static function filled( ?string $value ): ?string {
		return '' === (string) $value ? null : $value;
	}

	private static function amount( ?string $value ): string {
		return (string) Decimal::of( (string) $value );
	}
}
