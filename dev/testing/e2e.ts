import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startVtigerEmulator } from '../emulators/vtiger';
import {
	handDown,
	openEnvironment,
	type Environment,
} from '../env/environment';
import { freePort, type Cleanup } from '../env/process';
import { serve } from '../env/server';
import { createSite, describeSite } from '../env/site';
import { requireSystem } from '../env/system';
import { root } from '../paths';
import { build } from './check';
import { readJunit } from './junit';
import { emptyResult, section, type Result, type Step } from './report';
import { show } from './show';
import type { Line } from '../env/find';

interface E2eOptions {
	line: Line;
	woocommerce?: boolean;
	/** Only tests with this in their name or their file's name. */
	name?: string;
	/** Keep the pictures in docs/screenshots. */
	screenshots?: boolean;
	live?: boolean;
}

const folder = join( root, 'tests/e2e' );

/** What `npm test` runs: every file on the newest WordPress and on the oldest supported line. */
export function everyE2e( environment: Environment, cleanup: Cleanup ): Step[] {
	return ( [ 'current', 'oldest' ] as const ).flatMap( ( line ) =>
		testFiles( undefined ).map( ( file ): Step => [
			`${ basename( file ) } · ${ line }`,
			() => runFile( file, environment, cleanup, { line } ),
		] )
	);
}

/**
 * `npm run test:e2e -- name`. Flags: --wordpress=oldest, --no-woocommerce, --screenshots, --no-build.
 */
export async function e2eCommand(
	args: string[],
	cleanup: Cleanup
): Promise< Result[] > {
	await requireSystem( 'php', 'mariadb', 'chromium' );
	const results: Result[] = [];
	if ( ! args.includes( '--no-build' ) ) {
		const built = await build();
		console.log( section( built ) );
		results.push( built );
	}
	const environment = await openEnvironment( cleanup );
	const options: E2eOptions = {
		line: args.includes( '--wordpress=oldest' ) ? 'oldest' : 'current',
		woocommerce: ! args.includes( '--no-woocommerce' ),
		screenshots: args.includes( '--screenshots' ),
		name: args.find( ( arg ) => ! arg.startsWith( '--' ) ),
		live: true,
	};
	for ( const file of testFiles( options.name ) ) {
		results.push( await runFile( file, environment, cleanup, options ) );
	}
	return results;
}

/** The name may be a file's, or words in tests, in which case every file is asked. */
function testFiles( name: string | undefined ): string[] {
	const files = readdirSync( folder ).filter( ( file ) =>
		file.endsWith( '.test.ts' )
	);
	const named = files.filter( ( file ) => name && file.includes( name ) );
	return ( named.length ? named : files ).map( ( file ) =>
		join( folder, file )
	);
}

/** On a site of its own, with an emulated Vtiger of its own. */
async function runFile(
	file: string,
	environment: Environment,
	cleanup: Cleanup,
	options: E2eOptions
): Promise< Result > {
	const started = Date.now();
	const site = await createSite( environment, cleanup, {
		line: options.line,
		woocommerce: options.woocommerce,
		url: `http://127.0.0.1:${ await freePort() }`,
	} );
	const server = await serve( site, cleanup );
	const vtiger = await startVtigerEmulator( { size: 'small' } );
	const artefacts = join( root, 'artefacts', options.line );
	mkdirSync( artefacts, { recursive: true } );
	const scratch = mkdtempSync( join( tmpdir(), 'crosswalk-e2e-' ) );
	const log = join( scratch, 'junit.xml' );
	const filter =
		options.name && ! basename( file ).includes( options.name )
			? [ `--test-name-pattern=${ options.name }` ]
			: [];
	try {
		const { code, output } = await show(
			process.execPath,
			[
				'--import',
				'tsx',
				'--test',
				// Of the whole file, too, which may have many tests and a slow machine; each test has its own.
				'--test-timeout=600000',
				'--test-reporter=spec',
				'--test-reporter-destination=stdout',
				'--test-reporter=junit',
				`--test-reporter-destination=${ log }`,
				...filter,
				file,
			],
			{
				cwd: root,
				env: {
					...site.env,
					...handDown( environment ),
					CROSSWALK_SITE_DIR: site.dir,
					CROSSWALK_WOOCOMMERCE: site.woocommerce ?? '',
					CROSSWALK_WORDPRESS: site.wordpress,
					CROSSWALK_LINE: options.line,
					CROSSWALK_VTIGER_URL: vtiger.url,
					CROSSWALK_VTIGER_USER: vtiger.username,
					CROSSWALK_VTIGER_KEY: vtiger.accessKey,
					CROSSWALK_PHP_LOG: server.log,
					CROSSWALK_ARTEFACTS: artefacts,
					CROSSWALK_SCREENSHOTS: options.screenshots
						? join( root, 'docs/screenshots' )
						: artefacts,
				},
			},
			options.live ?? false
		);
		return {
			...tally( file, log, code, output ),
			name: `e2e ${ basename( file, '.test.ts' ) } · ${ describeSite( site ) }`,
			seconds: ( Date.now() - started ) / 1000,
		};
	} finally {
		await vtiger.close();
		server.stop();
		await site.drop();
		rmSync( scratch, { recursive: true } );
	}
}

function tally(
	file: string,
	log: string,
	code: number,
	output: string
): Result {
	const result = { ...emptyResult( file ), output };
	for ( const test of readJunit( log ) ?? [] ) {
		result[ test.outcome ]++;
		if ( test.outcome === 'skipped' ) {
			const reason = mayBeSkipped( file )
				? 'needs WooCommerce'
				: `${ basename( file ) } may not be skipped`;
			result.reasons[ reason ] = ( result.reasons[ reason ] ?? 0 ) + 1;
			result.failed += mayBeSkipped( file ) ? 0 : 1;
		}
	}
	if ( code !== 0 && result.failed === 0 ) {
		result.failed = 1;
	}
	return result;
}

function mayBeSkipped( file: string ): boolean {
	const list = JSON.parse(
		readFileSync( join( root, 'tests/needs-woocommerce.json' ), 'utf8' )
	) as string[];
	return list.includes( `e2e/${ basename( file ) }` );
}
