/** What the tests of the pages share: a site's answers without a site. */
import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { Capabilities } from './page-settings';
import type {
	Connection,
	Connector,
	LogRow,
	Run,
	RunRecord,
	Status,
	StatusConnection,
} from './types/generated';

// What @wordpress/components asks a browser for and jsdom does not have.
window.matchMedia ??= ( media ) =>
	( {
		media,
		matches: false,
		addEventListener: () => {},
		removeEventListener: () => {},
		addListener: () => {},
		removeListener: () => {},
	} ) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
	observe() {}
	unobserve() {}
	disconnect() {}
};
// Without a layout nothing would count as visible, so nothing would get the focus.
Element.prototype.getClientRects = function () {
	return [ this.getBoundingClientRect() ] as unknown as DOMRectList;
};

/** A given answer; a function is asked with the request. A thrown plain object is an error as apiFetch rejects it. */
type Answer = unknown | ( ( request: APIFetchOptions ) => unknown );

/**
 * Answers requests by "METHOD /path", the query left out unless given; the longest key that fits wins.
 *
 * @param answers By request.
 * @return The requests that were made.
 */
export function answerWith( answers: Record< string, Answer > ): string[] {
	const asked: string[] = [];
	apiFetch.setFetchHandler( async ( request: APIFetchOptions ) => {
		const path = ( request.path ?? '' )
			.replace( '/crosswalk/v1', '' )
			.replace( /[?&]_locale=user/, '' );
		const line = `${ request.method ?? 'GET' } ${ path }`;
		asked.push( line );
		const key = Object.keys( answers )
			.filter( ( known ) => line.startsWith( known ) )
			.sort( ( one, other ) => other.length - one.length )[ 0 ];
		if ( key === undefined ) {
			throw { code: 'not_found', message: line, data: { status: 404 } };
		}
		const answer = answers[ key ];
		return typeof answer === 'function' ? answer( request ) : answer;
	} );
	return asked;
}

export function visit(
	query = '',
	capabilities: Partial< Capabilities > = {}
): void {
	window.history.replaceState( null, '', `/?page=crosswalk${ query }` );
	window.crosswalk = {
		restNamespace: 'crosswalk/v1',
		restUrl: 'https://shop.example/wp-json/crosswalk/v1',
		restNonce: 'n0nce',
		version: '0.1.0',
		capabilities: {
			manage: true,
			map: true,
			sync: true,
			viewLog: true,
			verify: true,
			...capabilities,
		},
		adminUrl: '/wp-admin/',
		locale: 'en_US',
		timeZone: 'Europe/Warsaw',
		setupDone: true,
	};
}

export const statusConnection: StatusConnection = {
	id: 1,
	name: 'Acme CRM',
	connector_label: 'Vtiger',
	state: 'working',
	health: 'good',
	sentence: 'All is well.',
	host: 'crm.acme.example',
	system: 'Vtiger 8.0.0',
	user: 'shop',
	latency_ms: 84,
	last_sync_at: '2026-11-24T10:00:00Z',
	waiting: 3,
	oldest_waiting_s: 4,
	sent_today: 1204,
	decisions: 2,
	questions: [
		{
			module: 'contacts',
			side: 'shop',
			code: 'several_matches',
			count: 2,
			sentence: '2 customers match several records of Acme CRM.',
		},
	],
	rejected: 14,
	active_run_id: null,
	modules: [
		{
			module: 'contacts',
			shop_label: 'Customers',
			remote_label: 'Contacts',
			direction: 'both',
			to_remote_at: '2026-11-24T10:00:00Z',
			to_shop_at: null,
			links: 2031,
			problems: [],
		},
	],
};

export const status: Status = {
	state: 'attention',
	sentence: '14 records could not be synced.',
	connections: [ statusConnection ],
	failures: [
		{
			id: 7,
			connection_id: 1,
			module: 'products',
			module_label: 'Products',
			kind: 'record',
			code: 'INVALID_PICKLIST',
			message: 'Picklist value "Cat-7" does not exist.',
			advice: 'Add it in the CRM, or map it.',
			count: 14,
			first_at: '2026-11-24T09:00:00Z',
			last_at: '2026-11-24T10:00:00Z',
		},
	],
	switches: { writes_to_remote: true, writes_to_shop: true },
	withheld_mails: 0,
	rivals: [],
	cron_late_s: null,
};

export const run: Run = {
	id: 5,
	connection_id: 1,
	trigger: 'person',
	person: 'admin',
	state: 'running',
	modules: [
		{
			module: 'products',
			label: 'Products',
			state: 'working',
			listed: 3000,
			total: 3000,
			queued: 3000,
			done: 1240,
		},
	],
	rate_per_s: 41,
	seconds_left: 45,
	started_at: '2026-11-24T10:00:00Z',
	finished_at: null,
	counts: [],
	error: null,
	dry: false,
	undoes: 0,
	follows: 0,
	followed_by: 0,
	undone_by: 0,
	every: false,
	history_since: null,
	question: null,
};

export const logRow: LogRow = {
	run_id: 5,
	at: '2026-11-24T10:00:00Z',
	trigger: 'person',
	dry: false,
	undoes: 0,
	module: 'products',
	module_label: 'Products',
	side: 'shop',
	created: 1,
	updated: 0,
	unchanged: 9,
	skipped: 2,
	decision: 3,
	failed: 4,
	linked: 0,
	deleted: 0,
};

export const runRecord: RunRecord = {
	id: 11,
	module: 'products',
	side: 'shop',
	outcome: 'failed',
	name: 'Blue mug',
	shop_id: 'product:12',
	shop_url: 'https://shop.example/wp-admin/post.php?post=12',
	remote_id: '14x9',
	remote_url: 'https://crm.acme.example/14x9',
	linked: false,
	deleted: false,
	code: 'required',
	reason: 'The price is missing.',
	at: '2026-11-24T10:00:00Z',
};

export const connector: Connector = {
	id: 'third-party',
	label: 'Somebody’s CRM',
	summary: 'Not one of ours.',
	form: [
		{
			name: 'url',
			label: 'Address',
			type: 'url',
			required: true,
			secret: false,
			help: 'As in the browser.',
			default: 'https://',
			options: {},
		},
		{
			name: 'key',
			label: 'Access key',
			type: 'text',
			required: true,
			secret: true,
			help: '',
			default: '',
			options: {},
		},
		{
			name: 'region',
			label: 'Region',
			type: 'choice',
			required: false,
			secret: false,
			help: '',
			default: 'eu',
			options: { eu: 'Europe', us: 'America' },
		},
	],
};

export const connection: Connection = {
	id: 1,
	name: 'Acme CRM',
	connector: 'third-party',
	connector_label: 'Somebody’s CRM',
	state: 'working',
	state_reason: null,
	settings: { url: 'https://crm.acme.example', region: 'us' },
	has_secret: { key: true },
	modules: [
		{
			name: 'taxes',
			shop_label: 'Taxes',
			remote_label: 'Taxes',
			enabled: true,
			direction: 'to_remote',
			fixed: true,
			create_shop: true,
			create_remote: true,
			delete: 'unlink',
			drift: 'overwrite',
			records_from: '',
			stock: '',
			permissions: [],
			permits: [],
			rules: [],
			waiting: 0,
			mapping_problems: [],
		},
		{
			name: 'contacts',
			shop_label: 'Customers',
			remote_label: 'Contacts',
			enabled: true,
			direction: 'both',
			fixed: false,
			create_shop: false,
			create_remote: true,
			delete: 'unlink',
			drift: 'overwrite',
			records_from: '',
			stock: '',
			permissions: [],
			permits: [],
			rules: [],
			waiting: 0,
			mapping_problems: [],
		},
	],
	options: {
		conflict: 'last_updated',
		tie_breaker: 'shop',
		winner_untouched: false,
		records_from: '30d',
		frequency_min: 15,
		shop_changes: 'at_once',
	},
	revision: 'r1',
	last_sync_at: null,
	endpoint: null,
};
