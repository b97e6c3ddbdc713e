import { rounded } from '../figure';
import type { Measurement } from '../measurement';

/** Sandbox to sample shop: what the engine itself keeps shows best where the sides keep nothing, and 20,000 records take minutes. */
export const workerMemory: Measurement = {
	figures: [ 'worker.memory.growth' ],
	measure: async ( lab ) => {
		const site = await lab.site( { woocommerce: false } );
		const records = lab.records( 20_000 );
		const every = lab.records( 1_000 );
		const { samples } = await lab.php< {
			samples: Record< string, number >;
		} >( site, 'worker-memory', { records, every } );
		const bytes = Object.values( samples );
		const first = bytes[ 0 ] ?? NaN;
		const last = bytes.at( -1 ) ?? NaN;
		return [
			{
				name: 'worker.memory.growth',
				value: rounded( ( last - first ) / ( records - every ) ),
				baseline: first,
				samples: { bytes },
			},
		];
	},
};
