/** What one suite came to. */
export interface Result {
	name: string;
	passed: number;
	failed: number;
	skipped: number;
	seconds: number;
	/** What to read when something failed. */
	output: string;
	/** Why tests were skipped, with how many. */
	reasons: Record< string, number >;
}

/** A part of a run that can be done by itself. */
export type Step = [ name: string, run: () => Promise< Result > ];

export function emptyResult( name: string ): Result {
	return {
		name,
		passed: 0,
		failed: 0,
		skipped: 0,
		seconds: 0,
		output: '',
		reasons: {},
	};
}

/** A suite that could not even be run. */
export function brokenResult( name: string, error: unknown ): Result {
	const output = error instanceof Error ? error.message : String( error );
	return { ...emptyResult( name ), failed: 1, output };
}

/** One section: a headline, and the suite's own words where something failed. */
export function section( result: Result ): string {
	const { name, passed, failed, skipped, seconds, output } = result;
	const mark = failed ? '✗' : '✓';
	const skips = skipped ? `, ${ skipped } skipped` : '';
	const head = `${ mark } ${ name }: ${ passed } passed, ${ failed } failed${ skips } (${ seconds.toFixed( 1 ) } s)`;
	return failed ? `${ head }\n${ indent( tail( output ) ) }\n` : head;
}

export function skipLines( results: Result[] ): string[] {
	const reasons = new Map< string, number >();
	for ( const result of results ) {
		for ( const [ reason, count ] of Object.entries( result.reasons ) ) {
			reasons.set( reason, ( reasons.get( reason ) ?? 0 ) + count );
		}
	}
	return [ ...reasons ].map(
		( [ reason, count ] ) => `${ count } skipped: ${ reason }`
	);
}

export function closingLine( results: Result[] ): string {
	const sum = ( key: 'passed' | 'failed' | 'skipped' ) =>
		results.reduce( ( total, result ) => total + result[ key ], 0 );
	return `${ sum( 'passed' ) } passed, ${ sum( 'failed' ) } failed, ${ sum( 'skipped' ) } skipped`;
}

/** The last lines: test runners put what matters at the end. */
function tail( text: string, lines = 120 ): string {
	const all = text.trimEnd().split( '\n' );
	return all.length > lines
		? [
				`… ${ all.length - lines } lines before`,
				...all.slice( -lines ),
			].join( '\n' )
		: all.join( '\n' );
}

function indent( text: string ): string {
	return text.replace( /^(?=.)/gm, '    ' );
}
