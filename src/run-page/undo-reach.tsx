import { __, sprintf } from '@wordpress/i18n';
import { exact } from '../text/time';
import type { Instant, Run } from '../types/generated';

/**
 * How far back undoing reaches, where the history does not have all of the run (E20, E23).
 *
 * @param props     Properties.
 * @param props.run One that can be undone, that undoes another one or shows how.
 */
export function UndoReach( { run }: { run: Run } ) {
	if ( ! run.history_since ) {
		return null;
	}
	return (
		<p className="crosswalk-undo-reach">
			{ sentenceOf( run, run.history_since ) }
		</p>
	);
}

/**
 * Whether the run ended before the history that is kept begins.
 *
 * @param run It.
 */
export function isForgotten( run: Run ): boolean {
	// What collects changes as they happen says its beginning for its end.
	return (
		run.trigger !== 'live' &&
		run.history_since !== null &&
		run.finished_at !== null &&
		Date.parse( run.finished_at ) <= Date.parse( run.history_since )
	);
}

function sentenceOf( run: Run, since: Instant ): string {
	if ( run.undoes ) {
		return sprintf(
			/* translators: 1: number of a run, 2: date and time. */
			__(
				'The history is kept back to %2$s. What run %1$d did before then stays as it is.',
				'crosswalk'
			),
			run.undoes,
			exact( since )
		);
	}
	const sentence = isForgotten( run )
		? /* translators: %s: date and time. */
			__(
				'The history is kept back to %s. This run is older, so it cannot be undone any more.',
				'crosswalk'
			)
		: /* translators: %s: date and time. */
			__(
				'The history is kept back to %s. This run is older, so only part of it can be undone.',
				'crosswalk'
			);
	return sprintf( sentence, exact( since ) );
}
