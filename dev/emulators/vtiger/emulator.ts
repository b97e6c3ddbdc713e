import { Quota } from './cloud/quota';
import { Crm } from './crm';
import { Dispatcher } from './dispatcher';
import { Faults } from './faults';
import { Latency } from './latency';
import { Random } from './random';
import { Schema } from './schema/schema';
import { Sessions } from './session';
import { seed } from './seed/seed';
import { SIZES } from './seed/sizes';
import { Stats } from './stats';
import type { QuotaLimits } from './cloud/quota';
import type { FormName } from './form';
import type { SchemaOptions } from './schema/schema';
import type { Counts, SizeName } from './types';

export interface ResetOptions extends SchemaOptions {
	size?: SizeName;
	/** Instead of a size. */
	counts?: Partial< Counts >;
	/** The same seed makes the same records. */
	seed?: number;
	/** Time zone of the CRM server, in minutes from UTC. */
	timeZoneMinutes?: number;
	/** How it is spoken to; left out: as it was started. */
	form?: FormName;
	/** Calls that the cloud allows. */
	quota?: Partial< QuotaLimits >;
}

/** A CRM with everything around it that a test may turn. */
export class Emulator {
	readonly crm = new Crm();
	readonly sessions = new Sessions( this.crm );
	readonly latency = new Latency();
	readonly faults = new Faults();
	readonly stats = new Stats();
	readonly quota = new Quota( this.crm.clock );
	form: FormName;
	readonly dispatcher = new Dispatcher(
		this.crm,
		this.sessions,
		this.latency
	);

	constructor( private readonly startedAs: FormName = 'webservice' ) {
		this.form = startedAs;
	}

	/**
	 * A fresh CRM: records, fields, users, traps, faults, form, quota, clock and latency as at the start.
	 *
	 * @param options What it holds.
	 */
	reset( options: ResetOptions = {} ): Counts {
		const { crm } = this;
		crm.traps.reset();
		crm.clock.offsetMs = 0;
		crm.clock.timeZoneMinutes = options.timeZoneMinutes ?? 0;
		crm.schema = new Schema( options );
		crm.random = new Random( options.seed ?? 1 );
		crm.store.clear();
		this.sessions.reset();
		this.latency.set( { ms: 0, serialShare: 0 } );
		this.faults.clear();
		this.stats.reset();
		this.form = options.form ?? this.startedAs;
		this.quota.reset( options.quota );
		const counts = {
			...SIZES[ options.counts ? 'none' : ( options.size ?? 'none' ) ],
			...options.counts,
		};
		seed( crm, counts, options.seed ?? 1 );
		return counts;
	}
}
