/** A record's stored values. Everything is kept as the string the webservice returns. */
export type Values = Record< string, string >;

/** What a client sends as `element`, parsed. */
export type Element = Record< string, unknown >;

export interface StoredRecord {
	id: number;
	module: string;
	values: Values;
	/** Last modification, in milliseconds of the server clock. */
	modified: number;
	deleted: boolean;
}

export interface User {
	id: number;
	username: string;
	accessKey: string;
	firstName: string;
	lastName: string;
	isAdmin: boolean;
	/** What a non-admin may do per module, letters of "crud". Absent module: nothing. Null: everything. */
	rights: Record< string, string > | null;
}

export interface Counts {
	contacts: number;
	accounts: number;
	products: number;
	orders: number;
	invoices: number;
}

export type SizeName = 'none' | 'small' | 'large';
