import type { Clock } from '../clock';

export interface QuotaLimits {
	perMinute: number;
	perDay: number;
}

/** Of the edition One Professional, for one user. */
const LIMITS: QuotaLimits = { perMinute: 60, perDay: 6600 };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Calls of one window of time: a minute or a day of the server's clock. */
class Window {
	private index = 0;
	private used = 0;

	constructor(
		private readonly clock: Clock,
		private readonly lengthMs: number
	) {}

	left( limit: number ): number {
		return Math.max( 0, limit - this.usedNow() );
	}

	use( calls: number ): void {
		this.used = this.usedNow() + calls;
	}

	/** Unix second of the server's clock at which all calls are there again. */
	endsAt(): number {
		return ( ( this.current() + 1 ) * this.lengthMs ) / 1000;
	}

	clear(): void {
		this.used = 0;
	}

	private usedNow(): number {
		if ( this.current() !== this.index ) {
			this.index = this.current();
			this.used = 0;
		}
		return this.used;
	}

	private current(): number {
		return Math.floor( this.clock.now() / this.lengthMs );
	}
}

/** How many calls the cloud still takes, of all users together. */
export class Quota {
	private limits = { ...LIMITS };
	private readonly minute: Window;
	private readonly day: Window;

	constructor( clock: Clock ) {
		this.minute = new Window( clock, MINUTE_MS );
		this.day = new Window( clock, DAY_MS );
	}

	/**
	 * Takes calls; false: there are none left, and none is taken.
	 *
	 * @param calls How many.
	 */
	take( calls = 1 ): boolean {
		const { minuteLeft, dayLeft } = this.state();
		if ( minuteLeft <= 0 || dayLeft <= 0 ) {
			return false;
		}
		this.minute.use( calls );
		this.day.use( calls );
		return true;
	}

	/**
	 * Sets limits, and what is left of them.
	 *
	 * @param limits Left out: stays.
	 * @param left   Left out: what the limits allow, less what was used.
	 */
	set(
		limits: Partial< QuotaLimits >,
		left: { minuteLeft?: number; dayLeft?: number } = {}
	): void {
		this.limits = { ...this.limits, ...limits };
		const { perMinute, perDay } = this.limits;
		if ( left.minuteLeft !== undefined ) {
			this.minute.clear();
			this.minute.use( perMinute - left.minuteLeft );
		}
		if ( left.dayLeft !== undefined ) {
			this.day.clear();
			this.day.use( perDay - left.dayLeft );
		}
	}

	state() {
		return {
			...this.limits,
			minuteLeft: this.minute.left( this.limits.perMinute ),
			minuteEndsAt: this.minute.endsAt(),
			dayLeft: this.day.left( this.limits.perDay ),
		};
	}

	/** As every answer of the cloud tells them. */
	headers(): Record< string, string > {
		const { perMinute, perDay, minuteLeft, minuteEndsAt, dayLeft } =
			this.state();
		return {
			'X-FloodControl-MinuteLimit': String( perMinute ),
			'X-FloodControl-Remaining': String( minuteLeft ),
			'X-FloodControl-Reset': String( minuteEndsAt ),
			'X-RateLimit-DailyLimit': String( perDay ),
			'X-RateLimit-Remaining': String( dayLeft ),
		};
	}

	reset( limits: Partial< QuotaLimits > = {} ): void {
		this.limits = { ...LIMITS, ...limits };
		this.minute.clear();
		this.day.clear();
	}
}
