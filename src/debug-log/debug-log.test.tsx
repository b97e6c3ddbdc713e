import { dispatch, select } from '@wordpress/data';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, status, visit } from '../testing';
import type { DebugState, MessageDetail } from '../types/generated';
import { DebugLog } from './debug-log';
import { readable } from './readable';

const off: DebugState = {
	connection_id: 1,
	on: false,
	keep: false,
	until: null,
	messages: 0,
};

const message: MessageDetail = {
	id: 9,
	connection_id: 1,
	at: '2026-11-24T10:00:00Z',
	method: 'POST',
	url: 'https://crm.acme.example/webservice.php',
	status: 200,
	failed: true,
	took_ms: 84,
	error: 'ACCESS_DENIED: Not allowed.',
	request_headers: 'Content-Type: application/json',
	request: 'operation=create&sessionName=•••',
	response_headers: '',
	response: '{"success":false}',
};

const answers = {
	'GET /status': status,
	'GET /connections/1/debug': off,
	'GET /messages': { items: [ message ], next: null },
	'GET /messages/9': message,
};

beforeEach( () => {
	visit( '&path=/debug-log' );
	const known: string[] = select( store ).paths();
	known.forEach( ( path ) => dispatch( store ).receive( path, undefined ) );
} );

it( 'is for administrators (V3)', () => {
	visit( '&path=/debug-log', { manage: false } );
	render( <DebugLog /> );
	expect( screen.getByText( 'You may not open this page.' ) ).toBeVisible();
} );

it( 'records for a day, and longer only when told so (V8)', async () => {
	const sent: unknown[] = [];
	answerWith( {
		...answers,
		'POST /connections/1/debug': ( request: {
			data: { on: boolean; keep: boolean };
		} ) => {
			sent.push( request.data );
			return {
				...off,
				...request.data,
				until: request.data.keep
					? null
					: new Date( Date.now() + 23 * 3600e3 ).toISOString(),
			};
		},
	} );
	render( <DebugLog /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Record for 24 hours' } )
	);
	expect(
		await screen.findByText( /stops by itself in 23 hours/ )
	).toBeVisible();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Keep on until I stop it' } )
	);
	expect( await screen.findByText( /until you stop it\./ ) ).toBeVisible();

	expect( sent ).toEqual( [
		{ on: true, keep: false },
		{ on: true, keep: true },
	] );
} );

it( 'filters, and downloads what is shown', async () => {
	const asked = answerWith( answers );
	render( <DebugLog /> );
	await userEvent.selectOptions(
		await screen.findByRole( 'combobox', { name: 'Answer' } ),
		'failed'
	);
	await userEvent.type( screen.getByRole( 'searchbox' ), 'DENIED' );

	await waitFor( () =>
		expect( asked ).toContain(
			'GET /messages?connection_id=1&status=failed&search=DENIED&per_page=50'
		)
	);
	expect(
		await screen.findByRole( 'link', { name: 'Download' } )
	).toHaveAttribute(
		'href',
		'https://shop.example/wp-json/crosswalk/v1/messages/download?connection_id=1&status=failed&search=DENIED&_locale=user&_wpnonce=n0nce'
	);
} );

it( 'opens a message, and says that an answer with status 200 failed', async () => {
	answerWith( answers );
	render( <DebugLog /> );
	await userEvent.click(
		await screen.findByRole( 'link', { name: /webservice\.php/ } )
	);

	const drawer = within( await screen.findByRole( 'dialog' ) );
	expect( await drawer.findByText( '200 · failed' ) ).toBeVisible();
	expect( drawer.getByText( message.error ) ).toBeVisible();
	expect(
		drawer.getByRole( 'region', { name: 'Request' } )
	).toHaveTextContent( 'operation=create &sessionName=•••' );
} );

it( 'is one click from Sync log and settings (V22)', async () => {
	answerWith( answers );
	render( <DebugLog /> );

	expect(
		await screen.findByRole( 'link', { name: 'Sync log' } )
	).toHaveAttribute( 'href', expect.stringContaining( 'sync-log' ) );
	expect( screen.getByRole( 'link', { name: 'Settings' } ) ).toHaveAttribute(
		'href',
		expect.stringContaining( 'connection' )
	);
} );

it( 'breaks JSON and forms into lines, and leaves what was cut as it is', () => {
	expect( readable( '{"a":{"b":1}}' ) ).toBe(
		'{\n  "a": {\n    "b": 1\n  }\n}'
	);
	expect( readable( 'a=1&b=2' ) ).toBe( 'a=1\n&b=2' );
	expect( readable( '{"a":"b … [10 of 20 bytes]' ) ).toBe(
		'{"a":"b … [10 of 20 bytes]'
	);
} );
