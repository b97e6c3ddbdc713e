<?php
/**
 * Match keys as named locks, across all workers and machines: of two records with one key the second waits, and then
 * finds what the first has made.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Locks;

final class LockedKeys implements MatchKeys {

	/** Somebody else is creating a record with the same key. */
	private const BUSY_S = 3;

	public function __construct( private readonly Locks $locks ) {
	}

	public function take( Batch $batch, array $by_key ): void {
		$keys         = array_map( 'strval', array_keys( $by_key ) );
		$held         = $this->locks->take( $keys, $batch->token );
		$batch->locks = array( ...$batch->locks, ...$held );
		foreach ( array_diff( $keys, $held ) as $key ) {
			$by_key[ $key ]->verdict = Verdict::wait( self::BUSY_S );
		}
	}

	public function second( Batch $batch, Item $item ): void {
		$item->verdict = Verdict::second();
	}

	public function taken( Batch $batch, array $ids ): array {
		return array();
	}
}
