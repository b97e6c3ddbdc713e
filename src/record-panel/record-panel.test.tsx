import { dispatch, select } from '@wordpress/data';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, visit } from '../testing';
import type { HistoryRow, RecordState } from '../types/generated';
import { RecordPanel } from './record-panel';

const state: RecordState = {
	connection_id: 1,
	connection: 'Acme CRM',
	state: 'synced',
	reason: '',
	remote_id: '12x8',
	remote_url: 'https://crm.acme.example/12x8',
	synced_at: '2026-11-24T10:00:00Z',
	update_id: 0,
	failure_id: 0,
};
const row: HistoryRow = {
	id: 3,
	at: '2026-11-24T10:00:00Z',
	connection_id: 1,
	run_id: 0,
	origin: 'shop',
	person: '',
	side: 'remote',
	event: 'updated',
	field: 'city',
	label: 'City',
	old: 'Warsaw',
	new: null,
};

/** A customer's panel that is asked for anew after each command. */
function show( states: RecordState[], more: Record< string, unknown > = {} ) {
	const sent: [ string, unknown ][] = [];
	const command = ( path: string ) => ( {
		[ `POST /records/${ path }` ]: ( { data }: { data: unknown } ) => {
			sent.push( [ path, data ] );
			return { done: 1 };
		},
	} );
	const asked = answerWith( {
		'GET /records/contacts/user:5/panel': {
			states,
			unseen: [ { id: 2, name: 'ERP' } ],
		},
		...command( 'sync' ),
		...command( 'exclude' ),
		...command( 'link' ),
		...command( 'unlink' ),
		'POST /connections/1/work': { worked: 1, waiting: 0, run: null },
		'POST /connections/2/work': { worked: 1, waiting: 0, run: null },
		...more,
	} );
	render(
		<RecordPanel
			module="contacts"
			records={ [ { id: 'user:5', name: 'Anna Nowak' } ] }
		/>
	);
	return { asked, sent };
}

beforeEach( () => {
	visit();
	for ( const path of select( store ).paths() ) {
		dispatch( store ).receive( path, undefined );
	}
} );

it( 'says how the record stands with each of several connections (V15)', async () => {
	show( [ state ] );

	const items = await screen.findAllByRole( 'listitem' );
	expect( items[ 0 ] ).toHaveTextContent( /Acme CRM\s*In step/ );
	expect( items[ 1 ] ).toHaveTextContent( /ERP\s*Not synced yet/ );
	expect( screen.getByRole( 'link' ) ).toHaveAttribute(
		'href',
		'https://crm.acme.example/12x8'
	);
} );

it.each( [
	[ 'decision', 'Decide', /path=%2Fdecisions&id=9$/ ],
	[ 'failed', 'See what to do', /failure=7$/ ],
] as const )( 'when %s: %s', async ( of, words, href ) => {
	show( [
		{
			...state,
			state: of,
			remote_url: null,
			update_id: 9,
			failure_id: of === 'failed' ? 7 : 0,
		},
	] );

	const link = await screen.findByRole( 'link', { name: words } );
	expect( link ).toHaveAttribute(
		'href',
		expect.stringMatching( /^\/wp-admin\/admin\.php\?page=crosswalk/ )
	);
	expect( link.getAttribute( 'href' ) ).toMatch( href );
} );

it( 'syncs now, and does not wait for cron', async () => {
	const { sent, asked } = show( [ state ] );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Sync now' } )
	);

	expect( sent ).toEqual( [
		[ 'sync', { module: 'contacts', ids: [ 'user:5' ] } ],
	] );
	expect( asked ).toContain( 'POST /connections/1/work' );
	await waitFor( () =>
		expect(
			asked.filter( ( line ) => line.endsWith( '/panel' ) ).length
		).toBeGreaterThan( 1 )
	);
} );

it.each( [
	[ 'synced', 'Do not sync', true ],
	[ 'excluded', 'Sync again', false ],
] as const )( 'when %s: %s (E30)', async ( of, words, excluded ) => {
	const { sent } = show( [ { ...state, state: of } ] );
	await userEvent.click(
		await screen.findByRole( 'button', { name: words } )
	);

	expect( sent ).toEqual( [
		[ 'exclude', { module: 'contacts', ids: [ 'user:5' ], excluded } ],
	] );
} );

it( 'takes a pair apart only after saying what it means (E7)', async () => {
	const { sent } = show( [ state ] );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Unlink' } )
	);
	expect( screen.getByText( /neither is synced/ ) ).toBeVisible();
	expect( sent ).toEqual( [] );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Take them apart' } )
	);

	expect( sent ).toEqual( [
		[
			'unlink',
			{ connection_id: 1, module: 'contacts', shop_id: 'user:5' },
		],
	] );
} );

it( 'links by hand with what a search finds there (E7)', async () => {
	const { sent, asked } = show( [ state ], {
		'GET /connections/2/remote-records': [
			{ id: 'c-9', name: 'Anna Nowak', detail: 'anna@shop.test' },
		],
	} );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Link by hand' } )
	);
	await userEvent.type( screen.getByRole( 'searchbox' ), 'anna@shop.test' );
	await waitFor( () =>
		expect( asked ).toContain(
			'GET /connections/2/remote-records?module=contacts&search=anna%40shop.test'
		)
	);
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Link with Anna Nowak' } )
	);

	expect( sent ).toEqual( [
		[
			'link',
			{
				connection_id: 2,
				module: 'contacts',
				shop_id: 'user:5',
				remote_id: 'c-9',
			},
		],
	] );
	await waitFor( () =>
		expect( screen.queryByRole( 'searchbox' ) ).toBeNull()
	);
} );

it( 'says what was refused, and closes it', async () => {
	show( [ state ], {
		'POST /records/sync': () => {
			throw { code: 'x', message: 'Refused.', data: { status: 400 } };
		},
	} );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Sync now' } )
	);
	const alert = await screen.findByRole( 'alert' );
	expect( alert ).toHaveTextContent( 'Refused.' );
	await userEvent.click(
		within( alert ).getByRole( 'button', { name: 'Close' } )
	);

	expect( screen.queryByRole( 'alert' ) ).toBeNull();
} );

it( 'asks for the history when it is opened, and tells it in words (P3)', async () => {
	const { asked } = show( [ state ], {
		'GET /records/contacts/user:5/history': {
			items: [
				row,
				{
					...row,
					id: 2,
					event: 'excluded',
					field: '',
					person: 'Maria',
					side: 'shop',
				},
			],
			next: null,
		},
	} );
	const summary = await screen.findByText( 'History' );
	expect( asked.join() ).not.toContain( 'history' );
	// jsdom does not open it by a click.
	summary.closest( 'details' )!.open = true;

	expect(
		await screen.findByText( 'City changed in Acme CRM' )
	).toBeVisible();
	expect( screen.getByText( 'Warsaw' ).parentElement ).toHaveTextContent(
		'Warsaw → empty'
	);
	expect(
		screen.getByText( /Do not sync”/ ).parentElement
	).toHaveTextContent( 'by Maria' );
} );

it( 'offers nothing to do to those who may only look', async () => {
	visit( '', { sync: false } );
	show( [ state ] );
	await screen.findByText( 'In step' );

	expect( screen.queryByRole( 'button' ) ).toBeNull();
} );

it( 'shows a product’s variations one at a time', async () => {
	const asked = answerWith( {
		'GET /records/products': { states: [], unseen: [] },
	} );
	render(
		<RecordPanel
			module="products"
			records={ [
				{ id: 'product:7', name: 'Lamp - Small' },
				{ id: 'product:8', name: 'Lamp - Large' },
			] }
		/>
	);
	await userEvent.selectOptions(
		await screen.findByLabelText( 'Record' ),
		'Lamp - Large'
	);

	await waitFor( () =>
		expect( asked ).toContain( 'GET /records/products/product:8/panel' )
	);
} );

it( 'says of all variations how they stand, and begins with one that needs somebody', async () => {
	const asked = answerWith( {
		'GET /records/products': { states: [], unseen: [] },
	} );
	render(
		<RecordPanel
			module="products"
			records={ [
				{ id: 'product:7', name: 'Lamp - Small', state: 'synced' },
				{ id: 'product:8', name: 'Lamp - Large', state: 'failed' },
				{ id: 'product:9', name: 'Lamp', state: '' },
			] }
		/>
	);

	expect( screen.getByLabelText( 'Record' ) ).toHaveValue( 'product:8' );
	expect(
		screen.getAllByRole( 'option' ).map( ( one ) => one.textContent )
	).toEqual( [ 'Lamp - Small: In step', 'Lamp - Large: Failed', 'Lamp' ] );
	await waitFor( () =>
		expect( asked ).toContain( 'GET /records/products/product:8/panel' )
	);
} );

it( 'asks nothing about what has not been saved', () => {
	const asked = answerWith( {} );
	render( <RecordPanel module="products" records={ [] } /> );

	expect( screen.getByText( /when it has been saved/ ) ).toBeVisible();
	expect( asked ).toEqual( [] );
} );
