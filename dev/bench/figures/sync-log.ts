import { rounded } from '../figure';
import type { Measurement } from '../measurement';

type Times = Record< string, number[] >;

interface Answer {
	few: Times;
	many: Times;
	rows: number;
}

/** Noise only ever adds: the quickest quarter is nearest to the truth. */
function usual( times: number[] = [] ): number {
	const sorted = [ ...times ].sort( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 4 ) ] ?? NaN;
}

/** How many times as long as a page that has nothing to do with the log, shown in turn with it: so noise cancels out. */
function cost( times: Times, page: string ): number {
	return usual( times[ page ] ) / usual( times.control );
}

/** The kind of page that suffers most from many rows counts. */
export const syncLog: Measurement = {
	figures: [ 'synclog.page.ratio' ],
	needsWooCommerce: false,
	measure: async ( lab ) => {
		const { few, many, rows } = await lab.php< Answer >(
			await lab.site(),
			'sync-log',
			{ few: 1000, records: lab.records( 1_000_000 ), rounds: 80 }
		);
		const ratios = Object.fromEntries(
			Object.keys( few )
				.filter( ( page ) => page !== 'control' )
				.map( ( page ) => [
					page,
					rounded( cost( many, page ) / cost( few, page ) ),
				] )
		);
		return [
			{
				name: 'synclog.page.ratio',
				value: Math.max( ...Object.values( ratios ) ),
				baseline: rounded(
					Math.max( ...Object.values( few ).map( usual ) )
				),
				samples: { rows, ...ratios },
			},
		];
	},
};
