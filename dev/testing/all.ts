import { openEnvironment } from '../env/environment';
import { findWooCommerce } from '../env/find';
import { requireSystem } from '../env/system';
import * as check from './check';
import { everyE2e } from './e2e';
import { runJest } from './js';
import { requireComposer, runOnSite, runUnit, type PhpOptions } from './php';
import { brokenResult, section, type Result, type Step } from './report';
import type { Cleanup } from '../env/process';

/**
 * Everything, in three lanes: a suite is busy about half of the time. Two of them go on with the browser's files when they
 * have done their own; more browsers at once than cores would only wait for each other.
 */
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

	const hasWooCommerce = Boolean( await findWooCommerce() );
	const first: Step[] = [ [ 'Build', check.build ] ];
	const typescript: Step[] = [
		[ 'Types of src', check.typeCheck ],
		[ 'Types of dev and e2e', check.typeCheckDev ],
		[ 'Generated types', check.staleTypes ],
		[ 'eslint', check.eslint ],
		[ 'jest', () => runJest( [], false ) ],
		[ 'phpcs', check.phpcs ],
		[ 'PHPStan', check.phpstan ],
	];
	const php: Step[] = [
		[ 'PHP unit', () => runUnit( {} ) ],
		onSite( 'Integration', 'integration', {} ),
		onSite( 'Contract', 'contract', {} ),
		...( hasWooCommerce ? [ onSite( 'Order matrix', 'matrix', {} ) ] : [] ),
	];
	const variants: Step[] = [
		onSite( 'Oldest', 'integration,contract', { line: 'oldest' } ),
		...( hasWooCommerce
			? [
					onSite( 'Posts storage', 'integration,contract', {
						storage: 'posts',
					} ),
					[ 'Sample shop', withoutWooCommerce ] as Step,
				]
			: [] ),
	];
	const browser = everyE2e( environment, cleanup );
	const results = await work( first );
	const lanes = await Promise.all( [
		work( typescript, browser ),
		work( php, browser ),
		work( variants ),
	] );
	return [ ...results, ...lanes.flat() ];
}

/** Does a lane's own steps, then what is left of those it shares with others. */
async function work( own: Step[], shared: Step[] = [] ): Promise< Result[] > {
	const results: Result[] = [];
	for (
		let step = own.shift() ?? shared.shift();
		step;
		step = own.shift() ?? shared.shift()
	) {
		const [ name, run ] = step;
		const result = await run().catch( ( error ) =>
			brokenResult( name, error )
		);
		console.log( section( result ) );
		results.push( result );
	}
	return results;
}
