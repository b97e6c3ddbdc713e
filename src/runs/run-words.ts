import { __, _n, sprintf } from '@wordpress/i18n';
import { count, timeLeft } from '../text/time';
import { SHOP } from '../text/words';
import type { Run, RunCount, RunModule, RunQuestion } from '../types/generated';
import { moodOf } from './mood';

export function isActive( run: Run ): boolean {
	return run.state === 'running' || run.state === 'paused';
}

/** The module a run is at: the first that is not through. */
export function currentModule( run: Run ): RunModule | undefined {
	return (
		run.modules.find(
			( { state } ) => state === 'working' || state === 'listing'
		) ?? run.modules.find( ( { state } ) => state === 'waiting' )
	);
}

/**
 * Part of a run that is done, 0 to 1; null while nobody knows how much there is.
 *
 * @param run The run.
 */
export function progress( run: Run ): number | null {
	let done = 0;
	let total = 0;
	for ( const module of run.modules ) {
		// A finished module counts whole, even one that had nothing to do.
		const size = Math.max( module.total ?? module.listed, 1 );
		total += size;
		done += module.state === 'done' ? size : handled( module );
	}
	const known = run.modules.some(
		( { state, total: size } ) => state === 'done' || size !== null
	);
	return known && total > 0 ? Math.min( 1, done / total ) : null;
}

/** Records looked at that needed nothing, and those that were worked on. */
function handled( module: RunModule ): number {
	return Math.max( 0, module.listed - module.queued ) + module.done;
}

/** "Products 1,240 of 3,000 · 41/s · about 45 s left" */
export function progressSentence( run: Run ): string {
	const module = currentModule( run );
	if ( ! module ) {
		// Nothing of it is to be done any more; only its end is not written down yet.
		return __( 'Finishing', 'crosswalk' );
	}
	const parts = [ moduleSentence( module ) ];
	if ( run.dry ) {
		parts.unshift( __( 'Dry run, nothing is written', 'crosswalk' ) );
	}
	if ( run.state === 'paused' ) {
		return [ ...parts, __( 'paused', 'crosswalk' ) ].join( ' · ' );
	}
	if ( run.error ) {
		return [ ...parts, run.error ].join( ' · ' );
	}
	if ( run.rate_per_s > 0 ) {
		parts.push(
			sprintf(
				/* translators: %s: records per second. */
				__( '%s/s', 'crosswalk' ),
				count( Math.round( run.rate_per_s * 10 ) / 10 )
			)
		);
	}
	if ( run.seconds_left !== null && run.seconds_left > 0 ) {
		parts.push( timeLeft( run.seconds_left ) );
	}
	return parts.join( ' · ' );
}

function moduleSentence( module: RunModule ): string {
	if ( module.total === null ) {
		return module.listed > 0
			? sprintf(
					/* translators: 1: module, 2: number of records. */
					__( '%1$s: %2$s compared so far', 'crosswalk' ),
					module.label,
					count( module.listed )
				)
			: sprintf(
					/* translators: %s: module. */
					__( '%s: starting', 'crosswalk' ),
					module.label
				);
	}
	return sprintf(
		/* translators: 1: module, 2: records done, 3: records in all. */
		__( '%1$s %2$s of %3$s', 'crosswalk' ),
		module.label,
		count( Math.min( handled( module ), module.total ) ),
		count( module.total )
	);
}

/**
 * What a run asks before it withdraws much (E24).
 *
 * @param question Of the run.
 * @param remote   Name of the other system.
 */
export function questionSentence(
	question: RunQuestion,
	remote: string
): string {
	const system = question.side === 'shop' ? SHOP : remote;
	return question.missing >= question.known
		? sprintf(
				/* translators: 1: module, 2: name of a system, 3: number of records. */
				__(
					'%1$s: %2$s shows none of the %3$s records any more that were there. Are they really gone?',
					'crosswalk'
				),
				question.label,
				system,
				count( question.known )
			)
		: sprintf(
				/* translators: 1: module, 2: number of records, 3: number of records, 4: name of a system. */
				__(
					'%1$s: %2$s of %3$s records are not in %4$s any more. Are they really gone?',
					'crosswalk'
				),
				question.label,
				count( question.missing ),
				count( question.known ),
				system
			);
}

/** What became of a run that ended, in a sentence. */
export function endSentence( run: Run ): string {
	if ( run.state === 'failed' && run.error ) {
		return run.error;
	}
	switch ( moodOf( run ) ) {
		case 'would':
		case 'would_undo':
			return dryEnd( run );
		case 'undid':
			return undoEnd( run );
	}
	if ( run.state === 'cancelled' ) {
		return __(
			'The sync was cancelled. What was done stays done.',
			'crosswalk'
		);
	}
	if ( run.state === 'failed' ) {
		return __( 'The sync stopped with an error.', 'crosswalk' );
	}
	const written = writtenBy( run );
	const failed = sumOf( run, 'failed' );
	if ( failed > 0 ) {
		return sprintf(
			/* translators: 1: number of records, 2: number of records. */
			_n(
				'Sync finished: %1$s record written, %2$s failed.',
				'Sync finished: %1$s records written, %2$s failed.',
				written,
				'crosswalk'
			),
			count( written ),
			count( failed )
		);
	}
	const linked = sumOf( run, 'linked' );
	if ( written === 0 && linked > 0 ) {
		return sprintf(
			/* translators: %s: number of records. */
			_n(
				'Sync finished: %s record was linked, nothing had to be written.',
				'Sync finished: %s records were linked, nothing had to be written.',
				linked,
				'crosswalk'
			),
			count( linked )
		);
	}
	if ( written === 0 ) {
		return sumOf( run, 'skipped' ) + sumOf( run, 'decision' ) > 0
			? __(
					'Sync finished: nothing had to be written. Some records were skipped or need a decision.',
					'crosswalk'
				)
			: __( 'Sync finished: both sides agreed already.', 'crosswalk' );
	}
	return sprintf(
		/* translators: %s: number of records. */
		_n(
			'Sync finished: %s record written.',
			'Sync finished: %s records written.',
			written,
			'crosswalk'
		),
		count( written )
	);
}

function dryEnd( run: Run ): string {
	if ( run.state !== 'done' ) {
		return __(
			'The dry run did not get to its end, so it does not show everything. Nothing was written.',
			'crosswalk'
		);
	}
	const deleted = sumOf( run, 'deleted' );
	const through = dryFound( writtenBy( run ) - deleted, deleted );
	return writtenBy( run ) === 0 || run.followed_by
		? through
		: `${ through } ${ __( 'Nothing has been written yet.', 'crosswalk' ) }`;
}

function dryFound( written: number, deleted: number ): string {
	if ( written > 0 && deleted > 0 ) {
		return sprintf(
			/* translators: 1: number of records, 2: number of records. */
			__(
				'The dry run is through: %1$s would be written, %2$s would be deleted.',
				'crosswalk'
			),
			count( written ),
			count( deleted )
		);
	}
	if ( deleted > 0 ) {
		return sprintf(
			/* translators: %s: number of records. */
			_n(
				'The dry run is through: %s record would be deleted.',
				'The dry run is through: %s records would be deleted.',
				deleted,
				'crosswalk'
			),
			count( deleted )
		);
	}
	return written === 0
		? __( 'The dry run is through: nothing would be written.', 'crosswalk' )
		: sprintf(
				/* translators: %s: number of records. */
				_n(
					'The dry run is through: %s record would be written.',
					'The dry run is through: %s records would be written.',
					written,
					'crosswalk'
				),
				count( written )
			);
}

function undoEnd( run: Run ): string {
	if ( run.state !== 'done' ) {
		return __(
			'Undoing did not get to its end. What was put back stays so.',
			'crosswalk'
		);
	}
	const written = writtenBy( run );
	const deleted = sumOf( run, 'deleted' );
	if ( deleted > 0 ) {
		return sprintf(
			/* translators: 1: number of records, 2: number of records. */
			__( 'Undone: %1$s put back, %2$s deleted.', 'crosswalk' ),
			count( written - deleted ),
			count( deleted )
		);
	}
	return sprintf(
		/* translators: %s: number of records. */
		_n(
			'Undone: %s record was put back.',
			'Undone: %s records were put back.',
			written,
			'crosswalk'
		),
		count( written )
	);
}

function writtenBy( run: Run ): number {
	return sumOf( run, 'created' ) + sumOf( run, 'updated' );
}

/**
 * Records with one outcome, over all modules and both sides.
 *
 * @param run     The run.
 * @param outcome Which.
 */
export function sumOf(
	run: Run,
	outcome: Exclude< keyof RunCount, 'module' | 'side' >
): number {
	return run.counts.reduce( ( sum, row ) => sum + row[ outcome ], 0 );
}
