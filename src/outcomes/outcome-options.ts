import { __ } from '@wordpress/i18n';
import type { Mood } from '../runs/mood';
import { deletedWords, outcomeWords } from '../text/words';
import type { Outcome } from '../types/generated';
import type { RunList } from './run-list';

export const NOT_WRITTEN = 'skipped,decision,failed';

/** Deleting a record counts as an update of it. */
export const DELETED = 'deleted';

const ALONE: Outcome[] = [
	'created',
	'updated',
	'unchanged',
	'skipped',
	'decision',
	'failed',
];

/**
 * Words for one outcome, or for the three that the log counts as skipped.
 *
 * @param outcome One, or several separated by commas.
 * @param mood    Of the run.
 */
export function outcomesLabel( outcome: string, mood: Mood = 'did' ): string {
	const one = ALONE.find( ( known ) => known === outcome );
	return one
		? outcomeWords( one, mood )
		: __( 'Skipped, needs decision or failed', 'crosswalk' );
}

/**
 * Choices of the list's filter.
 *
 * @param mood Of the run.
 */
export function outcomeOptions(
	mood: Mood = 'did'
): { value: string; label: string }[] {
	const option = ( outcome: Outcome ) => ( {
		value: outcome,
		label: outcomeWords( outcome, mood ),
	} );
	return [
		{ value: '', label: __( 'All outcomes', 'crosswalk' ) },
		option( 'created' ),
		option( 'updated' ),
		{ value: DELETED, label: deletedWords( mood ) },
		{ value: NOT_WRITTEN, label: outcomesLabel( NOT_WRITTEN ) },
		{ value: 'skipped', label: __( 'Skipped only', 'crosswalk' ) },
		option( 'decision' ),
		option( 'failed' ),
	];
}

/**
 * The records that a choice of the filter shows.
 *
 * @param chosen Value of an option.
 */
export function listOf( chosen: string ): Pick< RunList, 'outcome' | 'gone' > {
	switch ( chosen ) {
		case DELETED:
			return { outcome: 'updated', gone: '1' };
		case 'updated':
			return { outcome: 'updated', gone: '0' };
	}
	return { outcome: chosen };
}
