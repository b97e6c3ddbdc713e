import { createServer } from 'node:http';
import { parseCall } from './call';
import { sleep } from './concurrency';
import { answerControl } from './control-routes';
import { LOGIN_PAGE } from './html';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Call } from './call';
import type { Control } from './control';
import type { Emulator } from './emulator';
import type { ArmedFault } from './faults';

const JSON_TYPE = 'text/json;charset=UTF-8';
const HTML_TYPE = 'text/html; charset=UTF-8';

export function vtigerServer( emulator: Emulator, control: Control ): Server {
	const server = createServer( ( request, response ) => {
		route( emulator, control, request, response ).catch(
			( error: unknown ) => {
				// A fault of the emulator itself must not look like one of the CRM's empty 500s.
				const message =
					error instanceof Error
						? ( error.stack ?? error.message )
						: String( error );
				send(
					response,
					500,
					'text/plain',
					`The emulator failed: ${ message }`
				);
			}
		);
	} );
	// Long enough for clients that keep connections open between tests.
	server.keepAliveTimeout = 30_000;
	return server;
}

async function route(
	emulator: Emulator,
	control: Control,
	request: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	const url = new URL( request.url ?? '/', 'http://127.0.0.1' );
	const body = await readBody( request );
	if ( url.pathname.startsWith( '/__control/' ) ) {
		const { status, json } = answerControl(
			control,
			request.method ?? 'GET',
			url,
			body
		);
		send( response, status, 'application/json', JSON.stringify( json ) );
	} else if ( url.pathname === '/webservice.php' ) {
		await webservice( emulator, request, response, url, body );
	} else if ( emulator.crm.traps.on( 'htmlElsewhere' ) ) {
		send( response, 200, HTML_TYPE, LOGIN_PAGE );
	} else {
		send( response, 404, HTML_TYPE, '<h1>Not Found</h1>' );
	}
}

async function webservice(
	emulator: Emulator,
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	body: string
): Promise< void > {
	const call = parseCall(
		emulator.crm,
		request.method ?? 'GET',
		url,
		request.headers[ 'content-type' ] ?? '',
		body
	);
	const end = emulator.stats.begin( call );
	let sent = 0;
	try {
		const faults = emulator.faults.strike( call );
		sent =
			( await refuse( emulator, response, call, faults ) ) ??
			( await carryOut( emulator, response, call, faults ) );
	} finally {
		end( response.statusCode, sent );
	}
}

/** Faults that strike before anything is done. Null: none did. */
async function refuse(
	emulator: Emulator,
	response: ServerResponse,
	call: Call,
	faults: ArmedFault[]
): Promise< number | null > {
	for ( const fault of faults ) {
		switch ( fault.kind ) {
			case 'rate-limit':
				response.setHeader(
					'Retry-After',
					String( fault.retryAfter ?? 1 )
				);
				return send(
					response,
					429,
					HTML_TYPE,
					fault.body ?? 'Too Many Requests'
				);
			case 'error-before':
				return send( response, 500, HTML_TYPE, fault.body ?? '' );
			case 'status':
				return send(
					response,
					fault.status ?? 503,
					HTML_TYPE,
					fault.body ?? `<h1>${ fault.status ?? 503 }</h1>`
				);
			case 'expire-session':
				emulator.sessions.drop( call.sessionName );
				break;
			case 'hang':
			case 'drop':
			case 'html':
				if ( ! fault.commit ) {
					return withhold( response, fault );
				}
				break;
			default:
		}
	}
	return null;
}

async function carryOut(
	emulator: Emulator,
	response: ServerResponse,
	call: Call,
	faults: ArmedFault[]
): Promise< number > {
	const answer = await emulator.dispatcher.answer( call, faults );
	for ( const fault of faults ) {
		switch ( fault.kind ) {
			case 'error-after':
			case 'half-commit':
				return send( response, 500, HTML_TYPE, '' );
			case 'truncate':
				return send(
					response,
					200,
					JSON_TYPE,
					( answer ?? '' ).slice(
						0,
						Math.floor( ( answer ?? '' ).length / 2 )
					)
				);
			case 'hang':
			case 'drop':
			case 'html':
				return withhold( response, fault );
			default:
		}
	}
	return answer === null
		? send( response, 500, HTML_TYPE, '' )
		: send( response, 200, JSON_TYPE, answer );
}

/** Keeps the answer back. */
async function withhold(
	response: ServerResponse,
	fault: ArmedFault
): Promise< number > {
	if ( fault.kind === 'html' ) {
		return send( response, 200, HTML_TYPE, fault.body ?? LOGIN_PAGE );
	}
	if ( fault.kind === 'hang' ) {
		const gone = new Promise< void >( ( resolve ) =>
			response.once( 'close', resolve )
		);
		await Promise.race( [ sleep( fault.ms ?? 30_000 ), gone ] );
	}
	response.destroy();
	return 0;
}

function send(
	response: ServerResponse,
	status: number,
	type: string,
	body: string
): number {
	if ( response.destroyed || response.headersSent ) {
		return 0;
	}
	const bytes = Buffer.from( body );
	response.writeHead( status, {
		'Content-Type': type,
		'Content-Length': bytes.length,
	} );
	response.end( bytes );
	return bytes.length;
}

async function readBody( request: IncomingMessage ): Promise< string > {
	const chunks: Buffer[] = [];
	for await ( const chunk of request ) {
		chunks.push( chunk as Buffer );
	}
	return Buffer.concat( chunks ).toString( 'utf8' );
}
