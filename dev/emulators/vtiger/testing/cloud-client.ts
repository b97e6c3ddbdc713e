import type { RunningVtiger } from '../index';
import type { Element } from '../types';

/** An answer of the cloud. */
export interface CloudAnswer {
	status: number;
	/** The text in the status line. */
	reason: string;
	headers: Headers;
	text: string;

	json?: any;
}

/** A client of the cloud's form over real HTTP. */
export class CloudClient {
	constructor(
		readonly vtiger: RunningVtiger,
		private readonly login:
			string | null = `${ vtiger.username }:${ vtiger.accessKey }`
	) {}

	get(
		operation: string,
		params: Record< string, string > = {}
	): Promise< CloudAnswer > {
		return this.send( `${ operation }?${ new URLSearchParams( params ) }` );
	}

	post(
		operation: string,
		params: Record< string, string > = {}
	): Promise< CloudAnswer > {
		return this.send( operation, new URLSearchParams( params ) );
	}

	create( elementType: string, element: Element ): Promise< CloudAnswer > {
		const owned = { assigned_user_id: '19x1', ...element };
		return this.post( 'create', {
			elementType,
			element: JSON.stringify( owned ),
		} );
	}

	private async send(
		path: string,
		body?: URLSearchParams
	): Promise< CloudAnswer > {
		const response = await fetch(
			`${ this.vtiger.url }/restapi/v1/vtiger/default/${ path }`,
			{
				method: body ? 'POST' : 'GET',
				body,
				redirect: 'manual',
				headers:
					this.login === null
						? {}
						: {
								Authorization: `Basic ${ Buffer.from( this.login ).toString( 'base64' ) }`,
							},
			}
		);
		const text = await response.text();
		const isJson = (
			response.headers.get( 'content-type' ) ?? ''
		).includes( 'json' );
		return {
			status: response.status,
			reason: response.statusText,
			headers: response.headers,
			text,
			json: isJson && text !== '' ? JSON.parse( text ) : undefined,
		};
	}
}
