import { createServer } from 'node:http';
import { answerControl } from './control-routes';
import { Exchange, send } from './exchange';
import { FORMS } from './form';
import { LOGIN_PAGE } from './html';
import { HTML_TYPE } from './media-types';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Control } from './control';
import type { Emulator } from './emulator';

export function vtigerServer( emulator: Emulator, control: Control ): Server {
	const server = createServer( ( request, response ) => {
		route( emulator, control, request, response ).catch(
			( error: unknown ) => {
				// A fault of the emulator itself must not look like one of the CRM's empty 500s.
				const message =
					error instanceof Error
						? ( error.stack ?? error.message )
						: String( error );
				if ( ! response.destroyed && ! response.headersSent ) {
					send( response, {
						status: 500,
						type: 'text/plain',
						body: `The emulator failed: ${ message }`,
					} );
				}
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
	const url = new URL(
		request.url ?? '/',
		`http://${ request.headers.host ?? '127.0.0.1' }`
	);
	const body = await readBody( request );
	const method = request.method ?? 'GET';
	const form = FORMS[ emulator.form ];
	if ( url.pathname.startsWith( '/__control/' ) ) {
		const { status, json } = answerControl( control, method, url, body );
		send( response, {
			status,
			type: 'application/json',
			body: JSON.stringify( json ),
		} );
	} else if ( form.covers( url.pathname ) ) {
		const incoming = {
			method,
			url,
			contentType: request.headers[ 'content-type' ] ?? '',
			authorization: request.headers.authorization ?? '',
			body,
		};
		await new Exchange( emulator, form, incoming, response ).run();
	} else if ( emulator.crm.traps.on( 'htmlElsewhere' ) ) {
		send( response, { status: 200, type: HTML_TYPE, body: LOGIN_PAGE } );
	} else {
		send( response, {
			status: 404,
			type: HTML_TYPE,
			body: '<h1>Not Found</h1>',
		} );
	}
}

async function readBody( request: IncomingMessage ): Promise< string > {
	const chunks: Buffer[] = [];
	for await ( const chunk of request ) {
		chunks.push( chunk as Buffer );
	}
	return Buffer.concat( chunks ).toString( 'utf8' );
}
