import { __, sprintf } from '@wordpress/i18n';
import type { HistoryRow, SyncState } from '../types/generated';

export function syncWords( state: SyncState ): string {
	switch ( state ) {
		case 'synced':
			return __( 'In step', 'crosswalk' );
		case 'waiting':
			return __( 'Waiting', 'crosswalk' );
		case 'failed':
			return __( 'Failed', 'crosswalk' );
		case 'decision':
			return __( 'Needs decision', 'crosswalk' );
		case 'deleted':
			return __( 'Deleted there', 'crosswalk' );
		case 'excluded':
			return __( 'Not synced', 'crosswalk' );
		case 'skipped':
			return __( 'Left out', 'crosswalk' );
	}
}

/**
 * What happened to a record, in a sentence without its end.
 *
 * @param row    Of the history.
 * @param system Name of the system that was written.
 */
export function eventWords( row: HistoryRow, system: string ): string {
	switch ( row.event ) {
		case 'created':
			/* translators: %s: name of a system. */
			return sprintf( __( 'Created in %s', 'crosswalk' ), system );
		case 'updated':
			return sprintf(
				/* translators: 1: field, 2: system. */
				__( '%1$s changed in %2$s', 'crosswalk' ),
				row.label,
				system
			);
		case 'conflict':
			return sprintf(
				/* translators: 1: field, 2: system. */
				__(
					'%1$s was changed on both sides; overwritten in %2$s',
					'crosswalk'
				),
				row.label,
				system
			);
		case 'linked':
			return __( 'Linked', 'crosswalk' );
		case 'unlinked':
			return __( 'Unlinked', 'crosswalk' );
		case 'deleted':
			/* translators: %s: name of a system. */
			return sprintf( __( 'Deleted in %s', 'crosswalk' ), system );
		case 'excluded':
			return __( 'Set to “Do not sync”', 'crosswalk' );
		case 'included':
			return __( 'Synced again', 'crosswalk' );
	}
}
