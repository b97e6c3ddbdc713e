import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths';
import type { Environment } from '../env/environment';
import type { Line } from '../env/find';
import { must, type Cleanup } from '../env/process';
import { createSite, describeSite, phpFlags } from '../env/site';
import { startVtigerEmulator } from '../emulators/vtiger';
import { requireSystem } from '../env/system';
import { readJunit } from './junit';
import { emptyResult, type Result } from './report';
import { show } from './show';

export type PhpSuite = 'unit' | 'integration' | 'contract' | 'matrix';

export interface PhpOptions {
	line?: Line;
	storage?: 'hpos' | 'posts';
	woocommerce?: boolean;
	/** Passed on to PHPUnit. */
	args?: string[];
	/** Print PHPUnit's output as it comes. */
	live?: boolean;
}

const phpunit = join( root, 'vendor/bin/phpunit' );

/** Installs the development tools of composer.json where they are missing or older than it. */
export async function requireComposer(): Promise< void > {
	await requireSystem( 'php', 'composer' );
	const installed = join( root, 'vendor/composer/installed.json' );
	const wanted = readFileSync( join( root, 'composer.json' ), 'utf8' );
	const stamp = join( root, 'vendor/.crosswalk-composer.json' );
	if (
		existsSync( installed ) &&
		existsSync( stamp ) &&
		readFileSync( stamp, 'utf8' ) === wanted
	) {
		return;
	}
	console.log( 'Installing the PHP development tools …' );
	await must(
		'composer',
		[ 'update', '--no-interaction', '--no-progress', '--quiet' ],
		{ cwd: root }
	);
	await must( 'cp', [ join( root, 'composer.json' ), stamp ] );
}

/**
 * Runs the unit tests, which need no WordPress.
 *
 * @param options
 */
export async function runUnit( options: PhpOptions ): Promise< Result > {
	return runPhpUnit( 'PHP unit', 'unit', process.env, options );
}

/**
 * Runs a suite on a WordPress of its own, with its own database and its own emulated Vtiger.
 *
 * @param name
 * @param suite
 * @param environment
 * @param cleanup
 * @param options
 */
export async function runOnSite(
	name: string,
	suite: string,
	environment: Environment,
	cleanup: Cleanup,
	options: PhpOptions
): Promise< Result > {
	const site = await createSite( environment, cleanup, options );
	const vtiger = await startVtigerEmulator( { size: 'none' } );
	try {
		return await runPhpUnit(
			`${ name } · ${ describeSite( site ) }`,
			suite,
			{
				...site.env,
				CROSSWALK_SITE_DIR: site.dir,
				CROSSWALK_VTIGER_URL: vtiger.url,
			},
			options
		);
	} finally {
		await vtiger.close();
		await site.drop();
	}
}

async function runPhpUnit(
	name: string,
	suite: string,
	env: NodeJS.ProcessEnv,
	options: PhpOptions
): Promise< Result > {
	const result = emptyResult( name );
	const scratch = mkdtempSync( join( tmpdir(), 'crosswalk-junit-' ) );
	const log = join( scratch, 'junit.xml' );
	const started = Date.now();
	const { code, output } = await show(
		'php',
		[
			...phpFlags(),
			phpunit,
			'-c',
			'tests/php/phpunit.xml',
			'--testsuite',
			suite,
			'--log-junit',
			log,
			...( options.args ?? [] ),
		],
		{ cwd: root, env },
		options.live ?? false
	);
	result.seconds = ( Date.now() - started ) / 1000;
	result.output = output;
	const cases = readJunit( log );
	rmSync( scratch, { recursive: true } );
	for ( const test of cases ?? [] ) {
		result[ test.outcome ]++;
		if ( test.outcome === 'skipped' ) {
			note(
				result,
				mayBeSkipped( test.class )
					? 'needs WooCommerce'
					: `${ test.class } may not be skipped`
			);
		}
	}
	const illegal = Object.keys( result.reasons ).filter(
		( reason ) => reason !== 'needs WooCommerce'
	);
	result.failed += illegal.length;
	result.output += illegal
		.map(
			( reason ) =>
				`\n${ reason }: it is not in tests/needs-woocommerce.json.`
		)
		.join( '' );
	// A crash, or warnings that are no test's failure.
	if ( code !== 0 && result.failed === 0 && ! isEmpty( output ) ) {
		result.failed = 1;
	}
	return result;
}

function isEmpty( output: string ): boolean {
	return output.includes( 'No tests executed!' );
}

function mayBeSkipped( name: string ): boolean {
	const list = JSON.parse(
		readFileSync( join( root, 'tests/needs-woocommerce.json' ), 'utf8' )
	) as string[];
	return list.includes(
		name.replaceAll( '.', '\\' ).replace( /^Crosswalk\\Tests\\/, '' )
	);
}

function note( result: Result, reason: string ): void {
	result.reasons[ reason ] = ( result.reasons[ reason ] ?? 0 ) + 1;
}
