import { MEASURED_SERIAL_SHARE } from '../../emulators/vtiger';
import { median, rounded } from '../figure';
import { connectionTo } from '../lab';
import type { Measurement } from '../measurement';

const LATENCY_MS = 50;

/** Changes may go in parallel, but a part of each is spent behind a lock in the CRM: more than 1 / share is impossible. */
export const pushUpdates: Measurement = {
	figures: [ 'push.updates.ratio' ],
	measure: async ( lab ) => {
		const site = await lab.site();
		const vtiger = await lab.vtiger();
		const answer = await lab.php< {
			one_by_one: number[];
			by_worker: number[];
		} >( site, 'push-updates', {
			crm: connectionTo( vtiger ),
			control: `${ vtiger.url }/__control`,
			latency: { ms: LATENCY_MS, serialShare: MEASURED_SERIAL_SHARE },
			records: lab.records( 500 ),
			singles: lab.records( 200 ),
			rounds: 3,
		} );
		const baseline = median( answer.one_by_one );
		return [
			{
				name: 'push.updates.ratio',
				value: rounded( median( answer.by_worker ) / baseline ),
				baseline: rounded( baseline ),
				samples: {
					oneByOnePerSecond: answer.one_by_one.map( rounded ),
					byWorkerPerSecond: answer.by_worker.map( rounded ),
					possible: rounded( 1 / MEASURED_SERIAL_SHARE ),
				},
			},
		];
	},
};
