import { __ } from '@wordpress/i18n';
import { outcomeWords } from '../text/words';
import type { Outcome } from '../types/generated';

const NOT_WRITTEN = 'skipped,decision,failed';
const ALONE: Outcome[] = [
	'created',
	'updated',
	'skipped',
	'decision',
	'failed',
];

/**
 * Words for one outcome, or for the three that the log counts as skipped.
 *
 * @param outcome One, or several separated by commas.
 */
export function outcomesLabel( outcome: string ): string {
	const one = ALONE.find( ( known ) => known === outcome );
	return one
		? outcomeWords( one )
		: __( 'Skipped, needs decision or failed', 'crosswalk' );
}

/** Choices of the list's filter. */
export function outcomeOptions(): { value: string; label: string }[] {
	return [
		{ value: '', label: __( 'All outcomes', 'crosswalk' ) },
		{ value: 'created', label: outcomeWords( 'created' ) },
		{ value: 'updated', label: outcomeWords( 'updated' ) },
		{ value: NOT_WRITTEN, label: outcomesLabel( NOT_WRITTEN ) },
		{
			value: 'skipped',
			label: __( 'Skipped only', 'crosswalk' ),
		},
		{ value: 'decision', label: outcomeWords( 'decision' ) },
		{ value: 'failed', label: outcomeWords( 'failed' ) },
	];
}
