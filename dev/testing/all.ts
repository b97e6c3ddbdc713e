import { openEnvironment } from '../env/environment';
import { findWooCommerce } from '../env/find';
import { requireSystem } from '../env/system';
import * as check from './check';
import { runEveryE2e } from './e2e';
import { runJest } from './js';
import { requireComposer, runOnSite, runUnit, type PhpOptions } from './php';
import { brokenResult, section, type Result } from './report';
import type { Cleanup } from '../env/process';

type Step = [ name: string, run: () => Promise< Result | Result[] > ];

/** Everything. Two lanes at a time, as two cores allow; the browser comes last and alone, for it minds the clock. */
export async function runAll( cleanup: Cleanup ): Promise< Result[] > {
	await requireSystem( 'php', 'composer', 'mariadb', 'chromium' );
	await requireComposer();
	const environment = await openEnvironment( cleanup );
	const onSite = (
		name: string,
		suite: string,
		options: PhpOptions
	): Step => [
		name,
		() => runOnSite( name, suite, environment, cleanup, options ),
	];

	/** What needs WooCommerce has been tested with it in this run; the list of what may be skipped is checked all the same. */
	const withoutWooCommerce = async () => {
		const result = await runOnSite(
			'Sample shop',
			'integration,contract',
			environment,
			cleanup,
			{ woocommerce: false }
		);
		return { ...result, skipped: 0, reasons: {} };
	};

	const typescript: Step[] = [
		[ 'Types of src', check.typeCheck ],
		[ 'Types of dev and e2e', check.typeCheckDev ],
		[ 'Generated types', check.staleTypes ],
		[ 'eslint', check.eslint ],
		[ 'jest', () => runJest( [], false ) ],
		[ 'Build', check.build ],
		[ 'phpcs', check.phpcs ],
		[ 'PHPStan', check.phpstan ],
	];
	const php: Step[] = [
		[ 'PHP unit', () => runUnit( {} ) ],
		onSite( 'Integration', 'integration', {} ),
		onSite( 'Contract', 'contract', {} ),
		onSite( 'Oldest', 'integration,contract', { line: 'oldest' } ),
		...( ( await findWooCommerce() )
			? [
					onSite( 'Order matrix', 'matrix', {} ),
					onSite( 'Posts storage', 'integration,contract', {
						storage: 'posts',
					} ),
					[ 'Sample shop', withoutWooCommerce ] as Step,
				]
			: [] ),
	];
	const lanes = await Promise.all( [
		runLane( typescript ),
		runLane( php ),
	] );
	const browser = await runLane( [
		[ 'e2e', () => runEveryE2e( environment, cleanup ) ],
	] );
	return [ ...lanes.flat(), ...browser ];
}

async function runLane( steps: Step[] ): Promise< Result[] > {
	const results: Result[] = [];
	for ( const [ name, run ] of steps ) {
		const result = await run().catch( ( error ) =>
			brokenResult( name, error )
		);
		for ( const one of [ result ].flat() ) {
			console.log( section( one ) );
			results.push( one );
		}
	}
	return results;
}
