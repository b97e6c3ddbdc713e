<?php
/**
 * Which connections record their requests, and until when (V8). One autoloaded option, so that asking costs nothing.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class DebugMode {

	public const OPTION = 'crosswalk_debug';

	/** It switches itself off after so long, unless somebody says to keep it on. */
	public const HOURS = 24;

	/** As `until`: until somebody switches it off. */
	public const KEPT = 0;

	/** @return int|null Unix seconds, KEPT, or null: off. */
	public function until( int $connection_id ): ?int {
		$until = $this->all()[ $connection_id ] ?? null;
		return null === $until || ( self::KEPT !== $until && $until <= time() ) ? null : $until;
	}

	public function on( int $connection_id, bool $keep ): void {
		update_option( self::OPTION, array( $connection_id => $keep ? self::KEPT : time() + self::HOURS * HOUR_IN_SECONDS ) + $this->all(), true );
	}

	public function off( int $connection_id ): void {
		$all = $this->all();
		if ( isset( $all[ $connection_id ] ) ) {
			update_option( self::OPTION, array_diff_key( $all, array( $connection_id => true ) ), true );
		}
	}

	/** @return array<int, int> By connection. */
	private function all(): array {
		$stored = get_option( self::OPTION );
		$all    = array();
		foreach ( is_array( $stored ) ? $stored : array() as $connection => $until ) {
			$all[ (int) $connection ] = is_numeric( $until ) ? (int) $until : 0;
		}
		return $all;
	}
}
