import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startVtigerEmulator } from './emulators/vtiger';
import { Cleanup } from './env/process';
import { root } from './paths';
import { buildAdmin } from './start/admin-build';
import { check } from './start/check';
import { connect, isNew } from './start/connect';
import { addTaxTypes, fillShop, SAMPLE_SHOP_TAXES } from './start/fill';
import { parseOptions, USAGE, type StartOptions } from './start/options';
import { portFor } from './start/ports';
import { Rest } from './start/rest';
import type { Run } from './start/run';
import { forgetDatabase, serveEmbedded, serveWithDatabase } from './start/shop';
import { StateFile, type State } from './start/state';
import { Steps } from './start/steps';
import { summaryCounts, summaryTable, total } from './start/summary';
import { firstSync, rehearse, sync } from './start/sync';
import { Terminal } from './start/terminal';
import { startTicker } from './start/ticker';

const HOME = join( root, '.crosswalk' );
const PAGE = '/wp-admin/admin.php?page=crosswalk';

interface Entered {
	user: string;
	password: string;
	wordpress: string;
	php: string;
	woocommerce: string | null;
	plugin: string;
}

/**
 * A shop and a CRM kept in step, for looking at: every step does only what earlier starts have not done.
 *
 * @param options
 * @param cleanup
 */
async function start(
	options: StartOptions,
	cleanup: Cleanup
): Promise< void > {
	const began = Date.now();
	const terminal = new Terminal(
		options.check ? process.stderr : process.stdout
	);
	const dir = join(
		HOME,
		options.db
			? `database-${ new URL( options.db ).pathname.slice( 1 ) }`
			: 'embedded'
	);
	let file = new StateFile( dir );
	if ( options.reset ) {
		if ( options.db && file.read()?.installed ) {
			await forgetDatabase( options.db );
		}
		rmSync( dir, { recursive: true, force: true } );
		file = new StateFile( dir );
	}

	const old = file.read();
	if ( old && old.size !== options.size ) {
		throw new Error(
			`The CRM of the last start is ${ old.size }. To change it, start over with: npm start -- --reset --size ${ options.size }`
		);
	}
	const state: State = {
		token: randomBytes( 16 ).toString( 'hex' ),
		size: options.size,
		...old,
		shopPort: await portFor( options.port, old?.shopPort ),
		crmPort: await portFor( 0, old?.crmPort ),
	};
	const remember = ( more: Partial< State > = {} ) =>
		file.write( Object.assign( state, more ) );

	await terminal.run( 'Build the admin', buildAdmin );

	const url = `http://127.0.0.1:${ state.shopPort }`;
	const steps = new Steps( url, state.token );
	const files = await terminal.run(
		options.db ? 'Start WordPress' : 'Start the embedded WordPress',
		async ( note ) => {
			const served = options.db
				? await serveWithDatabase( dir, options.db, state, cleanup )
				: await serveEmbedded(
						dir,
						join( HOME, 'playground' ),
						state,
						cleanup,
						note
					);
			note( `${ served.wordpress.version } at ${ url }` );
			return served;
		}
	);

	if ( ! state.installed ) {
		await terminal.run(
			files.woocommerce
				? 'Install WooCommerce and the plugin'
				: 'Install the plugin on the sample shop',
			async () => {
				await steps.run( 'woocommerce' );
				await steps.run( 'settle' );
				remember( { installed: true } );
			}
		);
	}

	const crm = await terminal.run(
		'Start the emulated Vtiger',
		async ( note ) => {
			const running = await startVtigerEmulator( {
				port: state.crmPort,
				size: state.size,
				dataFile: join( dir, 'vtiger.json' ),
			} );
			cleanup.add( () => running.close() );
			const { Contacts, Accounts, Products, SalesOrder } =
				running.control.info().counts;
			note(
				`${ Contacts } contacts, ${ Accounts } accounts, ${ Products } products, ${ SalesOrder } sales orders at ${ running.url }`
			);
			return running;
		}
	);

	const entered = await steps.run< Entered >( 'enter', {
		crm_port: state.crmPort,
	} );
	const rest = new Rest( url, entered );

	if ( ! state.filled ) {
		await terminal.run( 'Fill the shop', async ( note ) => {
			if ( files.woocommerce ) {
				await fillShop( steps, state.size, crm.control, note );
			} else {
				addTaxTypes( crm.control, SAMPLE_SHOP_TAXES );
			}
			remember( { filled: true } );
		} );
	}
	const connection = await terminal.run( 'Connect the shop with Vtiger', () =>
		connect( rest, crm, state, Boolean( files.woocommerce ) )
	);
	remember( { connection } );

	const run = ( await isNew( rest, connection ) )
		? await begin( terminal, rest, connection )
		: await terminal.run( 'Sync', ( note ) =>
				sync( rest, connection, note )
			);

	terminal.say(
		`\n${ summaryTable( run, { shop: 'shop', remote: 'Vtiger' } ) }\n`
	);

	if ( options.check ) {
		await check( url, rest, PAGE );
		if ( total( run, 'failed' ) > 0 ) {
			throw new Error(
				`${ total( run, 'failed' ) } records failed in the sync.`
			);
		}
		const result = {
			ok: true,
			plugin: entered.plugin,
			wordpress: entered.wordpress,
			php: entered.php,
			woocommerce: entered.woocommerce ?? 'sample shop',
			size: state.size,
			seconds: Math.round( ( Date.now() - began ) / 1000 ),
			counts: summaryCounts( run ),
		};
		process.stdout.write( `${ JSON.stringify( result ) }\n` );
		return;
	}

	cleanup.add( startTicker( rest, url, connection ) );
	terminal.say( `Shop     ${ url }/` );
	terminal.say(
		`Admin    ${ url }${ PAGE }   login admin, password "password"`
	);
	terminal.say(
		`Vtiger   ${ crm.url }/   (emulated; user ${ crm.username }, access key ${ crm.accessKey })`
	);
	terminal.say(
		'\nChange something on one side and see it on the other. Ctrl-C ends everything; the data stays in .crosswalk/.'
	);
	await new Promise( () => {} );
}

/**
 * The first sync, after a look at what it would do.
 *
 * @param terminal
 * @param rest
 * @param connection
 */
async function begin(
	terminal: Terminal,
	rest: Rest,
	connection: number
): Promise< Run > {
	const dry = await terminal.run( 'See what would happen', ( note ) =>
		rehearse( rest, connection, note )
	);
	return terminal.run( 'First sync', ( note ) =>
		firstSync( rest, connection, dry.id, note )
	);
}

/**
 * What went wrong, for the program that reads the line of `--check`.
 *
 * @param error
 */
function sayFailure( error: unknown ): void {
	const message = error instanceof Error ? error.message : String( error );
	process.stdout.write(
		`${ JSON.stringify( { ok: false, error: message } ) }\n`
	);
}

async function main(): Promise< void > {
	const argv = process.argv.slice( 2 );
	let options: StartOptions;
	try {
		options = parseOptions( argv );
	} catch ( error ) {
		process.stderr.write(
			`${ ( error as Error ).message }\n\n${ USAGE }\n`
		);
		if ( argv.includes( '--check' ) ) {
			sayFailure( error );
		}
		process.exit( 1 );
	}
	const cleanup = new Cleanup();
	let code = 0;
	try {
		await start( options, cleanup );
	} catch ( error ) {
		process.stderr.write(
			`\n${ error instanceof Error ? error.message : String( error ) }\n`
		);
		if ( options.check ) {
			sayFailure( error );
		}
		code = 1;
	}
	await cleanup.run();
	process.exit( code );
}

void main();
