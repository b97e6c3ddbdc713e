import { progressLine } from './progress';
import type { Rest } from './rest';
import { total } from './summary';
import type { Run } from './run';

interface Work {
	worked: number;
	waiting: number;
	run: Run | null;
}

/** Requests in a row that got nothing done before the sync counts as stuck. */
const IDLE_LIMIT = 60;

/**
 * Shows what the first sync would do; nothing is written.
 *
 * @param rest
 * @param connection
 * @param note
 */
export async function rehearse(
	rest: Rest,
	connection: number,
	note: ( text: string ) => void
): Promise< Run > {
	const { id } = await startOrJoin( rest, connection, { dry: true } );
	return toItsEnd( rest, connection, id, note );
}

/**
 * Starts a new connection after somebody has seen what would happen, and syncs it for the first time.
 *
 * @param rest
 * @param connection
 * @param dryRun     Id of what was seen.
 * @param note
 */
export async function firstSync(
	rest: Rest,
	connection: number,
	dryRun: number,
	note: ( text: string ) => void
): Promise< Run > {
	const { id } = await rest.post< Run >(
		`/connections/${ connection }/start`,
		{ run_id: dryRun }
	);
	return toItsEnd( rest, connection, id, note );
}

/**
 * Syncs all modules.
 *
 * @param rest
 * @param connection
 * @param note
 */
export async function sync(
	rest: Rest,
	connection: number,
	note: ( text: string ) => void
): Promise< Run > {
	const { id } = await startOrJoin( rest, connection );
	return toItsEnd( rest, connection, id, note );
}

/**
 * Lends a worker until the run has ended.
 *
 * @param rest
 * @param connection
 * @param id
 * @param note
 */
async function toItsEnd(
	rest: Rest,
	connection: number,
	id: number,
	note: ( text: string ) => void
): Promise< Run > {
	let idle = 0;
	for (;;) {
		const { worked, waiting, run } = await rest.post< Work >(
			`/connections/${ connection }/work`
		);
		const current =
			run?.id === id ? run : await rest.get< Run >( `/runs/${ id }` );
		note( progressLine( current ) );
		if ( current.state !== 'running' ) {
			return finished( current, note );
		}
		idle = worked > 0 ? 0 : idle + 1;
		if ( idle > IDLE_LIMIT ) {
			throw new Error(
				`The sync stands still: ${ progressLine( current ) }, ${ waiting } updates waiting.`
			);
		}
		if ( worked === 0 ) {
			// Nothing is due: an update waits for its next attempt.
			await new Promise( ( resolve ) => setTimeout( resolve, 500 ) );
		}
	}
}

async function startOrJoin(
	rest: Rest,
	connection: number,
	how: { dry?: boolean } = {}
): Promise< Run > {
	const { items } = await rest.get< { items: Run[] } >( '/runs', {
		connection_id: String( connection ),
		per_page: '1',
	} );
	const [ newest ] = items;
	return newest?.state === 'running' && newest.dry === Boolean( how.dry )
		? newest
		: rest.post< Run >( '/runs', { connection_id: connection, ...how } );
}

function finished( run: Run, note: ( text: string ) => void ): Run {
	if ( run.question ) {
		const { label, missing, known } = run.question;
		throw new Error(
			`The sync asks whether ${ missing } of ${ known } records are really gone (${ label }).`
		);
	}
	if ( run.state !== 'done' ) {
		throw new Error(
			`The sync ended as ${ run.state }${ run.error ? `: ${ run.error }` : '.' }`
		);
	}
	note(
		( [ 'created', 'updated', 'unchanged' ] as const )
			.map( ( outcome ) => `${ total( run, outcome ) } ${ outcome }` )
			.join( ', ' )
	);
	return run;
}
