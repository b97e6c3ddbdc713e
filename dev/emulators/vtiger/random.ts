const MODULUS = 2_147_483_647;

/** Park–Miller generator: the same seed gives the same records on every machine. */
export class Random {
	private state: number;

	constructor( seed: number ) {
		this.state = ( Math.abs( Math.trunc( seed ) ) % ( MODULUS - 1 ) ) + 1;
		this.next();
	}

	/** A number in [0, 1). */
	next(): number {
		this.state = ( this.state * 48_271 ) % MODULUS;
		return ( this.state - 1 ) / ( MODULUS - 1 );
	}

	/**
	 * A whole number, both ends included.
	 *
	 * @param low  Smallest.
	 * @param high Largest.
	 */
	between( low: number, high: number ): number {
		return low + Math.floor( this.next() * ( high - low + 1 ) );
	}

	pick< T >( from: readonly T[] ): T {
		return from[ Math.floor( this.next() * from.length ) ] as T;
	}

	chance( probability: number ): boolean {
		return this.next() < probability;
	}
}
