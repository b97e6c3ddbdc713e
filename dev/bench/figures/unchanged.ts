import { median, rounded, type Measured } from '../figure';
import { connectionTo } from '../lab';
import type { Measurement } from '../measurement';

interface Answer {
	runs: Array< {
		seconds: number;
		network: number;
		queries: number;
		operations: Record< string, number >;
	} >;
	one_by_one: number[];
}

/** Both sides are listed. The emulated CRM answers at once; the time its answers take is not counted. */
export const unchanged: Measurement = {
	figures: [ 'unchanged.ratio', 'unchanged.calls' ],
	needsWooCommerce: true,
	measure: async ( lab ) => {
		const records = lab.records( 10_000 );
		const site = await lab.site();
		const vtiger = await lab.vtiger( { counts: { products: records } } );
		const { runs, one_by_one: plain } = await lab.php< Answer >(
			site,
			'unchanged',
			{
				records,
				crm: connectionTo( vtiger ),
				control: `${ vtiger.url }/__control`,
			}
		);
		const own = runs.map( ( { seconds, network } ) => seconds - network );
		const calls = runs.map( ( { operations } ) =>
			Object.values( operations ).reduce( ( sum, n ) => sum + n, 0 )
		);
		const baseline = median( plain );
		const figures: Measured[] = [
			{
				name: 'unchanged.ratio',
				value: rounded( median( own ) / baseline ),
				baseline: rounded( baseline ),
				samples: {
					seconds: own.map( rounded ),
					network: runs.map( ( { network } ) => rounded( network ) ),
					queries: runs.map( ( { queries } ) => queries ),
					oneByOne: plain.map( rounded ),
				},
			},
			{
				name: 'unchanged.calls',
				value: Math.max( ...calls ),
				baseline: Math.ceil( records / 100 ),
				samples: { calls },
			},
		];
		return figures;
	},
};
