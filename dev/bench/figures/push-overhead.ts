import { rounded } from '../figure';
import { connectionTo } from '../lab';
import type { Measurement } from '../measurement';

const LATENCY_MS = 50;

/** Creates go one at a time, so the CRM alone needs its latency for each; what is more is ours. */
export const pushOverhead: Measurement = {
	figures: [ 'push.overhead' ],
	measure: async ( lab ) => {
		const site = await lab.site();
		const vtiger = await lab.vtiger();
		vtiger.control.setLatency( { ms: LATENCY_MS, serialShare: 0 } );
		const records = lab.records( 1_000 );
		const { seconds, queries } = await lab.php< {
			seconds: number;
			queries: number;
		} >( site, 'push-overhead', { records, crm: connectionTo( vtiger ) } );
		const baseline = ( records * LATENCY_MS ) / 1000;
		const { operations } = vtiger.control.stats();
		return [
			{
				name: 'push.overhead',
				value: rounded( seconds / baseline ),
				baseline,
				samples: {
					seconds: rounded( seconds ),
					queriesPerRecord: rounded( queries / records ),
					...operations,
				},
			},
		];
	},
};
