<?php
/**
 * Sees to it that two records with one match key do not become two records (E4).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

interface MatchKeys {

	/**
	 * Takes the keys of a batch.
	 *
	 * @param array<string, Item> $by_key Items by their key.
	 */
	public function take( Batch $batch, array $by_key ): void;

	/** A second record with a key that another one of the same batch has. */
	public function second( Batch $batch, Item $item ): void;

	/**
	 * Records of the target side that somebody has taken without a link that says so.
	 *
	 * @param list<string> $ids Ids on the target side.
	 * @return list<string>
	 */
	public function taken( Batch $batch, array $ids ): array;
}
