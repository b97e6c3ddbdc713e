/** What a person can do with a mapping. Saving puts the answer where the pages look for it. */
import { receive, refresh } from '../store/refresh';
import { CONNECTIONS, mappingPath, runPath, STATUS } from '../store/paths';
import type {
	Mapping,
	MappingImport,
	MappingPreview,
	MappingProblem,
	MappingRow,
	MatchRule,
	Run,
	Side,
} from '../types/generated';
import { get, post } from './request';

/** Whose mapping: a module of a connection. */
export interface MappingPlace {
	connection: number;
	module: string;
}

export interface MappingChange {
	rows: MappingRow[];
	match: MatchRule[];
	/** Of the mapping that the edit began with. */
	revision: string;
	new_rows: 'first_link' | 'from_now';
	preset: string;
}

export async function saveMapping(
	place: MappingPlace,
	change: MappingChange
): Promise< Mapping > {
	return mappingChanged( place, await post( path( place ), change ) );
}

export async function resetMapping(
	place: MappingPlace,
	preset: string,
	revision: string
): Promise< Mapping > {
	return mappingChanged(
		place,
		await post( `${ path( place ) }/reset`, { preset, revision } )
	);
}

export async function checkMapping(
	place: MappingPlace,
	rows: MappingRow[],
	match: MatchRule[]
): Promise< MappingProblem[] > {
	const { problems } = await post< { problems: MappingProblem[] } >(
		`${ path( place ) }/check`,
		{ rows, match }
	);
	return problems;
}

export function previewMapping(
	place: MappingPlace,
	rows: MappingRow[],
	match: MatchRule[],
	side: Side,
	record: string
): Promise< MappingPreview > {
	return post( `${ path( place ) }/preview`, { rows, match, side, record } );
}

/** All mappings of a connection, as a file holds them. */
export const exportMappings = ( connection: number ): Promise< object > =>
	get( `/connections/${ connection }/mappings/export` );

/**
 * @param connection Where they go.
 * @param file       Its content.
 * @param confirm    Do it; otherwise only say what that would do.
 */
export async function importMappings(
	connection: number,
	file: object,
	confirm = false
): Promise< MappingImport > {
	const report = await post< MappingImport >(
		`/connections/${ connection }/mappings/import`,
		{ file, confirm }
	);
	if ( report.imported ) {
		await refresh(
			CONNECTIONS,
			STATUS,
			...report.modules.map( ( { module } ) =>
				mappingPath( connection, module )
			)
		);
	}
	return report;
}

/**
 * A run over all records of a module, because its mapping changed.
 *
 * @param place Whose.
 * @param dry   Only shows what it would do.
 */
export async function startMappingRun(
	{ connection, module }: MappingPlace,
	dry: boolean
): Promise< Run > {
	const run = await post< Run >( '/runs', {
		connection_id: connection,
		modules: [ module ],
		dry,
		every: true,
	} );
	receive( runPath( run.id ), run );
	await refresh( STATUS, '/log' );
	return run;
}

const path = ( { connection, module }: MappingPlace ) =>
	mappingPath( connection, module );

async function mappingChanged(
	place: MappingPlace,
	mapping: Mapping
): Promise< Mapping > {
	receive( path( place ), mapping );
	await refresh( CONNECTIONS, STATUS );
	return mapping;
}
