import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths';
import { emptyResult, type Result } from './report';
import { show } from './show';

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	/** Files that broke before their first test. */
	numRuntimeErrorTestSuites: number;
}

/**
 * The tests that stand beside their TypeScript source.
 *
 * @param args Passed on to jest.
 * @param live
 */
export async function runJest(
	args: string[],
	live: boolean
): Promise< Result > {
	const scratch = mkdtempSync( join( tmpdir(), 'crosswalk-jest-' ) );
	const log = join( scratch, 'jest.json' );
	const started = Date.now();
	const { code, output } = await show(
		'node_modules/.bin/jest',
		[ '--json', `--outputFile=${ log }`, ...args ],
		{ cwd: root },
		false
	);
	// --json puts the report on stdout as well; people read what comes before it.
	const readable = output.replace( /^\{"numFailedTestSuites".*$/m, '' );
	if ( live ) {
		process.stdout.write( readable );
	}
	const result = emptyResult( 'jest' );
	if ( existsSync( log ) ) {
		const report = JSON.parse( readFileSync( log, 'utf8' ) ) as JestReport;
		result.passed = report.numPassedTests;
		result.failed =
			report.numFailedTests + report.numRuntimeErrorTestSuites;
		result.skipped = report.numPendingTests + report.numTodoTests;
	}
	if ( code !== 0 && result.failed === 0 ) {
		result.failed = 1;
	}
	rmSync( scratch, { recursive: true } );
	return {
		...result,
		seconds: ( Date.now() - started ) / 1000,
		output: readable,
		reasons: result.skipped ? { 'marked so in jest': result.skipped } : {},
	};
}
