import { __, _n, sprintf } from '@wordpress/i18n';
import { sumOf } from '../runs/run-words';
import { count } from '../text/time';
import type { Run } from '../types/generated';

/**
 * What carrying out a dry run does, before somebody agrees to it.
 *
 * @param run The dry run.
 */
export function followSentence( run: Run ): string {
	const deleted = sumOf( run, 'deleted' );
	const linked = sumOf( run, 'linked' );
	const written = sumOf( run, 'created' ) + sumOf( run, 'updated' ) - deleted;
	return [
		written > 0 &&
			sprintf( writtenWords( run, written ), count( written ) ),
		deleted > 0 &&
			sprintf(
				/* translators: %s: number of records. */
				_n(
					'%s record is deleted.',
					'%s records are deleted.',
					deleted,
					'crosswalk'
				),
				count( deleted )
			),
		linked > 0 &&
			sprintf(
				/* translators: %s: number of records. */
				_n(
					'%s record is linked with the one that is there.',
					'%s records are linked with those that are there.',
					linked,
					'crosswalk'
				),
				count( linked )
			),
		__(
			'Nothing else happens. A record that has changed since, so that something else would become of it, is left out and listed.',
			'crosswalk'
		),
	]
		.filter( Boolean )
		.join( ' ' );
}

function writtenWords( run: Run, written: number ): string {
	return run.undoes
		? /* translators: %s: number of records. */
			_n(
				'%s record is put back as it was.',
				'%s records are put back as they were.',
				written,
				'crosswalk'
			)
		: /* translators: %s: number of records. */
			_n(
				'%s record is written.',
				'%s records are written.',
				written,
				'crosswalk'
			);
}
