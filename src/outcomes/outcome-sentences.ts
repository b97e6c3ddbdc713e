import { _n, sprintf } from '@wordpress/i18n';
import type { Mood } from '../runs/mood';
import { count } from '../text/time';
import type { RunCount } from '../types/generated';
import type { RunList } from './run-list';

/** "212 would be created", and the records it counts. */
export interface Fact {
	key: string;
	text: string;
	/** Null where nothing is listed: what agrees has no rows. */
	list: Pick< RunList, 'outcome' | 'linked' | 'gone' > | null;
}

type Counted = Exclude< keyof RunCount, 'module' | 'side' >;

const ORDER: Counted[] = [
	'created',
	'updated',
	'deleted',
	'linked',
	'decision',
	'failed',
	'skipped',
	'unchanged',
];

/**
 * What a run did to one side of a module, or would do, in words.
 *
 * @param row  Its numbers.
 * @param mood Of the run.
 */
export function facts( row: RunCount, mood: Mood ): Fact[] {
	// What was deleted is told apart: it is no update in the eyes of people.
	const told = { ...row, updated: row.updated - row.deleted };
	return ORDER.filter( ( outcome ) => told[ outcome ] > 0 ).map(
		( outcome ) => ( {
			key: outcome,
			text: sprintf(
				words( outcome, told[ outcome ], mood ),
				count( told[ outcome ] )
			),
			list: listOf( outcome, row ),
		} )
	);
}

function listOf( outcome: Counted, row: RunCount ): Fact[ 'list' ] {
	switch ( outcome ) {
		case 'updated':
			return row.deleted > 0 ? { outcome, gone: '0' } : { outcome };
		case 'deleted':
			return { outcome: 'updated', gone: '1' };
		case 'unchanged':
			return null;
		case 'linked':
			return { linked: '1' };
	}
	return { outcome };
}

function words( outcome: Counted, n: number, mood: Mood ): string {
	const planned = mood === 'would' || mood === 'would_undo';
	if ( mood === 'undid' || mood === 'would_undo' ) {
		const undone = undoWords( outcome, n, planned );
		if ( undone ) {
			return undone;
		}
	}
	return planned ? plannedWords( outcome, n ) : pastWords( outcome, n );
}

function undoWords( outcome: Counted, n: number, planned: boolean ): string {
	switch ( outcome ) {
		case 'updated':
			return planned
				? /* translators: %s: number of records. */
					_n(
						'%s would be put back',
						'%s would be put back',
						n,
						'crosswalk'
					)
				: /* translators: %s: number of records. */
					_n( '%s was put back', '%s were put back', n, 'crosswalk' );
		case 'skipped':
			return planned
				? /* translators: %s: number of records. */
					_n(
						'%s cannot be undone',
						'%s cannot be undone',
						n,
						'crosswalk'
					)
				: /* translators: %s: number of records. */
					_n(
						'%s could not be undone',
						'%s could not be undone',
						n,
						'crosswalk'
					);
	}
	return '';
}

function plannedWords( outcome: Counted, n: number ): string {
	switch ( outcome ) {
		case 'created':
			/* translators: %s: number of records. */
			return _n(
				'%s would be created',
				'%s would be created',
				n,
				'crosswalk'
			);
		case 'updated':
			/* translators: %s: number of records. */
			return _n(
				'%s would be updated',
				'%s would be updated',
				n,
				'crosswalk'
			);
		case 'deleted':
			/* translators: %s: number of records. */
			return _n(
				'%s would be deleted',
				'%s would be deleted',
				n,
				'crosswalk'
			);
		case 'linked':
			/* translators: %s: number of records. */
			return _n(
				'%s would be linked with the record that is there',
				'%s would be linked with the records that are there',
				n,
				'crosswalk'
			);
		case 'skipped':
			/* translators: %s: number of records. */
			return _n(
				'%s would be skipped',
				'%s would be skipped',
				n,
				'crosswalk'
			);
		case 'failed':
			/* translators: %s: number of records. */
			return _n( '%s would fail', '%s would fail', n, 'crosswalk' );
		case 'decision':
			/* translators: %s: number of records. */
			return _n(
				'%s needs a decision',
				'%s need a decision',
				n,
				'crosswalk'
			);
		case 'unchanged':
			/* translators: %s: number of records. */
			return _n(
				'%s would stay as it is',
				'%s would stay as they are',
				n,
				'crosswalk'
			);
	}
}

function pastWords( outcome: Counted, n: number ): string {
	switch ( outcome ) {
		case 'created':
			/* translators: %s: number of records. */
			return _n( '%s was created', '%s were created', n, 'crosswalk' );
		case 'updated':
			/* translators: %s: number of records. */
			return _n( '%s was updated', '%s were updated', n, 'crosswalk' );
		case 'deleted':
			/* translators: %s: number of records. */
			return _n( '%s was deleted', '%s were deleted', n, 'crosswalk' );
		case 'linked':
			/* translators: %s: number of records. */
			return _n(
				'%s was linked with the record that was there',
				'%s were linked with the records that were there',
				n,
				'crosswalk'
			);
		case 'skipped':
			/* translators: %s: number of records. */
			return _n( '%s was skipped', '%s were skipped', n, 'crosswalk' );
		case 'failed':
			/* translators: %s: number of records. */
			return _n( '%s failed', '%s failed', n, 'crosswalk' );
		case 'decision':
			/* translators: %s: number of records. */
			return _n(
				'%s needs a decision',
				'%s need a decision',
				n,
				'crosswalk'
			);
		case 'unchanged':
			/* translators: %s: number of records. */
			return _n(
				'%s stayed as it was',
				'%s stayed as they were',
				n,
				'crosswalk'
			);
	}
}

/**
 * Records that a run would write, or wrote.
 *
 * @param counts Its numbers.
 */
export function written( counts: RunCount[] ): number {
	return counts.reduce(
		( sum, { created, updated } ) => sum + created + updated,
		0
	);
}

/**
 * Whether a run would write or link anything, so that it can be carried out.
 *
 * @param counts Its numbers.
 */
export function doesSomething( counts: RunCount[] ): boolean {
	return counts.some(
		( { created, updated, linked } ) => created + updated + linked > 0
	);
}
