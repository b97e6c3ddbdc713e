import type { RunList } from '../outcomes/run-list';
import type { RunCount } from '../types/generated';

export const SAMPLE = 10;

/** More parts would be more requests than a sample is worth. */
const PARTS = 5;

interface Part {
	list: RunList;
	size: number;
}

/**
 * From which modules and sides a sample is taken, and how many of each.
 *
 * @param counts Numbers of the dry run.
 */
export function sampleParts( counts: RunCount[] ): Part[] {
	const written = counts
		.filter( ( { created, updated } ) => created + updated > 0 )
		.slice( 0, PARTS );
	return written.map( ( { module, side } ) => ( {
		list: { side, module, outcome: 'created,updated' },
		size: Math.ceil( SAMPLE / written.length ),
	} ) );
}
