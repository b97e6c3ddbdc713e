import { sleep } from './concurrency';

/**
 * Calls per second that were measured on a real Vtiger with one client and with four clients of own sessions
 * (php -S with four workers, two cores, database on the same host).
 */
export const MEASURED_WRITES = {
	createContact: { one: 10, four: 19 },
	createProduct: { one: 11, four: 26 },
	reviseProduct: { one: 12, four: 27 },
	createSalesOrder: { one: 5.2, four: 11 },
	reviseSalesOrder: { one: 14, four: 20 },
};

/**
 * The part of a write that only one call at a time can be in, whatever its session: 0.473.
 *
 * With a part s behind one lock, four clients do at most 1/s times the calls of one (as long as that is below 4).
 * So s = one / four for each measurement, and the share is the median of the five writes (creating a sales order:
 * 5.2 / 11). A revise of a contact was not measured; the writes around it lie between 0.42 and 0.70.
 */
export const MEASURED_SERIAL_SHARE = median(
	Object.values( MEASURED_WRITES ).map( ( { one, four } ) => one / four )
);

export interface LatencyModel {
	/** Duration of a call that is alone, in milliseconds. */
	ms: number;
	/** Part of it spent behind the one lock, 0 to 1. */
	serialShare: number;
}

/** How long calls take. Waits until points in time, so that timer drift does not add up. */
export class Latency {
	private model: LatencyModel = { ms: 0, serialShare: 0 };
	private lockFreeAt = 0;

	get(): LatencyModel {
		return { ...this.model };
	}

	set( model: Partial< LatencyModel > ): void {
		this.model = { ...this.model, ...model };
		this.lockFreeAt = 0;
	}

	/** Takes as long as one call takes. */
	async pass(): Promise< void > {
		const { ms, serialShare } = this.model;
		if ( ms <= 0 ) {
			return;
		}
		const now = performance.now();
		this.lockFreeAt = Math.max( now, this.lockFreeAt ) + ms * serialShare;
		const end = this.lockFreeAt + ms * ( 1 - serialShare );
		await sleep( Math.max( 0, end - now ) );
	}
}

function median( numbers: number[] ): number {
	const sorted = [ ...numbers ].sort( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ] ?? 0;
}
