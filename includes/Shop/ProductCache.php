<?php
/**
 * Loads what a batch of products needs in a handful of queries, so that reading them one by one costs none.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class ProductCache {

	/** @param list<int> $ids Products and variations. */
	public static function prime( array $ids ): void {
		_prime_post_caches( $ids );
		$parents = array();
		foreach ( $ids as $id ) {
			$parents[] = wp_get_post_parent_id( $id );
		}
		_prime_post_caches( array_values( array_unique( array_filter( $parents ) ) ) );
		$images = array();
		foreach ( array( ...$ids, ...array_filter( $parents ) ) as $id ) {
			$image    = get_post_meta( (int) $id, '_thumbnail_id', true );
			$images[] = is_numeric( $image ) ? (int) $image : 0;
		}
		_prime_post_caches( array_values( array_unique( array_filter( $images ) ) ), false );
	}
}
