import { OUTCOMES, type Outcome, type Run, type RunCount } from './run';

const HEADINGS: Record< Outcome, string > = {
	created: 'created',
	updated: 'updated',
	unchanged: 'unchanged',
	skipped: 'skipped',
	decision: 'needs decision',
	failed: 'failed',
};

/**
 * What a run did, one row per module and side that was written.
 *
 * @param run
 * @param names What the two sides are called.
 */
export function summaryTable(
	run: Run,
	names: Record< RunCount[ 'side' ], string >
): string {
	const rows = run.modules.flatMap( ( { module, label } ) =>
		( [ 'shop', 'remote' ] as const ).map( ( side ) => {
			const count = run.counts.find(
				( row ) => row.module === module && row.side === side
			);
			return [
				label,
				`→ ${ names[ side ] }`,
				...OUTCOMES.map( ( outcome ) =>
					String( count?.[ outcome ] ?? 0 )
				),
			];
		} )
	);
	return align( [
		[ '', '', ...OUTCOMES.map( ( outcome ) => HEADINGS[ outcome ] ) ],
		...rows,
	] );
}

/**
 * The same for a program: module → side → outcome.
 *
 * @param run
 */
export function summaryCounts(
	run: Run
): Record< string, Record< string, Record< Outcome, number > > > {
	const result: Record<
		string,
		Record< string, Record< Outcome, number > >
	> = {};
	for ( const { module } of run.modules ) {
		result[ module ] = { shop: zero(), remote: zero() };
	}
	for ( const { module, side, ...counts } of run.counts ) {
		result[ module ] = { ...result[ module ], [ side ]: counts };
	}
	return result;
}

export function total( run: Run, outcome: Outcome ): number {
	return run.counts.reduce( ( sum, count ) => sum + count[ outcome ], 0 );
}

function zero(): Record< Outcome, number > {
	return {
		created: 0,
		updated: 0,
		unchanged: 0,
		skipped: 0,
		decision: 0,
		failed: 0,
	};
}

function align( table: string[][] ): string {
	const widths = ( table[ 0 ] ?? [] ).map( ( _, column ) =>
		Math.max( ...table.map( ( row ) => row[ column ]?.length ?? 0 ) )
	);
	return table
		.map( ( row ) =>
			row
				.map( ( cell, column ) =>
					column < 2
						? cell.padEnd( widths[ column ] ?? 0 )
						: cell.padStart( widths[ column ] ?? 0 )
				)
				.join( '  ' )
		)
		.join( '\n' );
}
