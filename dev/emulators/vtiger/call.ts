import type { Crm } from './crm';
import type { Element, User } from './types';
import type { WsError } from './ws-error';

/** A request as it came in. */
export interface Incoming {
	method: string;
	url: URL;
	contentType: string;
	/** The Authorization header, or "". */
	authorization: string;
	body: string;
}

/** One call of an operation, taken apart. */
export interface Call {
	/** In lower case: neither form minds. */
	operation: string;
	method: string;
	params: Record< string, string >;
	/** `element`, parsed; empty where it is missing or not valid JSON. */
	element: Element;
	/** The module it is about, or "". */
	module: string;
	sessionName: string;
	/** Where each call brings its login: who it is, or why nobody is let in. */
	login?: User | WsError;
	/** All parameters in readable form, for faults that look for something in them. */
	text: string;
	bytesIn: number;
}

/**
 * Takes a request apart.
 *
 * @param crm       The CRM, for its id prefixes.
 * @param incoming  The request.
 * @param operation Where the parameters do not name it.
 */
export function parseCall(
	crm: Crm,
	{ method, url, contentType, body }: Incoming,
	operation?: string
): Call {
	const params = Object.fromEntries( url.searchParams );
	if ( contentType.includes( 'application/json' ) ) {
		Object.assign(
			params,
			crm.traps.on( 'jsonBodyIgnored' ) ? {} : jsonParams( body )
		);
	} else {
		Object.assign(
			params,
			Object.fromEntries( new URLSearchParams( body ) )
		);
	}
	const element = parseElement( params.element ?? '' );
	return {
		operation: ( operation ?? params.operation ?? '' ).toLowerCase(),
		method,
		params,
		element,
		module: moduleOf( crm, params, element ),
		sessionName: params.sessionName ?? '',
		text: `${ Object.values( params ).join( '\n' ) }\n${ JSON.stringify( element ) }`,
		bytesIn: url.search.length + Buffer.byteLength( body ),
	};
}

function parseElement( json: string ): Element {
	try {
		const parsed: unknown = JSON.parse( json );
		return parsed !== null &&
			typeof parsed === 'object' &&
			! Array.isArray( parsed )
			? ( parsed as Element )
			: {};
	} catch {
		return {};
	}
}

function jsonParams( body: string ): Record< string, string > {
	return Object.fromEntries(
		Object.entries( parseElement( body ) ).map( ( [ name, value ] ) => [
			name,
			typeof value === 'string' ? value : JSON.stringify( value ),
		] )
	);
}

function moduleOf(
	crm: Crm,
	params: Record< string, string >,
	element: Element
): string {
	if ( params.elementType ) {
		return params.elementType;
	}
	const id =
		params.id ?? ( typeof element.id === 'string' ? element.id : '' );
	if ( id.includes( 'x' ) ) {
		return (
			crm.schema.byPrefix( Number( id.split( 'x' )[ 0 ] ) )?.name ?? ''
		);
	}
	return /\bfrom\s+(\w+)/i.exec( params.query ?? '' )?.[ 1 ] ?? '';
}
