import { duration } from './progress';

/** One live line per step: rewritten in place on a terminal, printed at its end elsewhere. */
export class Terminal {
	private step = '';
	private since = 0;
	private note = '';
	private timer?: NodeJS.Timeout;
	private readonly live: boolean;

	constructor( private readonly stream: NodeJS.WriteStream ) {
		this.live = stream.isTTY;
	}

	/**
	 * Does a step, showing its name, how long it takes, and what it reports.
	 *
	 * @param step
	 * @param job  Says what is going on by calling `note`.
	 */
	async run< T >(
		step: string,
		job: ( note: ( text: string ) => void ) => Promise< T >
	): Promise< T > {
		this.step = step;
		this.since = Date.now();
		this.note = '';
		this.timer = this.live
			? setInterval( () => this.draw(), 200 )
			: undefined;
		this.timer?.unref();
		try {
			const result = await job( ( text ) => ( this.note = text ) );
			this.end( '✓' );
			return result;
		} catch ( error ) {
			this.end( '✗' );
			throw error;
		}
	}

	say( text: string ): void {
		this.stream.write( `${ text }\n` );
	}

	private end( mark: string ): void {
		clearInterval( this.timer );
		this.stream.write(
			`${ this.live ? '\r\x1b[K' : '' }${ mark } ${ this.line() }\n`
		);
	}

	private draw(): void {
		const columns = this.stream.columns || 80;
		this.stream.write(
			`\r\x1b[K… ${ this.line() }`.slice( 0, columns + 4 )
		);
	}

	private line(): string {
		const spent = duration( ( Date.now() - this.since ) / 1000 );
		return `${ this.step }${ this.note ? `: ${ this.note }` : '' } (${ spent })`;
	}
}
