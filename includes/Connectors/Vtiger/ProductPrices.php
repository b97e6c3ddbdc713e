<?php
/**
 * The taxes and price rows of products and services. `revise` and `update` wipe those that are not sent back, so every
 * change starts from a fresh `retrieve` (a query cannot read them).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

final class ProductPrices {

	/** The CRM has no empty price: 0 is what it says of a product that nobody has given one. */
	private const PRICE = 'unit_price';

	/**
	 * A product without a price is not sold; one for 0 would be given away.
	 *
	 * @param array<string, mixed> $fields Neutral values.
	 * @return array<string, mixed>
	 */
	public static function read( array $fields ): array {
		return '0' === ( $fields[ self::PRICE ] ?? null ) ? array( self::PRICE => null ) + $fields : $fields;
	}

	/**
	 * What must be sent along with a change so that nothing is lost.
	 *
	 * @param array<string, string> $stored  As retrieved.
	 * @param array<string, mixed>  $changes What is to change.
	 * @return array<string, mixed> Changes and what goes with them.
	 */
	public static function kept( array $stored, array $changes ): array {
		$kept = array_filter(
			$stored,
			static fn( string $value, string $name ): bool => '' !== $value && 1 === preg_match( '/^(tax\d+|currency\d+|currency_id|unit_price)$/', $name ),
			ARRAY_FILTER_USE_BOTH
		);
		// The price row of the product's own currency follows its price.
		$own = 'currency' . substr( (string) strrchr( $stored['currency_id'] ?? 'x1', 'x' ), 1 );
		if ( isset( $changes[ self::PRICE ] ) ) {
			unset( $kept[ $own ] );
			$changes[ $own ] = '' === $changes[ self::PRICE ] ? '0' : $changes[ self::PRICE ];
		}
		return $changes + $kept;
	}
}
