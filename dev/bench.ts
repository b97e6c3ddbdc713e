import { enqueue } from './bench/figures/enqueue';
import { preview } from './bench/figures/preview';
import { pull } from './bench/figures/pull';
import { pushOverhead } from './bench/figures/push-overhead';
import { pushUpdates } from './bench/figures/push-updates';
import { syncLog } from './bench/figures/sync-log';
import { unchanged } from './bench/figures/unchanged';
import { workerMemory } from './bench/figures/worker-memory';
import { judge, FIGURES, type Figure } from './bench/figure';
import { Lab } from './bench/lab';
import type { Measurement } from './bench/measurement';
import { parseOptions, USAGE } from './bench/options';
import { table } from './bench/table';
import { versions } from './bench/versions';
import { Cleanup } from './env/process';
import { requireSystem } from './env/system';

const measurements: Measurement[] = [
	pushOverhead,
	pushUpdates,
	pull,
	unchanged,
	enqueue,
	workerMemory,
	syncLog,
	preview,
];

async function main(): Promise< void > {
	const options = parseOptions( process.argv.slice( 2 ) );
	if ( options.json ) {
		// The answer alone goes to standard output, whatever the environment has to say.
		console.log = console.error;
	}
	const cleanup = new Cleanup();
	try {
		await requireSystem( 'php', 'mariadb' );
		const lab = await Lab.open( cleanup, options.quick );
		const figures: Figure[] = [];
		for ( const measurement of measurements ) {
			if (
				! measurement.figures.some( ( name ) =>
					options.only.includes( name )
				)
			) {
				continue;
			}
			console.error(
				`Measuring ${ measurement.figures.join( ', ' ) } …`
			);
			figures.push( ...( await measured( measurement, lab ) ) );
		}
		const wanted = figures
			.filter( ( { name } ) => options.only.includes( name ) )
			.sort(
				( a, b ) =>
					FIGURES.indexOf( a.name ) - FIGURES.indexOf( b.name )
			);
		const known = await versions( lab );
		process.stdout.write(
			options.json
				? `${ JSON.stringify( { figures: wanted, versions: known, ...( options.quick ? { quick: true } : {} ) } ) }\n`
				: `${ options.quick ? 'QUICK: too few records to prove anything.\n' : '' }${ table( wanted ) }\n`
		);
		process.exitCode = wanted.every( ( { ok } ) => ok ) ? 0 : 1;
	} finally {
		await cleanup.run();
	}
}

async function measured(
	measurement: Measurement,
	lab: Lab
): Promise< Figure[] > {
	if ( measurement.needsWooCommerce && ! lab.woocommerce ) {
		return measurement.figures.map( ( name ) =>
			judge( {
				name,
				value: null,
				baseline: null,
				skipped: 'WooCommerce is not on this machine.',
			} )
		);
	}
	return ( await measurement.measure( lab ) ).map( judge );
}

main().catch( ( error: unknown ) => {
	console.error( error instanceof Error ? error.message : error );
	console.error( `\n${ USAGE }` );
	process.exitCode = 1;
} );
