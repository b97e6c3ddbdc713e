export interface Login {
	user: string;
	password: string;
}

/** The shop's REST API, as a logged-in person. */
export class Rest {
	private readonly authorization: string;

	constructor(
		private readonly url: string,
		{ user, password }: Login
	) {
		this.authorization = `Basic ${ Buffer.from( `${ user }:${ password }` ).toString( 'base64' ) }`;
	}

	get< T >(
		path: string,
		query: Record< string, string > = {}
	): Promise< T > {
		return this.ask( 'GET', path, query );
	}

	post< T >( path: string, body: object = {} ): Promise< T > {
		return this.ask( 'POST', path, {}, body );
	}

	private async ask< T >(
		method: string,
		path: string,
		query: Record< string, string >,
		body?: object
	): Promise< T > {
		const search = new URLSearchParams( {
			rest_route: `/crosswalk/v1${ path }`,
			...query,
		} );
		const response = await fetch( `${ this.url }/index.php?${ search }`, {
			method,
			headers: {
				authorization: this.authorization,
				'content-type': 'application/json',
			},
			body: body && JSON.stringify( body ),
		} );
		const text = await response.text();
		if ( ! response.ok ) {
			throw new Error(
				`${ method } ${ path } answered ${ response.status }: ${ sentence( text ) }`
			);
		}
		return JSON.parse( text ) as T;
	}
}

/** The message of a REST error, or the beginning of what came instead. */
function sentence( text: string ): string {
	try {
		return ( JSON.parse( text ) as { message: string } ).message;
	} catch {
		return (
			text
				.replace( /<[^>]*>/g, ' ' )
				.replace( /\s+/g, ' ' )
				.trim()
				.slice( 0, 300 ) || 'nothing'
		);
	}
}
