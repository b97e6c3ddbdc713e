<?php
/**
 * The taxes and price rows of products and services. `revise` and `update` wipe those that are not sent back, so every
 * change starts from a fresh `retrieve` (a query cannot read them).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

final class ProductPrices {

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
		if ( isset( $changes['unit_price'] ) ) {
			unset( $kept[ $own ] );
			$changes[ $own ] = '' === $changes['unit_price'] ? '0' : $changes['unit_price'];
		}
		return $changes + $kept;
	}
}
