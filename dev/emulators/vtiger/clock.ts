/** The CRM server's own clock: it may be wrong, and may show another time zone than UTC. */
export class Clock {
	/** How far the server's clock is ahead of the real one. */
	offsetMs = 0;

	/** Offset of config.inc.php's $default_timezone from UTC; 0 on a standard install. */
	timeZoneMinutes = 0;

	now(): number {
		return Date.now() + this.offsetMs;
	}

	unix(): number {
		return Math.floor( this.now() / 1000 );
	}

	/**
	 * The form times have in records and in queries.
	 *
	 * @param ms      Milliseconds of the server clock.
	 * @param precise Keeps the milliseconds, which a real Vtiger does not.
	 */
	stamp( ms: number, precise = false ): string {
		const iso = new Date(
			ms + this.timeZoneMinutes * 60_000
		).toISOString();
		return iso.slice( 0, precise ? 23 : 19 ).replace( 'T', ' ' );
	}

	/**
	 * The reverse of stamp().
	 *
	 * @param stamp A time as records show it.
	 */
	parse( stamp: string ): number {
		return (
			Date.parse( stamp.replace( ' ', 'T' ) + 'Z' ) -
			this.timeZoneMinutes * 60_000
		);
	}
}
