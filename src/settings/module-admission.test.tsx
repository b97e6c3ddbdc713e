import { dispatch, select } from '@wordpress/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, connection, visit } from '../testing';
import type { ConnectionModule } from '../types/generated';
import { ModuleAdmission } from './module-admission';
import { guestsOf, statusesOf } from './module-rules';

const contacts = connection.modules.find(
	( { name } ) => name === 'contacts'
)!;
const orders: ConnectionModule = {
	...contacts,
	name: 'orders',
	shop_label: 'Orders',
	direction: 'to_remote',
	rules: [
		{
			side: 'shop',
			field: 'status',
			values: [ 'processing', 'completed' ],
			but: true,
			action: 'ignore',
			stand_in: '',
		},
	],
};

async function show( module: ConnectionModule ) {
	const onChange = jest.fn();
	const asked = answerWith( {
		'GET /connections/1/mappings/orders': {
			shop_fields: [
				{
					name: 'status',
					options: [
						{ value: 'processing', label: 'Processing' },
						{ value: 'completed', label: 'Completed' },
						{ value: 'packed', label: 'Packed' },
					],
				},
			],
		},
		'GET /connections/1/mappings/contacts': {
			remote_fields: [
				{
					name: 'source',
					label: 'Source',
					type: 'choice',
					options: [],
				},
			],
		},
		'GET /connections/1/remote-records': [
			{ id: '12x8', name: 'Counter sale', detail: '' },
		],
	} );
	render(
		<ModuleAdmission
			connection={ 1 }
			module={ module }
			remote="Vtiger"
			onChange={ onChange }
		/>
	);
	await screen.findByLabelText( /does not own it/ );
	const changed = () => onChange.mock.lastCall?.[ 0 ] as ConnectionModule;
	return { asked, changed };
}

beforeEach( () => {
	visit();
	for ( const path of select( store ).paths() ) {
		dispatch( store ).receive( path, undefined );
	}
} );

it( 'chooses the statuses in which orders go out, custom ones too (V17)', async () => {
	const { changed } = await show( orders );
	await userEvent.click( await screen.findByLabelText( 'Packed' ) );

	expect( statusesOf( changed().rules ) ).toEqual( [
		'processing',
		'completed',
		'packed',
	] );
	expect( screen.getByLabelText( 'Completed' ) ).toBeChecked();
} );

it( 'chooses what becomes of guests (V15)', async () => {
	const { changed } = await show( contacts );
	await userEvent.click( screen.getByLabelText( 'Are left out' ) );

	expect( guestsOf( changed().rules ).policy ).toBe( 'ignore' );
} );

it( 'asks for the contact that stands for all guests', async () => {
	const { asked } = await show( {
		...contacts,
		rules: [
			{
				side: 'shop',
				field: 'kind',
				values: [ 'guest' ],
				but: false,
				action: 'stand_in',
				stand_in: '',
			},
		],
	} );

	expect(
		await screen.findByLabelText( 'Contact for all guests' )
	).toBeVisible();
	await waitFor( () =>
		expect( asked ).toContain(
			'GET /connections/1/remote-records?module=contacts'
		)
	);
} );

it( 'makes customers out of contacts only by choice, and filters them (V15)', async () => {
	const { changed } = await show( contacts );
	expect( screen.queryByLabelText( /only from contacts/ ) ).toBeNull();
	await userEvent.click(
		screen.getByLabelText( 'Create new records in WooCommerce' )
	);

	expect( changed().create_shop ).toBe( true );
} );

it( 'offers the fields of the other system for the filter', async () => {
	const { changed } = await show( { ...contacts, create_shop: true } );
	const filter = screen.getByLabelText( /only from contacts/ );
	await waitFor( () => expect( filter ).toBeEnabled() );
	await userEvent.selectOptions( filter, 'Source' );

	expect( changed().rules ).toMatchObject( [
		{ side: 'remote', field: 'source', action: 'match', but: true },
	] );
} );

it( 'shows a filter where it will be before its names are known', () => {
	answerWith( {
		'GET /connections/1/mappings/contacts': () => new Promise( () => {} ),
	} );
	render(
		<ModuleAdmission
			connection={ 1 }
			module={ {
				...contacts,
				create_shop: true,
				rules: [
					{
						side: 'remote',
						field: 'source',
						values: [ 'Fair' ],
						but: true,
						action: 'match',
						stand_in: '',
					},
				],
			} }
			remote="Vtiger"
			onChange={ jest.fn() }
		/>
	);

	expect( screen.getByLabelText( /only from contacts/ ) ).toBeDisabled();
	expect( screen.getByText( 'Fair' ) ).toBeVisible();
	expect( screen.getByLabelText( 'is one of' ) ).toBeDisabled();
} );

it( 'chooses what happens to an edit on the wrong side (E9)', async () => {
	const { changed } = await show( orders );
	await userEvent.selectOptions(
		screen.getByLabelText( /does not own it/ ),
		'Ask what to do'
	);

	expect( changed().drift ).toBe( 'ask' );
} );
