import type { LogRow, Run } from '../types/generated';

/** How to speak of what a run does: it did it, it would do it, it took something back, it would take it back. */
export type Mood = 'did' | 'would' | 'undid' | 'would_undo';

/**
 * @param run Of a run or of its row in the log.
 */
export function moodOf( run: Pick< Run | LogRow, 'dry' | 'undoes' > ): Mood {
	if ( run.undoes > 0 ) {
		return run.dry ? 'would_undo' : 'undid';
	}
	return run.dry ? 'would' : 'did';
}
