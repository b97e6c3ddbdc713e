import { createHash } from 'node:crypto';
import type { RunningVtiger } from '../index';
import type { Element } from '../types';

/** An answer of the webservice, as far as a test can tell before looking. */
export interface Answer {
	status: number;
	text: string;
	success?: boolean;

	result?: any;
	/** The error's code, or the HTTP status where there is no JSON. */
	code?: string | number;
}

/** A client of the webservice over real HTTP: one session. */
export class Client {
	sessionName = '';

	constructor(
		readonly vtiger: RunningVtiger,
		private readonly credentials = {
			username: vtiger.username,
			accessKey: vtiger.accessKey,
		}
	) {}

	static async loggedIn(
		vtiger: RunningVtiger,
		credentials?: { username: string; accessKey: string }
	): Promise< Client > {
		const client = new Client( vtiger, credentials );
		await client.login();
		return client;
	}

	async login(): Promise< Answer > {
		const { username, accessKey } = this.credentials;
		const challenge = await this.get( 'getchallenge', { username } );
		const answer = await this.loginWith(
			challenge.result.token as string,
			accessKey
		);
		this.sessionName =
			( answer.result?.sessionName as string | undefined ) ?? '';
		return answer;
	}

	loginWith( token: string, accessKey: string ): Promise< Answer > {
		const key = createHash( 'md5' )
			.update( token + accessKey )
			.digest( 'hex' );
		return this.post( 'login', {
			username: this.credentials.username,
			accessKey: key,
		} );
	}

	get(
		operation: string,
		params: Record< string, string > = {}
	): Promise< Answer > {
		const query = new URLSearchParams( {
			operation,
			...this.session(),
			...params,
		} );
		return read(
			fetch( `${ this.vtiger.url }/webservice.php?${ query }` )
		);
	}

	post(
		operation: string,
		params: Record< string, string > = {}
	): Promise< Answer > {
		const body = new URLSearchParams( {
			operation,
			...this.session(),
			...params,
		} );
		return read(
			fetch( `${ this.vtiger.url }/webservice.php`, {
				method: 'POST',
				body,
			} )
		);
	}

	query( text: string ): Promise< Answer > {
		return this.get( 'query', { query: text } );
	}

	retrieve( id: string ): Promise< Answer > {
		return this.get( 'retrieve', { id } );
	}

	create( elementType: string, element: Element ): Promise< Answer > {
		const owned = { assigned_user_id: '19x1', ...element };
		return this.post( 'create', {
			elementType,
			element: JSON.stringify( owned ),
		} );
	}

	revise( element: Element ): Promise< Answer > {
		return this.post( 'revise', { element: JSON.stringify( element ) } );
	}

	update( element: Element ): Promise< Answer > {
		return this.post( 'update', { element: JSON.stringify( element ) } );
	}

	remove( id: string ): Promise< Answer > {
		return this.post( 'delete', { id } );
	}

	private session(): Record< string, string > {
		return this.sessionName === '' ? {} : { sessionName: this.sessionName };
	}
}

/**
 * An order's or invoice's element with all that is mandatory.
 *
 * @param account Id of an account.
 * @param lines   Its lines.
 * @param extra   Further or other fields.
 */
export function orderElement(
	account: string,
	lines: Element[],
	extra: Element = {}
): Element {
	return {
		subject: 'Order 1001',
		sostatus: 'Created',
		invoicestatus: 'AutoCreated',
		account_id: account,
		bill_street: 'Lindenweg 3',
		ship_street: 'Lindenweg 3',
		hdnTaxType: 'individual',
		currency_id: '21x1',
		conversion_rate: 1,
		productid: lines[ 0 ]?.productid,
		LineItems: lines,
		...extra,
	};
}

async function read( request: Promise< Response > ): Promise< Answer > {
	const response = await request;
	const text = await response.text();
	try {
		const json = JSON.parse( text ) as {
			success: boolean;
			result?: unknown;
			error?: { code: string | number };
		};
		return {
			status: response.status,
			text,
			success: json.success,
			result: json.result,
			code: json.error?.code,
		};
	} catch {
		return { status: response.status, text, code: response.status };
	}
}
