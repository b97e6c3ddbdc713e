import { withQuery } from '../api/request';
import type {
	ApiKeys,
	Change,
	Connection,
	Connector,
	DebugState,
	Decision,
	DecisionDetail,
	FirstLook,
	GeneralSettings,
	HistoryRow,
	List,
	LogRow,
	Mapping,
	MappingRecord,
	Message,
	MessageDetail,
	MetaKey,
	OrderPanel,
	QueuedRecord,
	RecordPanel,
	Run,
	RunRecord,
	Side,
	Size,
	Status,
	Transform,
	WithheldMail,
} from '../types/generated';

declare const shape: unique symbol;

/** A REST path that knows the shape of its answer. */
export type Path< T > = string & { readonly [ shape ]?: T };

export const STATUS: Path< Status > = '/status';
export const CONNECTORS: Path< Connector[] > = '/connectors';
export const CONNECTIONS: Path< Connection[] > = '/connections';
export const KEYS: Path< ApiKeys > = '/keys';
export const SIZES: Path< Size[] > = '/settings/sizes';
export const GENERAL: Path< GeneralSettings > = '/settings';

export const MAILS = '/mails';

export const mailsPath = ( perPage = 50 ): Path< List< WithheldMail > > =>
	withQuery( MAILS, { per_page: perPage } );

export const TRANSFORMS: Path< Transform[] > = '/transforms';

export const mappingPath = ( id: number, module: string ): Path< Mapping > =>
	`/connections/${ id }/mappings/${ module }`;

/**
 * Records that a mapping can be tried on.
 *
 * @param id     Of the connection.
 * @param module Which kind.
 * @param side   Whose.
 * @param search E-mail, SKU, number or name; empty: the newest.
 */
export const mappingRecordsPath = (
	id: number,
	module: string,
	side: Side,
	search: string
): Path< MappingRecord[] > =>
	withQuery( `${ mappingPath( id, module ) }/records`, { side, search } );

export const metaKeysPath = (
	id: number,
	module: string,
	search: string
): Path< MetaKey[] > =>
	withQuery( `${ mappingPath( id, module ) }/meta-keys`, { search } );

export const connectionPath = ( id: number ): Path< Connection > =>
	`/connections/${ id }`;

/** Which dry run shows what starting a new connection would do. */
export const firstLookPath = ( id: number ): Path< FirstLook > =>
	`/connections/${ id }/start`;

export const runPath = ( id: number ): Path< Run > => `/runs/${ id }`;

export interface DecisionsQuery {
	connection_id?: string;
	module?: string;
	/** Which question. */
	code?: string;
	search?: string;
}

export const decisionsPath = (
	query: DecisionsQuery
): Path< List< Decision > > =>
	withQuery( '/decisions', { ...query, per_page: 50 } );

export const decisionPath = ( id: number ): Path< DecisionDetail > =>
	`/decisions/${ id }`;

export const recordPanelPath = (
	module: string,
	id: string
): Path< RecordPanel > => `/records/${ module }/${ id }/panel`;

export const recordHistoryPath = (
	module: string,
	id: string
): Path< List< HistoryRow > > =>
	withQuery( `/records/${ module }/${ id }/history`, { per_page: 20 } );

export const remoteRecordsPath = (
	connection: number,
	module: string,
	search: string
): Path< MappingRecord[] > =>
	withQuery( `/connections/${ connection }/remote-records`, {
		module,
		search,
	} );

export const orderPanelPath = ( order: number ): Path< OrderPanel > =>
	`/orders/${ order }/panel`;

export interface LogQuery {
	connection_id: number;
	side: Side;
	module?: string;
}

export const logPath = ( query: LogQuery ): Path< List< LogRow > > =>
	withQuery( '/log', { ...query, per_page: 25 } );

export interface RecordsQuery {
	side?: string;
	module?: string;
	/** One or several, separated by commas. */
	outcome?: string;
	/** "1": only pairs that were found. */
	linked?: string;
	/** "1": only records that were deleted; "0": without them. */
	deleted?: string;
	search?: string;
}

export const changesPath = ( run: number, record: number ): Path< Change[] > =>
	`/runs/${ run }/records/${ record }/changes`;

export const recordsPath = (
	run: number,
	query: RecordsQuery,
	perPage = 50
): Path< List< RunRecord > > =>
	withQuery( `/runs/${ run }/records`, { ...query, per_page: perPage } );

export interface UpdatesQuery {
	connection_id: number;
	failure_id?: string;
	/** waiting, sent, decision, failed or linked. */
	list?: string;
	module?: string;
	search?: string;
}

export const updatesPath = (
	query: UpdatesQuery,
	perPage = 50
): Path< List< QueuedRecord > > =>
	withQuery( '/updates', { ...query, per_page: perPage } );

export const debugPath = ( connection: number ): Path< DebugState > =>
	`/connections/${ connection }/debug`;

export interface MessagesQuery {
	connection_id: number;
	/** failed, none, or a class such as 4xx. */
	status: string;
	method: string;
	search: string;
}

export const messagesPath = ( query: MessagesQuery ): Path< List< Message > > =>
	withQuery( '/messages', { ...query, per_page: 50 } );

export const messagePath = ( id: number ): Path< MessageDetail > =>
	`/messages/${ id }`;
