import { median, rounded } from '../figure';
import { connectionTo } from '../lab';
import type { Measurement } from '../measurement';

const LATENCY_MS = 150;
const ROUNDS = 7;

/** What the preview of a mapping takes beside one read of the CRM; the two take turns. */
export const preview: Measurement = {
	figures: [ 'mapping.preview.ratio' ],
	measure: async ( lab ) => {
		const site = await lab.site();
		const vtiger = await lab.vtiger();
		const pair = await lab.php< Record< string, string | number > >(
			site,
			'preview',
			{ step: 'prepare', crm: connectionTo( vtiger ) }
		);
		vtiger.control.setLatency( { ms: LATENCY_MS, serialShare: 0 } );
		const times = { read: [] as number[], preview: [] as number[] };
		for ( let round = 0; round < ROUNDS; round++ ) {
			for ( const step of [ 'read', 'preview' ] as const ) {
				const { seconds } = await lab.php< { seconds: number } >(
					site,
					'preview',
					{ step, ...pair }
				);
				times[ step ].push( rounded( seconds ) );
			}
		}
		const baseline = median( times.read );
		return [
			{
				name: 'mapping.preview.ratio',
				value: rounded( median( times.preview ) / baseline ),
				baseline,
				samples: times,
			},
		];
	},
};
