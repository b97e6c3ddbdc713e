import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerWith, visit } from '../testing';
import {
	focused,
	mapping,
	problem,
	row,
	rowsInGrid,
	search,
	showGrid,
	vat,
} from './testing';

beforeEach( () => {
	visit();
	answerWith( { 'GET /connections/1/mappings/contacts/meta-keys': [ vat ] } );
} );

const grid = () => screen.getByRole( 'grid', { name: 'Mapping of Customers' } );

const shopField = ( name: string | RegExp ) =>
	within( grid() ).getByRole( 'button', {
		name: new RegExp(
			`Field of WooCommerce: ?${
				typeof name === 'string' ? name : name.source
			}`
		),
	} );

const press = ( keys: string ) => userEvent.keyboard( keys );

/** What the screen asks for by itself has been answered. */
const settled = () => act( async () => {} );

it( 'is one stop for Tab, and arrow keys walk through it', async () => {
	showGrid();
	await userEvent.tab();
	expect( shopField( 'E-mail' ) ).toHaveFocus();

	await press( '{ArrowDown}' );
	expect( shopField( 'Last name' ) ).toHaveFocus();
	await press( '{ArrowRight}{ArrowRight}' );
	expect( focused() ).toHaveAccessibleName( 'Direction: both ways' );
	await press( '{ArrowUp}{End}' );
	expect( focused() ).toHaveAccessibleName( 'Remove the row “E-mail”' );
	await press( '{Control>}{End}{/Control}' );
	expect( focused() ).toHaveAccessibleName( 'Remove the row “Last name”' );
	await press( '{Home}' );
	expect( shopField( 'Last name' ) ).toHaveFocus();

	await userEvent.tab();
	expect( grid() ).not.toContainElement( focused() );
	await userEvent.tab( { shift: true } );
	expect( shopField( 'Last name' ) ).toHaveFocus();
} );

it( 'turns the direction with D, and chooses it from a menu', async () => {
	showGrid();
	await userEvent.tab();
	await press( 'd' );
	expect( rowsInGrid()[ 0 ]?.direction ).toBe( 'to_remote' );

	await press( '{ArrowRight}{ArrowRight}{Enter}' );
	await userEvent.click(
		await screen.findByRole( 'menuitemradio', {
			name: /only to WooCommerce/,
		} )
	);
	expect( rowsInGrid()[ 0 ]?.direction ).toBe( 'to_shop' );
} );

it( 'removes a row with Delete, goes on in the next one, and takes it back', async () => {
	showGrid();
	await userEvent.tab();
	await press( '{Delete}' );

	expect( rowsInGrid() ).toEqual( [ mapping.rows[ 1 ] ] );
	expect( shopField( 'Last name' ) ).toHaveFocus();
	expect( await screen.findByText( 'Row removed.' ) ).toBeVisible();

	await press( '{Control>}z{/Control}' );
	expect( rowsInGrid() ).toEqual( mapping.rows );
	expect( screen.queryByText( 'Row removed.' ) ).toBeNull();
} );

it( 'types into a search without the grid taking the letters', async () => {
	showGrid();
	await userEvent.tab();
	await press( '{Enter}' );
	await search( 'Field of WooCommerce', 'd' );

	expect( rowsInGrid()[ 0 ]?.direction ).toBe( 'both' );
	expect( screen.getByRole( 'combobox' ) ).toHaveValue( 'd' );
} );

it( 'asks for both fields of a row that was just added, meta fields among them', async () => {
	showGrid();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Add custom mapping' } )
	);
	await search( 'Field of WooCommerce' );
	expect( await screen.findByText( 'PL526' ) ).toBeInTheDocument();
	await press( 'vat{Enter}' );
	await search( 'Field of Acme CRM', 'cf_871{Enter}' );

	expect( rowsInGrid()[ 2 ] ).toEqual( row( 'meta:billing_vat', 'cf_871' ) );
	expect( shopField( 'billing_vat' ) ).toBeVisible();
} );

it( 'adds row after row with N, asks for nothing twice, and leaves a row alone that is left', async () => {
	showGrid();
	await userEvent.tab();
	await press( 'n' );
	await search( 'Field of WooCommerce', 'country{Enter}' );
	await search( 'Field of Acme CRM', 'mailing{Enter}' );
	expect( screen.queryByRole( 'combobox' ) ).toBeNull();

	await press( 'n' );
	await search( 'Field of WooCommerce', 'status{Enter}' );
	await search( 'Field of Acme CRM' );
	fireEvent.keyDown( focused(), { key: 'Escape', keyCode: 27 } );
	await press( 'd' );

	expect( rowsInGrid().slice( 2 ) ).toEqual( [
		row( 'country', 'mailingcountry' ),
		row( 'status', '', { direction: 'to_remote' } ),
	] );
	expect( screen.queryByRole( 'combobox' ) ).toBeNull();
} );

it( 'says whether a field is mandatory, and how it is limited (V12)', async () => {
	showGrid();
	await userEvent.click(
		screen.getByRole( 'button', {
			name: /^Field of Acme CRM: ?Surname ?mandatory/,
		} )
	);

	expect(
		await screen.findByRole( 'option', { name: /Surname/ } )
	).toHaveTextContent( 'lastname · Text · mandatory · max 80' );
	expect(
		screen.getByRole( 'option', { name: /VAT No\./ } )
	).toHaveTextContent( 'own field' );
} );

it( 'says at the row what is wrong with it, and takes what is suggested (V12)', async () => {
	showGrid( { rows: [ row( 'last_name', 'surname' ) ] }, [
		problem( {
			code: 'renamed',
			severity: 'error',
			row: 'last_name>surname',
			side: 'remote',
			field: 'surname',
			sentence: 'Acme CRM has no field “surname” any more.',
			suggestion: 'lastname',
		} ),
	] );
	const told = screen.getByText( /no field “surname” any more/ );
	expect( told ).toHaveTextContent( 'Error:' );

	await userEvent.click(
		within( told ).getByRole( 'button', { name: 'Take “Surname”' } )
	);
	expect( rowsInGrid() ).toEqual( [ row( 'last_name', 'lastname' ) ] );
} );

it( 'shows what arrives on either side, and what would be refused (V10)', async () => {
	const none = {
		shop: null,
		to_remote: null,
		remote: null,
		to_shop: null,
		changes_remote: false,
		changes_shop: false,
		problem: '',
	};
	showGrid( {}, [], {
		shop: { id: 'user:1', name: 'Anna', url: null },
		remote: null,
		linked: false,
		kept: 'A guest cannot be written.',
		rows: [
			{
				...none,
				row: 'email>email',
				shop: 'anna@shop.test',
				to_remote: 'ANNA@SHOP.TEST',
				changes_remote: true,
			},
			{
				...none,
				row: 'last_name>lastname',
				problem: 'The surname is missing.',
			},
		],
	} );
	await settled();

	expect( screen.getByText( 'anna@shop.test' ) ).toBeVisible();
	expect( screen.getByText( 'ANNA@SHOP.TEST' ) ).toBeVisible();
	expect( screen.getByText( 'The surname is missing.' ) ).toBeVisible();
	expect(
		screen.getAllByText( 'A guest cannot be written.' )[ 0 ]
	).toBeVisible();
} );

it( 'says what to do where nothing is mapped', async () => {
	showGrid( { rows: [] } );
	await settled();

	expect( screen.getByText( /Nothing is mapped/ ) ).toBeVisible();
} );
