/** A lock per key, first come first served: PHP's session file lock. */
export class KeyedLock {
	private tails = new Map< string, Promise< void > >();

	/**
	 * Waits for all who asked before. Call the answer to let the next one in.
	 *
	 * @param key What is locked.
	 */
	async acquire( key: string ): Promise< () => void > {
		const before = this.tails.get( key );
		let release = () => {};
		const mine = new Promise< void >(
			( resolve ) => ( release = resolve )
		);
		this.tails.set( key, mine );
		await before;
		return () => {
			if ( this.tails.get( key ) === mine ) {
				this.tails.delete( key );
			}
			release();
		};
	}
}

interface Racer {
	overtaken: boolean;
}

/** Calls that read a MAX() and write it later: whoever finishes while another is under way spoils that one's number. */
export class Race {
	private racers = new Set< Racer >();

	enter(): Racer {
		const racer = { overtaken: false };
		this.racers.add( racer );
		return racer;
	}

	leave( racer: Racer, wrote: boolean ): void {
		this.racers.delete( racer );
		if ( wrote ) {
			this.racers.forEach( ( other ) => ( other.overtaken = true ) );
		}
	}
}

export function sleep( ms: number ): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, ms ) );
}
