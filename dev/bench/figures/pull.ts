import { median, rounded, type Measured } from '../figure';
import type { Lab } from '../lab';
import type { Measurement } from '../measurement';

type Rates = Record<
	'create_plain' | 'create_worker' | 'update_plain' | 'update_worker',
	number[]
>;

/** Products from a Sandbox, which is read in the same database: no network on either side of the ratio. */
export const pull: Measurement = {
	figures: [
		'pull.products.ratio',
		'pull.products.ratio.50',
		'pull.updates.ratio',
		'pull.updates.ratio.50',
	],
	needsWooCommerce: true,
	measure: async ( lab ) => [
		...( await measured( lab, 1, '' ) ),
		...( await measured( lab, 50, '.50' ) ),
	],
};

async function measured(
	lab: Lab,
	categories: number,
	suffix: string
): Promise< Measured[] > {
	const rates = await lab.php< Rates >( await lab.site(), 'pull', {
		categories,
		records: lab.records( 5_000 ),
		singles: lab.records( 100 ),
		rounds: 5,
	} );
	return [
		ratio(
			`pull.products.ratio${ suffix }`,
			rates.create_worker,
			rates.create_plain
		),
		ratio(
			`pull.updates.ratio${ suffix }`,
			rates.update_worker,
			rates.update_plain
		),
	];
}

/** Of neighbouring rounds, because the category grows from one to the next; the median of them. */
function ratio( name: string, worker: number[], plain: number[] ): Measured {
	return {
		name,
		value: rounded(
			median( worker.map( ( rate, i ) => rate / ( plain[ i ] ?? NaN ) ) )
		),
		baseline: rounded( median( plain ) ),
		samples: {
			byWorkerPerSecond: worker.map( rounded ),
			plainPerSecond: plain.map( rounded ),
		},
	};
}
