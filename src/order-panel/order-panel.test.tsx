import { dispatch } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, visit } from '../testing';
import type {
	Invoice,
	OrderPanel as Panel,
	RecordState,
	SyncState,
} from '../types/generated';
import { OrderPanel } from './order-panel';

const state: RecordState = {
	connection_id: 1,
	connection: 'Acme CRM',
	state: 'synced',
	reason: '',
	remote_id: '6x12',
	remote_url: 'https://crm.acme.example/6x12',
	synced_at: '2026-11-24T10:00:00Z',
	update_id: 0,
	failure_id: 0,
};

const invoice: Invoice = {
	id: 1,
	number: 'INV7',
	url: 'https://crm.acme.example/7x12',
	issued: '2026-11-23',
	due: '2026-12-07',
	status: 'Sent',
	state: 'open',
	currency: 'EUR',
	net: '1025',
	tax: '0.9',
	total: '1025.9',
	paid: '10',
	remaining: '1015.9',
	days_left: 13,
};

const EMPTY: Panel = { states: [], unseen: [], invoices: [] };

function show( panel: Partial< Panel >, order = 1042 ) {
	answerWith( { 'GET /orders/1042/panel': { ...EMPTY, ...panel } } );
	return render( <OrderPanel order={ order } /> );
}

beforeEach( () => {
	visit();
	dispatch( store ).receive( '/orders/1042/panel', undefined );
} );

it( 'asks nothing for an order that is being made', () => {
	const asked = answerWith( {} );
	render( <OrderPanel order={ 0 } /> );

	expect( screen.getByText( /when it has been saved/ ) ).toBeVisible();
	expect( asked ).toEqual( [] );
} );

it( 'shows a place holder while it loads', async () => {
	show( { unseen: [ { id: 1, name: 'Acme CRM' } ] } );

	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'Loading…' );
	expect( await screen.findByText( 'Not synced yet' ) ).toBeVisible();
} );

it( 'says where the order is in step, and leads there', async () => {
	show( { states: [ state ], unseen: [ { id: 2, name: 'ERP' } ] } );

	expect( await screen.findByText( 'In step' ) ).toBeVisible();
	expect(
		screen.getByRole( 'link', { name: /Open this record in Acme CRM/ } )
	).toHaveAttribute( 'href', 'https://crm.acme.example/6x12' );
	expect( screen.getByText( 'ERP' ) ).toBeVisible();
} );

it.each< [ SyncState, string ] >( [
	[ 'failed', 'Failed' ],
	[ 'waiting', 'Waiting' ],
	[ 'decision', 'Needs decision' ],
	[ 'skipped', 'Left out' ],
	[ 'excluded', 'Not synced' ],
	[ 'deleted', 'Deleted there' ],
] )( 'says why an order is %s', async ( of, word ) => {
	show( {
		states: [
			{ ...state, state: of, reason: 'Because.', remote_url: null },
		],
	} );

	expect( await screen.findByText( word ) ).toBeVisible();
	expect( screen.getByText( 'Because.' ) ).toBeVisible();
	expect( screen.queryByRole( 'link' ) ).toBeNull();
} );

it( 'lists invoices with their number as a link to the CRM, dates and amounts (V4)', async () => {
	show( { states: [ state ], invoices: [ invoice ] } );

	const row = await screen.findByRole( 'row', { name: /INV7/ } );
	expect( within( row ).getByRole( 'link' ) ).toHaveAttribute(
		'href',
		'https://crm.acme.example/7x12'
	);
	expect(
		within( row )
			.getAllByRole( 'cell' )
			.map( ( cell ) => cell.textContent )
	).toEqual( [
		'Nov 23, 2026',
		'Dec 7, 2026due in 13 days',
		'Sent',
		'€1,025.00',
		'€0.90',
		'€1,025.90',
		'€10.00',
		'€1,015.90',
	] );
} );

it.each( [
	[ -5, '5 days overdue' ],
	[ -1, '1 day overdue' ],
	[ 0, 'due today' ],
	[ 1, 'due in 1 day' ],
] )( 'says in words what %d days are', async ( days, words ) => {
	show( { invoices: [ { ...invoice, days_left: days } ] } );

	expect( await screen.findByText( words ) ).toBeVisible();
} );

it.each< [ Partial< Invoice >, string ] >( [
	[ { state: 'withdrawn', status: 'Cancel' }, 'Withdrawn' ],
	[ { state: 'credit', status: 'Credit Invoice' }, 'Credit note' ],
	[ { state: 'paid', status: 'Bezahlt' }, 'Paid' ],
	[ { state: 'open', status: '' }, 'Open' ],
] )( 'names the state of an invoice: %j', async ( of, word ) => {
	show( { invoices: [ { ...invoice, ...of, url: null } ] } );

	const row = await screen.findByRole( 'row', { name: /INV7/ } );
	expect( within( row ).getAllByRole( 'cell' )[ 2 ] ).toHaveTextContent(
		word
	);
	expect( within( row ).queryByRole( 'link' ) ).toBeNull();
} );

it( 'says that nothing has been invoiced', async () => {
	show( { states: [ state ] } );

	expect(
		await screen.findByText( /Nothing has been invoiced/ )
	).toBeVisible();
} );

it( 'says what went wrong, and tries again', async () => {
	let broken = true;
	answerWith( {
		'GET /orders/1042/panel': () => {
			if ( broken ) {
				throw { code: 'fetch_error', message: 'x' };
			}
			return { ...EMPTY, states: [ state ] };
		},
	} );
	render( <OrderPanel order={ 1042 } /> );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'The shop did not answer.'
	);

	broken = false;
	await userEvent.click( screen.getByRole( 'button' ) );

	expect( await screen.findByText( 'In step' ) ).toBeVisible();
	expect( screen.queryByRole( 'alert' ) ).toBeNull();
} );
