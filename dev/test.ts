import { Cleanup } from './env/process';
import { runAll } from './testing/all';
import {
	eslint,
	phpcs,
	phpstan,
	typeCheck,
	typeCheckDev,
} from './testing/check';
import { e2eCommand } from './testing/e2e';
import { runJest } from './testing/js';
import { requireComposer } from './testing/php';
import { runPhp } from './testing/php-command';
import {
	brokenResult,
	closingLine,
	section,
	skipLines,
	type Result,
} from './testing/report';

type Command = ( args: string[], cleanup: Cleanup ) => Promise< Result[] >;

const commands: Record< string, Command > = {
	all: ( _, cleanup ) => runAll( cleanup ),
	js: async ( args ) => [ await runJest( args, true ) ],
	php: runPhp,
	e2e: e2eCommand,
	types: () => printed( [ typeCheck, typeCheckDev ] ),
	lint: async () => {
		await requireComposer();
		return printed( [ eslint, phpcs, phpstan ] );
	},
};

async function printed(
	checks: Array< () => Promise< Result > >
): Promise< Result[] > {
	const results: Result[] = [];
	for ( const check of checks ) {
		const result = await check();
		console.log( section( result ) );
		results.push( result );
	}
	return results;
}

async function main(): Promise< void > {
	const [ command = 'all' ] = process.argv.slice( 2 );
	const run = commands[ command ];
	if ( ! run ) {
		console.error(
			`Unknown: ${ command }. Known: ${ Object.keys( commands ).join( ', ' ) }.`
		);
		process.exitCode = 1;
		return;
	}
	const cleanup = new Cleanup();
	let results: Result[];
	try {
		results = await run( process.argv.slice( 3 ), cleanup );
	} catch ( error ) {
		results = [ brokenResult( command, error ) ];
		console.error( section( results[ 0 ]! ) );
	}
	await cleanup.run();
	process.exitCode = results.some( ( result ) => result.failed > 0 ) ? 1 : 0;
	for ( const line of skipLines( results ) ) {
		console.log( line );
	}
	console.log( closingLine( results ) );
}

void main();
