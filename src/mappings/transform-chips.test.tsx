import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { visit } from '../testing';
import { focused, row, rowsInGrid, search, showGrid } from './testing';

beforeEach( () => visit() );

const chips = () =>
	screen
		.getAllByRole( 'button', { name: /^Transform:/ } )
		.map( ( chip ) => chip.textContent );

async function add( words: string ) {
	await userEvent.click(
		screen.getAllByRole( 'button', { name: /^Add a transform/ } )[ 0 ]!
	);
	await search( 'Add a transform', `${ words }{Enter}` );
}

it( 'adds a transform and draws its form from the description (V11)', async () => {
	showGrid();
	await add( 'fills up' );

	const length = await screen.findByLabelText( 'Length' );
	await userEvent.type( length, '6' );
	await userEvent.selectOptions(
		screen.getByLabelText( 'Which end' ),
		'Right'
	);
	expect( screen.getByText( 'How long it becomes.' ) ).toBeInTheDocument();
	expect(
		screen.getByText( '3: “7” becomes “007”, and comes back as “7”' )
	).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: 'Done' } ) );

	expect( rowsInGrid()[ 0 ]?.transforms ).toEqual( [
		{ type: 'pad', options: { length: '6', end: 'right' } },
	] );
	expect( chips() ).toEqual( [ 'Transform: Pad: 6, Right' ] );
} );

it( 'says that what cannot be undone makes the row go one way (V11)', async () => {
	showGrid();
	await add( 'template' );

	expect(
		await screen.findByText(
			'It cannot be undone: a row with it goes one way.'
		)
	).toBeInTheDocument();
	await userEvent.selectOptions(
		screen.getByLabelText( 'Insert a field' ),
		'last_name'
	);
	expect( screen.getByLabelText( 'Text' ) ).toHaveValue( '{last_name}' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Done' } ) );

	// Such a row needs no field of its own.
	await userEvent.click(
		screen.getByRole( 'button', { name: /Field of WooCommerce: ?E-mail/ } )
	);
	expect(
		await screen.findByRole( 'option', { name: /No field/ } )
	).toBeInTheDocument();
} );

it( 'moves and removes transforms', async () => {
	const options = { length: '3' };
	showGrid( {
		rows: [
			row( 'email', 'email', {
				transforms: [
					{ type: 'pad', options },
					{ type: 'template', options: { template: 'x' } },
				],
			} ),
		],
	} );
	await userEvent.click(
		screen.getByRole( 'button', { name: /Transform: Template/ } )
	);
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Earlier' } )
	);
	expect( chips() ).toEqual( [
		'Transform: Template: x',
		'Transform: Pad: 3',
	] );

	await userEvent.click(
		screen.getByRole( 'button', { name: /Transform: Template/ } )
	);
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Remove' } )
	);
	expect( rowsInGrid()[ 0 ]?.transforms ).toEqual( [
		{ type: 'pad', options },
	] );
	await waitFor( () =>
		expect( focused() ).toHaveAccessibleName( /^Add a transform/ )
	);
} );

it( 'keeps a transform that it does not know, and offers to remove it', async () => {
	showGrid( {
		rows: [
			row( 'email', 'email', {
				transforms: [ { type: 'of-later', options: {} } ],
			} ),
		],
	} );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Transform: of-later' } )
	);

	expect(
		await screen.findByText( 'This version does not know this transform.' )
	).toBeInTheDocument();
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Remove' } )
	);
	expect( rowsInGrid()[ 0 ]?.transforms ).toEqual( [] );
} );

it( 'maps values, with the options of a side to choose from (V11)', async () => {
	showGrid( { rows: [ row( 'status', 'cf_871' ) ] } );
	await add( 'value map' );
	const dialog = within( await screen.findByRole( 'dialog' ) );
	await userEvent.click(
		dialog.getByRole( 'button', { name: 'Add all 2 that are missing' } )
	);

	expect( dialog.getByLabelText( 'Value 1 in WooCommerce' ) ).toHaveValue(
		'on'
	);
	await userEvent.type(
		dialog.getByLabelText( 'Value 1 in Acme CRM' ),
		'Yes'
	);
	await userEvent.click(
		dialog.getByRole( 'button', { name: 'Remove “Off”' } )
	);
	await userEvent.click( dialog.getByRole( 'button', { name: 'Done' } ) );

	expect( rowsInGrid()[ 0 ]?.values ).toEqual( [
		{ shop: 'on', remote: 'Yes', keep: false },
	] );
	expect( screen.getByRole( 'button', { name: '1 value' } ) ).toBeVisible();
} );

it( 'does not change a mapped value that is in no list any more by showing it', async () => {
	const values = [ { shop: 'gone', remote: 'Gone', keep: false } ];
	showGrid( { rows: [ row( 'status', 'cf_871', { values } ) ] } );
	await userEvent.click( screen.getByRole( 'button', { name: '1 value' } ) );

	expect(
		await screen.findByLabelText( 'Value 1 in WooCommerce' )
	).toHaveValue( 'gone' );
	expect( rowsInGrid()[ 0 ]?.values ).toEqual( values );
} );

it( 'says that of a value that is listed twice only the last line counts (V11)', async () => {
	const values = [
		{ shop: 'on', remote: 'Yes', keep: false },
		{ shop: '', remote: 'No', keep: true },
	];
	showGrid( { rows: [ row( 'status', 'cf_871', { values } ) ] } );
	await userEvent.click( screen.getByRole( 'button', { name: /value/ } ) );
	expect( screen.queryByText( /only the last line counts/ ) ).toBeNull();

	for ( let i = 0; i < 9; i++ ) {
		await userEvent.click(
			screen.getByRole( 'button', { name: 'Add a value' } )
		);
	}

	expect(
		screen.getAllByText( /only the last line counts/ )[ 0 ]
	).toBeVisible();
} );

it( 'lets a value of the other system change nothing in the shop (E13)', async () => {
	const values = [ { shop: 'on', remote: 'Yes', keep: false } ];
	showGrid( { rows: [ row( 'status', 'cf_871', { values } ) ] } );
	await userEvent.click( screen.getByRole( 'button', { name: '1 value' } ) );
	await userEvent.selectOptions(
		await screen.findByLabelText( 'Value 1 in WooCommerce' ),
		'Nothing: it stays as it is'
	);

	expect( rowsInGrid()[ 0 ]?.values ).toEqual( [
		{ shop: '', remote: 'Yes', keep: true },
	] );
	expect( screen.getByLabelText( 'Value 1 in WooCommerce' ) ).toHaveValue(
		'#keep'
	);
} );
