<?php
/**
 * The words of src/text/words.ts, for what leaves as a file.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

final class Words {

	public static function outcome( string $outcome ): string {
		return match ( $outcome ) {
			'waiting'   => __( 'Waiting', 'crosswalk' ),
			'linked'    => __( 'Linked', 'crosswalk' ),
			'unchanged' => __( 'Unchanged', 'crosswalk' ),
			'created'   => __( 'Created', 'crosswalk' ),
			'updated'   => __( 'Updated', 'crosswalk' ),
			'skipped'   => __( 'Skipped', 'crosswalk' ),
			'decision'  => __( 'Needs decision', 'crosswalk' ),
			'failed'    => __( 'Failed', 'crosswalk' ),
			default     => $outcome,
		};
	}

	/**
	 * As a run speaks of it: what it did, would do, or takes back.
	 *
	 * @param bool $dry     It saved nothing.
	 * @param bool $back    It takes another run back.
	 * @param bool $deleted The record was deleted.
	 */
	public static function of_run( string $outcome, bool $dry, bool $back, bool $deleted ): string {
		if ( $deleted ) {
			return $dry ? __( 'Would be deleted', 'crosswalk' ) : __( 'Deleted', 'crosswalk' );
		}
		if ( $back && 'updated' === $outcome ) {
			return $dry ? __( 'Would be put back', 'crosswalk' ) : __( 'Put back', 'crosswalk' );
		}
		return match ( $dry ? $outcome : '' ) {
			'unchanged' => __( 'Would stay as it is', 'crosswalk' ),
			'created'   => __( 'Would be created', 'crosswalk' ),
			'updated'   => __( 'Would be updated', 'crosswalk' ),
			'skipped'   => __( 'Would be skipped', 'crosswalk' ),
			'decision'  => __( 'Would need a decision', 'crosswalk' ),
			'failed'    => __( 'Would fail', 'crosswalk' ),
			default     => self::outcome( $outcome ),
		};
	}

	/**
	 * What kind of run it was: a dry one and its numbers must not be taken for real.
	 *
	 * @param string $trigger Of the run.
	 * @param bool   $dry     It saved nothing.
	 * @param bool   $back    It takes another run back.
	 */
	public static function kind( string $trigger, bool $dry, bool $back ): string {
		if ( $back ) {
			return $dry ? __( 'Dry run of undoing', 'crosswalk' ) : __( 'Undoing', 'crosswalk' );
		}
		return $dry ? __( 'Dry run', 'crosswalk' ) : self::trigger( $trigger );
	}

	public static function trigger( string $trigger ): string {
		return match ( $trigger ) {
			'person'    => __( 'Sync now', 'crosswalk' ),
			'schedule'  => __( 'Schedule', 'crosswalk' ),
			'cli'       => __( 'Command line', 'crosswalk' ),
			'catch_up'  => __( 'Catching up', 'crosswalk' ),
			'live'      => __( 'As it happened', 'crosswalk' ),
			'setup'     => __( 'Set-up', 'crosswalk' ),
			'reconcile' => __( 'Daily check', 'crosswalk' ),
			default     => $trigger,
		};
	}

	/** @param int $time Unix seconds; as spreadsheets take it for a time. */
	public static function time( int $time ): string {
		return 0 === $time ? '' : gmdate( 'Y-m-d H:i:s', $time );
	}
}
