import { openEnvironment } from '../env/environment';
import { requireSystem } from '../env/system';
import { requireComposer, runOnSite, runUnit, type PhpOptions } from './php';
import type { Cleanup } from '../env/process';
import type { Result } from './report';

/**
 * `npm run test:php`: the suites, with the developer's own arguments for PHPUnit.
 *
 * Flags of ours: --suite=unit|integration|contract|matrix, --wordpress=oldest, --storage=posts, --no-woocommerce.
 */
export async function runPhp(
	args: string[],
	cleanup: Cleanup
): Promise< Result[] > {
	const { own, rest } = takeFlags( args );
	const options: PhpOptions = {
		args: rest,
		live: true,
		line: own.get( 'wordpress' ) === 'oldest' ? 'oldest' : 'current',
		storage: own.get( 'storage' ) === 'posts' ? 'posts' : 'hpos',
		woocommerce: ! own.has( 'no-woocommerce' ),
	};
	const suite = own.get( 'suite' );
	const results: Result[] = [];
	await requireComposer();
	if ( ! suite || suite === 'unit' ) {
		results.push( await runUnit( options ) );
	}
	if ( suite !== 'unit' ) {
		await requireSystem( 'mariadb' );
		const environment = await openEnvironment( cleanup );
		const suites = suite ?? 'integration,contract';
		results.push(
			await runOnSite( suites, suites, environment, cleanup, options )
		);
	}
	return results;
}

function takeFlags( args: string[] ): {
	own: Map< string, string >;
	rest: string[];
} {
	const own = new Map< string, string >();
	const rest: string[] = [];
	for ( const arg of args ) {
		const [ , name, value = '' ] =
			arg.match(
				/^--(suite|wordpress|storage|no-woocommerce)(?:=(.*))?$/
			) ?? [];
		if ( name ) {
			own.set( name, value );
		} else {
			rest.push( arg );
		}
	}
	return { own, rest };
}
