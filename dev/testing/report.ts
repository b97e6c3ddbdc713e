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

export function emptyResult( name: string ): Result {
	return { name, passed: 0, failed: 0, skipped: 0, seconds: 0, output: '', reasons: {} };
}

export function closingLine( results: Result[] ): string {
	const sum = ( key: 'passed' | 'failed' | 'skipped' ) => results.reduce( ( total, result ) => total + result[ key ], 0 );
	return `${ sum( 'passed' ) } passed, ${ sum( 'failed' ) } failed, ${ sum( 'skipped' ) } skipped`;
}
