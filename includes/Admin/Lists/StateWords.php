<?php
/**
 * The state of a record's sync in words, as src/sync-states says them.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin\Lists;

use Crosswalk\Storage\RecordStates;
use Crosswalk\Storage\StateClauses;

final class StateWords {

	public static function of( string $state ): string {
		return match ( $state ) {
			RecordStates::EXCLUDED => __( 'Not synced', 'crosswalk' ),
			RecordStates::DECISION => __( 'Needs decision', 'crosswalk' ),
			RecordStates::FAILED   => __( 'Failed', 'crosswalk' ),
			RecordStates::WAITING  => __( 'Waiting', 'crosswalk' ),
			RecordStates::DELETED  => __( 'Deleted there', 'crosswalk' ),
			RecordStates::SYNCED   => __( 'In step', 'crosswalk' ),
			RecordStates::SKIPPED  => __( 'Left out', 'crosswalk' ),
			default                => __( 'Not synced yet', 'crosswalk' ),
		};
	}

	/** @return array<string, string> Every state, as a choice. */
	public static function choices(): array {
		$states = array( ...RecordStates::ALL, StateClauses::NONE );
		return array_combine( $states, array_map( array( self::class, 'of' ), $states ) );
	}
}
