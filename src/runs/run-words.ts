import { __, sprintf } from '@wordpress/i18n';
import { count, timeLeft } from '../text/time';
import type { Run, RunModule } from '../types/generated';

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
		return __( 'Finishing', 'crosswalk' );
	}
	const parts = [ moduleSentence( module ) ];
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

/** What became of a run that ended, in a sentence. */
export function endSentence( run: Run ): string {
	if ( run.state === 'cancelled' ) {
		return __(
			'The sync was cancelled. What was done stays done.',
			'crosswalk'
		);
	}
	if ( run.state === 'failed' ) {
		return (
			run.error ?? __( 'The sync stopped with an error.', 'crosswalk' )
		);
	}
	const written = sumOf( run, 'created' ) + sumOf( run, 'updated' );
	const failed = sumOf( run, 'failed' );
	if ( failed > 0 ) {
		return sprintf(
			/* translators: 1: number of records, 2: number of records. */
			__(
				'Sync finished: %1$s records written, %2$s failed.',
				'crosswalk'
			),
			count( written ),
			count( failed )
		);
	}
	return written === 0
		? __( 'Sync finished: both sides agreed already.', 'crosswalk' )
		: sprintf(
				/* translators: %s: number of records. */
				__( 'Sync finished: %s records written.', 'crosswalk' ),
				count( written )
			);
}

/**
 * Records with one outcome, over all modules and both sides.
 *
 * @param run     The run.
 * @param outcome Which.
 */
export function sumOf(
	run: Run,
	outcome: 'created' | 'updated' | 'failed' | 'decision'
): number {
	return run.counts.reduce( ( sum, row ) => sum + row[ outcome ], 0 );
}
