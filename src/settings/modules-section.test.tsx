import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connection, visit } from '../testing';
import { ModulesSection } from './modules-section';

beforeEach( () => visit() );

function show( modules = connection.modules ) {
	const onChange = jest.fn();
	render(
		<ModulesSection
			connection={ 1 }
			modules={ modules }
			remote="Vtiger"
			onChange={ onChange }
		/>
	);
	return onChange;
}

it( 'shows taxes, fixed, and does not let them be changed (V4)', () => {
	show();

	expect( screen.getByLabelText( 'Taxes' ) ).toBeDisabled();
	expect( screen.queryByLabelText( 'Direction of Taxes' ) ).toBeNull();
	expect(
		screen.getByText( 'WooCommerce → Vtiger', { selector: 'p' } )
	).toBeVisible();
} );

it( 'changes a direction', async () => {
	const onChange = show();
	await userEvent.selectOptions(
		screen.getByLabelText( 'Direction of Customers' ),
		'to_shop'
	);

	expect( onChange.mock.calls[ 0 ][ 0 ][ 1 ] ).toMatchObject( {
		name: 'contacts',
		direction: 'to_shop',
	} );
} );

it( 'changes who owns the stock, what a deletion does and what is permitted (E13, E33, V15, V16)', async () => {
	const [ , contacts ] = connection.modules;
	const permission = { name: 'login_email', label: 'Take in it', help: '' };
	const onChange = show( [
		{ ...contacts!, name: 'products', permissions: [ permission ] },
	] );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'More about Customers' } )
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Who decides about the stock' ),
		'Vtiger'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'When a record is deleted on one side' ),
		'The other one is taken out of use'
	);
	await userEvent.click( screen.getByLabelText( 'Take in it' ) );

	expect(
		onChange.mock.calls.map( ( [ [ changed ] ] ) => [
			changed.stock,
			changed.delete,
			changed.permits,
		] )
	).toEqual( [
		[ 'remote', 'unlink', [] ],
		[ '', 'deactivate', [] ],
		[ '', 'unlink', [ 'login_email' ] ],
	] );
} );

it( 'changes from when on records are taken in, as the connection says or otherwise (V5)', async () => {
	const onChange = show();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'More about Customers' } )
	);
	const control = screen.getByLabelText( 'Records of Customers from' );
	expect( control ).toHaveDisplayValue( 'As for the whole connection' );
	await userEvent.selectOptions( control, 'The last 90 days' );
	await userEvent.selectOptions( control, 'A day …' );

	expect(
		onChange.mock.calls.map( ( [ modules ] ) => modules[ 1 ].records_from )
	).toEqual( [ '90d', `${ new Date().getFullYear() }-01-01` ] );
} );

it( 'shows the first day of a module, and goes back to what the connection says (V5)', async () => {
	const [ , contacts ] = connection.modules;
	const onChange = show( [ { ...contacts!, records_from: '2026-01-31' } ] );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'More about Customers' } )
	);
	expect( screen.getByLabelText( 'First day of Customers' ) ).toHaveValue(
		'2026-01-31'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Records of Customers from' ),
		'As for the whole connection'
	);

	expect( onChange.mock.calls[ 0 ][ 0 ][ 0 ].records_from ).toBe( '' );
} );

it( 'asks for the stock of products only', async () => {
	show();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'More about Customers' } )
	);

	expect(
		screen.getByLabelText( 'When a record is deleted on one side' )
	).toBeVisible();
	expect(
		screen.queryByLabelText( 'Who decides about the stock' )
	).toBeNull();
} );

it( 'gives a module that is switched on a way to flow', async () => {
	const onChange = show(
		connection.modules.map( ( module ) => ( {
			...module,
			enabled: false,
			direction: 'off' as const,
		} ) )
	);
	await userEvent.click( screen.getByLabelText( 'Customers' ) );

	expect( onChange.mock.calls[ 0 ][ 0 ][ 1 ] ).toMatchObject( {
		enabled: true,
		direction: 'both',
	} );
} );
