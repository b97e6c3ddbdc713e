import { Cleanup } from './env/process';
import { php } from './testing/php';
import { closingLine, type Result } from './testing/report';

const commands: Record< string, ( args: string[], cleanup: Cleanup ) => Promise< Result[] > > = { php };

async function main(): Promise< void > {
	const [ command = 'all', ...args ] = process.argv.slice( 2 );
	const cleanup = new Cleanup();
	let results: Result[] = [];
	try {
		const run = commands[ command ];
		if ( ! run ) {
			throw new Error( `There is no such test command: ${ command }` );
		}
		results = await run( args, cleanup );
	} catch ( error ) {
		console.error( error instanceof Error ? error.message : error );
		process.exitCode = 1;
	} finally {
		await cleanup.run();
	}
	if ( results.some( ( result ) => result.failed > 0 ) ) {
		process.exitCode = 1;
	}
	console.log( closingLine( results ) );
}

void main();
