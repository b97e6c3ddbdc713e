import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connection, visit } from '../testing';
import { ModulesSection } from './modules-section';

beforeEach( () => visit() );

function show( modules = connection.modules ) {
	const onChange = jest.fn();
	render(
		<ModulesSection
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
