/**
 * What a person can do, one function each. Every command answers with the resource it changed, which goes straight
 * into the store.
 */
import { receive, refresh } from '../store/refresh';
import {
	CONNECTIONS,
	connectionPath,
	debugPath,
	firstLookPath,
	GENERAL,
	MAILS,
	runPath,
	STATUS,
} from '../store/paths';
import type {
	Connection,
	ConnectionModule,
	ConnectionOptions,
	DebugState,
	FailureGroup,
	GeneralSettings,
	Run,
	TestReport,
	Work,
} from '../types/generated';
import { get, post, remove, withQuery } from './request';

export interface ConnectionDraft {
	name: string;
	/** Secrets only where they were typed again. */
	settings: Record< string, string >;
	modules?: Pick<
		ConnectionModule,
		| 'name'
		| 'enabled'
		| 'direction'
		| 'create_shop'
		| 'create_remote'
		| 'drift'
		| 'records_from'
		| 'rules'
		| 'delete'
		| 'stock'
		| 'permits'
	>[];
	options?: Partial< ConnectionOptions >;
	/** That the edit began with; left out: whatever is there. */
	revision?: string;
}

export async function createConnection(
	connector: string,
	draft: ConnectionDraft
): Promise< Connection > {
	return connectionChanged(
		await post( '/connections', { connector, ...draft } )
	);
}

export async function saveConnection(
	id: number,
	draft: Partial< ConnectionDraft >
): Promise< Connection > {
	return connectionChanged( await post( connectionPath( id ), draft ) );
}

/** As it is stored now, whoever has changed it. */
export async function reloadConnection( id: number ): Promise< Connection > {
	return connectionChanged( await get( connectionPath( id ) ) );
}

export async function deleteConnection( id: number ): Promise< void > {
	await remove( connectionPath( id ) );
	await refresh( CONNECTIONS, STATUS );
}

export async function pauseConnection( id: number ): Promise< Connection > {
	return connectionChanged( await post( `/connections/${ id }/pause` ) );
}

export async function resumeConnection( id: number ): Promise< Connection > {
	return connectionChanged( await post( `/connections/${ id }/resume` ) );
}

/**
 * Tries settings that are not saved yet.
 *
 * @param connector Definition id.
 * @param settings  As typed.
 * @param id        Of a saved connection: its secrets are used where none was typed.
 */
export function testSettings(
	connector: string,
	settings: Record< string, string >,
	id?: number
): Promise< TestReport > {
	return post( '/connections/test', {
		connector,
		settings,
		...( id ? { connection_id: id } : {} ),
	} );
}

export function testConnection( id: number ): Promise< TestReport > {
	return post( `/connections/${ id }/test` );
}

/**
 * Lends the engine this request for up to two seconds.
 *
 * @param connectionId Whose updates to work on.
 */
export async function work( connectionId: number ): Promise< Work > {
	const answer = await post< Work >( `/connections/${ connectionId }/work` );
	if ( answer.run ) {
		receive( runPath( answer.run.id ), answer.run );
	}
	return answer;
}

export async function startRun(
	connectionId: number,
	modules: string[] = [],
	dry = false,
	every = false
): Promise< Run > {
	return runChanged(
		await post( '/runs', {
			connection_id: connectionId,
			...( modules.length ? { modules } : {} ),
			...( dry ? { dry } : {} ),
			...( every ? { every } : {} ),
		} )
	);
}

/**
 * The first run of a new connection.
 *
 * @param connectionId In set-up.
 * @param dryRunId     The dry run that was agreed to.
 */
export async function startConnection(
	connectionId: number,
	dryRunId: number
): Promise< Run > {
	const run = await runChanged(
		await post( firstLookPath( connectionId ), { run_id: dryRunId } )
	);
	await refresh( CONNECTIONS, connectionPath( connectionId ) );
	return run;
}

/**
 * Carries out exactly what a dry run has shown.
 *
 * @param id Of the dry run.
 */
export async function followRun( id: number ): Promise< Run > {
	const run = await runChanged( await post( `/runs/${ id }/follow` ) );
	await refresh( runPath( id ) );
	return run;
}

/**
 * A dry run of taking a run back.
 *
 * @param id Of the run.
 */
export async function undoRun( id: number ): Promise< Run > {
	return runChanged( await post( `/runs/${ id }/undo` ) );
}

/**
 * Answers the question of a run.
 *
 * @param id       Of the run.
 * @param withdraw The records are really gone.
 */
export async function answerRun(
	id: number,
	withdraw: boolean
): Promise< Run > {
	return runChanged( await post( `/runs/${ id }/resume`, { withdraw } ) );
}

export async function pauseRun( id: number ): Promise< Run > {
	return runChanged( await post( `/runs/${ id }/pause` ) );
}

export async function resumeRun( id: number ): Promise< Run > {
	return runChanged( await post( `/runs/${ id }/resume` ) );
}

export async function cancelRun( id: number ): Promise< Run > {
	return runChanged( await post( `/runs/${ id }/cancel` ) );
}

export async function retryFailures( id: number ): Promise< FailureGroup > {
	const group = await post< FailureGroup >( `/failures/${ id }/retry` );
	await refresh( STATUS );
	return group;
}

/**
 * Tries records again, from their present data.
 *
 * @param ids Of failed updates.
 */
export async function retryUpdates( ids: number[] ): Promise< void > {
	await post( '/updates/retry', { ids } );
	await refresh( STATUS, '/updates' );
}

/**
 * Takes records off the list; a later change of one is tried as usual.
 *
 * @param ids Of failed updates.
 */
export async function ignoreUpdates( ids: number[] ): Promise< void > {
	await post( '/updates/ignore', { ids } );
	await refresh( STATUS, '/updates' );
}

export async function ignoreFailures( id: number ): Promise< FailureGroup > {
	const group = await post< FailureGroup >( `/failures/${ id }/ignore` );
	await refresh( STATUS );
	return group;
}

/** What became of several mails. */
export interface MailsDone {
	done: number;
	problems: string[];
}

export const sendMails = ( ids: number[] ): Promise< MailsDone > =>
	mailsChanged( 'send', ids );

export const dismissMails = ( ids: number[] ): Promise< MailsDone > =>
	mailsChanged( 'dismiss', ids );

async function mailsChanged(
	what: 'send' | 'dismiss',
	ids: number[]
): Promise< MailsDone > {
	const answer = await post< MailsDone >( `${ MAILS }/${ what }`, { ids } );
	await refresh( MAILS, STATUS );
	return answer;
}

export async function saveGeneralSettings(
	settings: GeneralSettings
): Promise< GeneralSettings > {
	const saved = await post< GeneralSettings >( GENERAL, settings );
	receive( GENERAL, saved );
	await refresh( STATUS );
	return saved;
}

/**
 * Records what a connection sends and gets (V8).
 *
 * @param connection Which.
 * @param on         Or off.
 * @param keep       Until somebody switches it off; a day otherwise.
 */
export async function switchDebug(
	connection: number,
	on: boolean,
	keep = false
): Promise< DebugState > {
	const path = debugPath( connection );
	const state = await post< DebugState >( path, { on, keep } );
	receive( path, state );
	return state;
}

export async function clearMessages( connection: number ): Promise< void > {
	await remove( withQuery( '/messages', { connection_id: connection } ) );
	await refresh( '/messages', debugPath( connection ) );
}

async function connectionChanged(
	connection: Connection
): Promise< Connection > {
	receive( connectionPath( connection.id ), connection );
	await refresh( CONNECTIONS, STATUS );
	return connection;
}

async function runChanged( run: Run ): Promise< Run > {
	receive( runPath( run.id ), run );
	await refresh( STATUS, '/log' );
	return run;
}
