// Made from the REST schemas by `npm run types`; do not edit.

/** What every list answers: `next` is the cursor of the next page. */
export interface List< T > {
	items: T[];
	next: string | null;
}

export type Answer = 'link' | 'create' | 'ignore' | 'overwrite' | 'keep';

export interface ApiKey {
	id: number;
	description: string;
	user: string;
	permissions: KeyPermissions;
	/** The last characters of the key. */
	ending: string;
	used_at: Instant | null;
	/** Made here, and can be revoked here. */
	ours: boolean;
}

export interface ApiKeys {
	/** WooCommerce is there. */
	available: boolean;
	/** What the extension asks for as the address of the shop. */
	app_url: string;
	/** Whose rights a key can have. */
	users: KeyUser[];
	keys: ApiKey[];
	/** Sentences: a key is in use while we sync the same modules. */
	warnings: string[];
}

export interface Candidate {
	id: string;
	name: string;
	/** Where a person opens it. */
	url: string | null;
}

export interface Change {
	side: Side;
	event: ChangeEvent;
	/** Its name; empty where it is about the whole record. */
	field: string;
	/** What the side calls the field. */
	label: string;
	/** As a person reads it. */
	old: string | null;
	new: string | null;
}

export type ChangeEvent = 'created' | 'updated' | 'conflict' | 'linked' | 'unlinked' | 'deleted' | 'excluded' | 'included';

export interface ComparedField {
	/** What the record's own side calls the field. */
	label: string;
	other_label: string;
	own: string | null;
	others: ( string | null )[];
	same: boolean[];
}

export type ConflictPolicy = 'last_updated' | 'shop' | 'remote';

export interface Connection {
	id: number;
	name: string;
	connector: string;
	connector_label: string;
	state: ConnectionState;
	state_reason: Reason | null;
	/** By name of a form field. A secret that is left out or empty stays as it is. */
	settings: Record< string, string >;
	has_secret: Record< string, boolean >;
	modules: ConnectionModule[];
	options: ConnectionOptions;
	/** Changes with what a person sets here; whoever saves may say which one they began with. */
	revision: string;
	last_sync_at: Instant | null;
	endpoint: EndpointInfo | null;
}

export interface ConnectionModule {
	name: string;
	shop_label: string;
	remote_label: string;
	enabled: boolean;
	direction: Direction;
	/** The direction follows from the connector and cannot be changed. */
	fixed: boolean;
	/** Records may be created in the shop. */
	create_shop: boolean;
	/** Records may be created in the other system. */
	create_remote: boolean;
	delete: DeletePolicy;
	drift: DriftPolicy;
	/** Instead of the connection's; empty: as the connection. */
	records_from: string;
	stock: StockOwner;
	/** What the shop may be told to do beyond the ordinary. */
	permissions: Permission[];
	/** Names of the permissions that are given. */
	permits: string[];
	rules: ModuleRule[];
	/** Updates that wait. */
	waiting: number;
	/** Sentences: what has changed in one of the systems and does not fit the mapping any more. */
	mapping_problems: string[];
}

export interface ConnectionOptions {
	conflict: ConflictPolicy;
	tie_breaker: Side;
	/** Of a record that both sides changed, the winning side is never written. */
	winner_untouched: boolean;
	/** "all", a number of days as "30d", or a date "2026-01-31". */
	records_from: string;
	/** Minutes between two looks at the other system; 0: off. */
	frequency_min: 0 | 5 | 15 | 30 | 60 | 360 | 1440;
	shop_changes: ShopChanges;
}

export type ConnectionState = 'setup' | 'working' | 'paused' | 'stopped';

export interface Connector {
	id: string;
	label: string;
	summary: string;
	form: FormField[];
}

export interface DebugState {
	connection_id: number;
	on: boolean;
	/** Until somebody switches it off. */
	keep: boolean;
	until: Instant | null;
	/** Recorded so far. */
	messages: number;
}

export interface Decision {
	id: number;
	connection_id: number;
	module: string;
	module_label: string;
	side: Side;
	record_id: string;
	name: string;
	url: string | null;
	/** What is asked: several_matches, several_claim, already_linked, doubtful_match or drift. */
	code: string;
	reason: string;
	answers: Answer[];
	candidates: Candidate[];
	since: Instant;
}

export interface DecisionDetail {
	id: number;
	connection_id: number;
	module: string;
	module_label: string;
	side: Side;
	record_id: string;
	name: string;
	url: string | null;
	/** What is asked: several_matches, several_claim, already_linked, doubtful_match or drift. */
	code: string;
	reason: string;
	answers: Answer[];
	candidates: Candidate[];
	since: Instant;
	fields: ComparedField[];
}

export type DeletePolicy = 'unlink' | 'deactivate' | 'delete';

export type Direction = 'to_remote' | 'to_shop' | 'both' | 'off';

export type DriftPolicy = 'overwrite' | 'leave' | 'ask';

export interface EndpointInfo {
	system: string;
	user: string;
	latency_ms: number;
}

export type ErrorKind = 'config' | 'transient' | 'record' | 'bug';

export interface FailureGroup {
	id: number;
	connection_id: number;
	module: string;
	module_label: string;
	kind: ErrorKind;
	code: string;
	message: string;
	advice: string;
	/** Records it stops now. */
	count: number;
	first_at: Instant;
	last_at: Instant;
}

export interface FieldChoice {
	value: string;
	label: string;
}

export type FieldType = 'text' | 'long_text' | 'email' | 'phone' | 'url' | 'integer' | 'decimal' | 'boolean' | 'date' | 'instant' | 'choice' | 'country' | 'state' | 'currency' | 'reference' | 'lines';

export interface FirstLook {
	/** The run under way, or else the newest dry run; 0: there was none. */
	run_id: number;
	/** A dry run that ended shows all modules under the settings of now, so that the connection can be started. */
	current: boolean;
}

export interface FormField {
	name: string;
	label: string;
	type: FieldType;
	required: boolean;
	/** Typed as a password; never sent back. */
	secret: boolean;
	help: string;
	default: string;
	options: Record< string, string >;
}

export interface GeneralSettings {
	writes_to_remote: boolean;
	writes_to_shop: boolean;
	/** Uninstalling leaves all data where it is. */
	keep_data: boolean;
	/** Days for which details are kept. */
	retention_days: number;
	/** Rows of detail that are kept at most. */
	retention_rows: number;
	/** Days for which messages of the debug log are kept. */
	debug_days: number;
	/** Messages that are kept at most. */
	debug_rows: number;
	/** Days for which the history of records is kept; 0: as long as the records. */
	history_days: number;
	/** A run stops and asks when more records of a module than this seem to be gone. */
	withdraw_limit_percent: number;
	/** Mails to customers that a run held back are listed when what they are about happened in so many days. */
	mail_days: number;
	/** Variable and grouped products are records of their own, beside their variations. */
	variable_parents: boolean;
}

export interface HistoryRow {
	id: number;
	at: Instant;
	/** 0: all connections. */
	connection_id: number;
	/** 0: in none. */
	run_id: number;
	origin: Origin;
	/** Who did it; empty: nobody. */
	person: string;
	side: Side;
	event: ChangeEvent;
	/** Its name; empty where it is about the whole record. */
	field: string;
	/** What the side calls the field. */
	label: string;
	/** As a person reads it. */
	old: string | null;
	new: string | null;
}

export interface ImportFault {
	module: string;
	label: string;
	/** Number of the row, from 1; 0: the module as a whole. */
	row: number;
	message: string;
}

export interface ImportModule {
	module: string;
	label: string;
	/** How many it has. */
	rows: number;
	problems: MappingProblem[];
}

/** A moment: ISO 8601 in UTC, "2026-11-24T10:04:00Z". */
export type Instant = string;

export interface Invoice {
	id: number;
	number: string;
	/** Where a person opens it. */
	url: string | null;
	/** Date, "2026-11-24". */
	issued: string | null;
	/** Date. */
	due: string | null;
	/** As the other system calls it. */
	status: string;
	state: InvoiceState;
	/** ISO 4217. */
	currency: string;
	net: string;
	tax: string;
	total: string;
	paid: string;
	remaining: string;
	/** Until it is due; negative: overdue. Null where nothing is left to pay or no date is known. */
	days_left: number | null;
}

export type InvoiceState = 'open' | 'paid' | 'credit' | 'withdrawn';

export type KeyPermissions = 'read' | 'write' | 'read_write';

export interface KeyUser {
	id: number;
	name: string;
}

export interface LogRow {
	run_id: number;
	at: Instant;
	trigger: Trigger;
	/** It saved nothing. */
	dry: boolean;
	/** The run that it took back; 0: none. */
	undoes: number;
	/** As the side that was written calls it. */
	module_label: string;
	module: string;
	side: Side;
	created: number;
	updated: number;
	unchanged: number;
	skipped: number;
	decision: number;
	failed: number;
	/** Pairs that were found; part of updated or unchanged. */
	linked: number;
	/** Part of updated. */
	deleted: number;
}

export interface MapField {
	name: string;
	label: string;
	type: FieldType;
	/** What people call this type. */
	type_label: string;
	required: boolean;
	/** Characters; null: no limit known. */
	max_length: number | null;
	/** Decimals that are kept. */
	scale: number | null;
	options: FieldChoice[];
	/** Filled in by its own side. */
	readonly: boolean;
	/** Written, never read. */
	writeonly: boolean;
	/** Of a link to another record: its module. */
	refers_to: string;
	/** Somebody added it. */
	custom: boolean;
	/** Records can be found by it. */
	lookup: boolean;
}

export interface Mapping {
	connection_id: number;
	module: string;
	shop_label: string;
	remote_label: string;
	/** What the shop is called. */
	shop_name: string;
	/** What the other system is called. */
	remote_name: string;
	/** The connection was started, so there may be records that are linked already. */
	started: boolean;
	enabled: boolean;
	direction: Direction;
	create_shop: boolean;
	create_remote: boolean;
	/** Changes with rows and rules; whoever saves says which one they began with. */
	revision: string;
	/** Who saved it last; empty: nobody, or nobody knows. */
	changed_by: string;
	changed_at: Instant | null;
	shop_fields: MapField[];
	remote_fields: MapField[];
	/** The shop has more fields than are listed: meta. */
	has_meta: boolean;
	problems: MappingProblem[];
	presets: MappingPreset[];
	remote_error: RemoteError | null;
	rows: MappingRow[];
	match: MatchRule[];
}

export interface MappingImport {
	/** It is stored; otherwise nothing has changed. */
	imported: boolean;
	/** It can be imported, with whatever is said of it accepted. */
	possible: boolean;
	faults: ImportFault[];
	modules: ImportModule[];
}

export interface MappingPreset {
	name: string;
	label: string;
	summary: string;
	direction: Direction;
	create_shop: boolean;
	create_remote: boolean;
	rows: MappingRow[];
	match: MatchRule[];
}

export interface MappingPreview {
	shop: PreviewRecord | null;
	remote: PreviewRecord | null;
	/** The two records are linked; otherwise they would be matched. */
	linked: boolean;
	/** Why what differs is not written all the same: one of the records is never written from outside. Empty: nothing is held back. */
	kept: string;
	rows: PreviewRow[];
}

export interface MappingProblem {
	code: string;
	severity: Severity;
	/** Fields of its row as "shop>remote"; empty: the mapping as a whole. */
	row: string;
	side: ProblemSide;
	/** Name of the field it is about. */
	field: string;
	sentence: string;
	/** Name of a field to take instead. */
	suggestion: string;
}

export interface MappingRecord {
	id: string;
	name: string;
	/** What tells it from others of the same name: e-mail, SKU. */
	detail: string;
}

export interface MappingRow {
	/** Field of the shop; empty where the row makes its value itself. */
	shop: string;
	/** Field of the other system. */
	remote: string;
	direction: Direction;
	transforms: RowTransform[];
	values: ValuePair[];
}

export interface MatchRule {
	shop: string[];
	remote: string[];
}

export interface Message {
	id: number;
	connection_id: number;
	at: Instant;
	method: string;
	url: string;
	/** 0: there was no answer. */
	status: number;
	/** No answer, a status that is no success, or an answer that says so. */
	failed: boolean;
	took_ms: number;
	/** Code and sentence; empty: none. */
	error: string;
}

export interface MessageDetail {
	id: number;
	connection_id: number;
	at: Instant;
	method: string;
	url: string;
	/** 0: there was no answer. */
	status: number;
	/** No answer, a status that is no success, or an answer that says so. */
	failed: boolean;
	took_ms: number;
	/** Code and sentence; empty: none. */
	error: string;
	/** A line each. */
	request_headers: string;
	/** Body; where it was too long it ends with how much of it is here. */
	request: string;
	response_headers: string;
	response: string;
}

export interface MetaKey {
	field: MapField;
	/** One of its values, shortened. */
	example: string;
}

export interface ModuleRule {
	side: Side;
	/** Name of a field of that side. */
	field: string;
	values: string[];
	/** It is about all values but these. */
	but: boolean;
	action: RuleAction;
	/** Id on the other side, for the action of that name. */
	stand_in: string;
}

export type NeededRight = 'read' | 'write';

export interface NewApiKey {
	id: number;
	app_url: string;
	key: string;
	secret: string;
}

export interface OrderPanel {
	states: RecordState[];
	/** Connections that take in such records and have not looked at this one yet. */
	unseen: UnseenConnection[];
	invoices: Invoice[];
}

/** Where it came from. */
export type Origin = 'shop' | 'remote' | 'person';

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'decision' | 'failed';

export interface Permission {
	name: string;
	label: string;
	help: string;
}

export interface PreviewRecord {
	id: string;
	name: string;
	url: string | null;
}

export interface PreviewRow {
	/** Fields of the row as "shop>remote". */
	row: string;
	/** What the shop has. */
	shop: string | null;
	/** As it would arrive in the other system; null: empty, or nothing goes there. */
	to_remote: string | null;
	/** What the other system has. */
	remote: string | null;
	/** As it would arrive in the shop. */
	to_shop: string | null;
	/** A sync would write it now. */
	changes_remote: boolean;
	changes_shop: boolean;
	/** Why it would be refused; empty: it would not. */
	problem: string;
}

export type ProblemSide = 'shop' | 'remote' | '';

export interface Question {
	module: string;
	side: Side;
	/** As of a Decision. */
	code: string;
	count: number;
	sentence: string;
}

export type QueuedOutcome = 'waiting' | 'created' | 'updated' | 'unchanged' | 'skipped' | 'decision' | 'failed' | 'linked';

export interface QueuedRecord {
	outcome: QueuedOutcome;
	side: Side;
	id: number;
	module: string;
	name: string;
	shop_id: string;
	/** Where a person opens it. */
	shop_url: string | null;
	remote_id: string;
	remote_url: string | null;
	code: string;
	reason: string;
	at: Instant;
}

export interface Reason {
	kind: ReasonKind;
	message: string;
	advice: string;
}

export type ReasonKind = 'config' | 'person' | 'clone' | 'restored';

export interface RecordPanel {
	states: RecordState[];
	/** Connections that take in such records and have not looked at this one yet. */
	unseen: UnseenConnection[];
}

export interface RecordState {
	connection_id: number;
	/** Its name. */
	connection: string;
	state: SyncState;
	/** Why, where it is not simply in step. */
	reason: string;
	/** Empty: none is linked. */
	remote_id: string;
	/** Where a person opens it. */
	remote_url: string | null;
	synced_at: Instant | null;
	/** The update that waits, failed or needs a decision; 0: none. */
	update_id: number;
	/** Its failure group; 0: none. */
	failure_id: number;
}

export interface RemoteError {
	message: string;
	advice: string;
}

export interface Right {
	module: string;
	label: string;
	read: boolean;
	write: boolean;
	/** What the settings make of it; nothing where the module is off. */
	needs: NeededRight[];
}

export interface RowTransform {
	type: string;
	options: Record< string, string >;
}

/** ignore: left out. match: linked with what exists, never created. stand_in: another record is used wherever something refers to it. */
export type RuleAction = 'ignore' | 'match' | 'stand_in';

export interface Run {
	id: number;
	connection_id: number;
	trigger: Trigger;
	/** Who started it; empty: nobody. */
	person: string;
	state: RunState;
	modules: RunModule[];
	rate_per_s: number;
	/** Of the module under way; null while nobody knows. */
	seconds_left: number | null;
	started_at: Instant;
	finished_at: Instant | null;
	counts: RunCount[];
	/** Why it failed, or what it waits for. */
	error: string | null;
	/** It saves nothing. */
	dry: boolean;
	/** It looks also at records that did not change, because the mapping did. */
	every: boolean;
	/** The run that it takes back, or shows how; 0: none. */
	undoes: number;
	/** The dry run that it carries out; 0: none. */
	follows: number;
	/** Of a dry run: the run that carries it out; 0: none yet. */
	followed_by: number;
	/** The newest run that took it back, as far as it could; 0: none. */
	undone_by: number;
	history_since: Instant | null;
	question: RunQuestion | null;
}

export interface RunCount {
	module: string;
	side: Side;
	created: number;
	updated: number;
	unchanged: number;
	skipped: number;
	decision: number;
	failed: number;
	/** Pairs that were found; part of updated or unchanged. */
	linked: number;
	/** Part of updated. */
	deleted: number;
}

export interface RunModule {
	module: string;
	label: string;
	state: RunModuleState;
	/** Records compared with their links so far. */
	listed: number;
	/** Records there are; null while nobody knows. */
	total: number | null;
	/** Of those, records that differ. */
	queued: number;
	/** Of those, records worked on. */
	done: number;
}

export type RunModuleState = 'waiting' | 'listing' | 'working' | 'done' | 'failed';

/** It is paused until a person has answered: are so many records really gone? */
export interface RunQuestion {
	module: string;
	label: string;
	side: Side;
	missing: number;
	/** How many there were. */
	known: number;
}

export interface RunRecord {
	id: number;
	module: string;
	side: Side;
	outcome: Outcome;
	name: string;
	shop_id: string;
	/** Where a person opens it. */
	shop_url: string | null;
	remote_id: string;
	remote_url: string | null;
	/** Its counterpart was found, so that the two are a pair now. */
	linked: boolean;
	/** It was deleted, because its counterpart was or because a run is taken back. */
	deleted: boolean;
	code: string;
	reason: string;
	at: Instant;
}

export type RunState = 'running' | 'paused' | 'cancelled' | 'done' | 'failed';

export type Severity = 'error' | 'warning';

export type ShopChanges = 'at_once' | 'schedule';

/** Where the record comes from. */
export type Side = 'shop' | 'remote';

export interface Size {
	name: SizeName;
	rows: number;
	/** Null where the database does not say. */
	bytes: number | null;
}

export type SizeName = 'queue' | 'runs' | 'messages' | 'history';

export interface Status {
	state: StatusState;
	/** Whether all is well, and if not what to do first. */
	sentence: string;
	connections: StatusConnection[];
	failures: FailureGroup[];
	switches: Switches;
	/** Mails to customers that were held back. */
	withheld_mails: number;
	/** Sentences: another program works on the same records (V23). */
	rivals: string[];
	/** Seconds by which background work is late; null: on time, or nothing is scheduled. */
	cron_late_s: number | null;
}

export interface StatusConnection {
	id: number;
	name: string;
	connector_label: string;
	state: ConnectionState;
	health: StatusState;
	sentence: string;
	/** Empty where the system is in this site. */
	host: string;
	system: string;
	user: string;
	latency_ms: number;
	last_sync_at: Instant | null;
	waiting: number;
	oldest_waiting_s: number;
	sent_today: number;
	decisions: number;
	/** What the decisions are about. */
	questions: Question[];
	rejected: number;
	active_run_id: number | null;
	modules: StatusModule[];
}

export interface StatusModule {
	module: string;
	shop_label: string;
	remote_label: string;
	direction: Direction;
	to_remote_at: Instant | null;
	to_shop_at: Instant | null;
	/** Pairs of records. */
	links: number;
	/** Sentences: what does not fit the mapping any more (V13). */
	problems: string[];
}

export type StatusState = 'good' | 'attention' | 'bad' | 'unconfigured';

/** Of products: who decides about the stock, and so which way it goes; empty: as its rows say. */
export type StockOwner = '' | 'shop' | 'remote' | 'nobody';

export interface Switches {
	writes_to_remote: boolean;
	writes_to_shop: boolean;
}

export type SyncState = 'excluded' | 'decision' | 'failed' | 'waiting' | 'deleted' | 'synced' | 'skipped';

export interface TestError {
	kind: ErrorKind;
	code: string;
	message: string;
	advice: string;
}

export interface TestReport {
	/** A server of the right kind answered. */
	reached: boolean;
	logged_in: boolean;
	/** The login may read what the modules that are on need. */
	can_read: boolean;
	/** The login may write what the modules that are on need. */
	can_write: boolean;
	rights: Right[];
	system: string;
	user: string;
	latency_ms: number;
	error: TestError | null;
}

export interface Transform {
	type: string;
	label: string;
	help: string;
	/** Values can also come back through it. */
	reverses: boolean;
	options: TransformOption[];
	examples: TransformExample[];
}

export interface TransformExample {
	options: Record< string, string >;
	/** Shop value; null: nothing. */
	from: string | null;
	/** Remote value. */
	to: string | null;
	/** Shop value when it comes back; null: it does not. */
	back: string | null;
}

export interface TransformOption {
	name: string;
	label: string;
	type: TransformOptionType;
	default: string;
	choices: FieldChoice[];
	required: boolean;
	help: string;
}

export type TransformOptionType = 'text' | 'number' | 'choice' | 'shop_field' | 'template';

export type Trigger = 'person' | 'schedule' | 'cli' | 'setup' | 'catch_up' | 'reconcile' | 'live';

export interface UnseenConnection {
	id: number;
	name: string;
}

export interface ValuePair {
	shop: string;
	remote: string;
	/** The remote value changes nothing in the shop; `shop` is empty then. */
	keep: boolean;
}

export interface WithheldMail {
	id: number;
	connection_id: number;
	/** What kind of mail it is. */
	title: string;
	/** Whom it would go to; empty: it cannot be sent any more. */
	to: string;
	/** Number of the order. */
	order: string;
	/** Page of the order; empty: it is gone. */
	url: string;
	changed_at: Instant | null;
	held_at: Instant | null;
}

export interface Work {
	/** Updates handled in this request. */
	worked: number;
	/** Updates of the connection that wait. */
	waiting: number;
	run: Run | null;
}
