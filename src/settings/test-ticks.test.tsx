import { render, screen } from '@testing-library/react';
import { visit } from '../testing';
import type { TestReport } from '../types/generated';
import { TestTicks } from './test-ticks';

beforeEach( () => visit() );

const works: TestReport = {
	reached: true,
	logged_in: true,
	can_read: true,
	can_write: true,
	rights: [
		{
			module: 'products',
			label: 'Products',
			read: true,
			write: true,
			needs: [ 'read', 'write' ],
		},
	],
	system: 'Vtiger 8.0.0',
	user: 'shop',
	latency_ms: 84,
	error: null,
};

const ticks = () =>
	screen.getAllByRole( 'listitem' ).map( ( tick ) => tick.textContent );

it( 'ticks all four (V1)', () => {
	render( <TestTicks report={ works } busy={ false } /> );

	expect( ticks() ).toEqual( [
		'Reached: yes',
		'Logged in: yes',
		'Can read: yes',
		'Can write: yes',
	] );
} );

it( 'crosses the first that fails and leaves open what depends on it (V2)', () => {
	const { container } = render(
		<TestTicks
			busy={ false }
			report={ {
				...works,
				logged_in: false,
				can_read: false,
				can_write: false,
				rights: [],
				error: {
					kind: 'config',
					code: 'INVALID_USER',
					message: 'The access key is wrong.',
					advice: 'Copy it from My Preferences.',
				},
			} }
		/>
	);

	expect( ticks() ).toEqual( [
		'Reached: yes',
		'Logged in: no',
		'Can read: not tried yet',
		'Can write: not tried yet',
	] );
	expect( container ).toHaveTextContent( 'Copy it from My Preferences.' );
} );

it( 'names all modules that the login may not read or write, as far as that is needed (V1)', () => {
	const { container } = render(
		<TestTicks
			busy={ false }
			report={ {
				...works,
				can_read: false,
				can_write: false,
				rights: [
					{
						module: 'products',
						label: 'Products',
						read: true,
						write: false,
						needs: [ 'read', 'write' ],
					},
					{
						module: 'contacts',
						label: 'Contacts',
						read: false,
						write: false,
						needs: [ 'read', 'write' ],
					},
					{
						module: 'invoices',
						label: 'Invoices',
						read: false,
						write: false,
						needs: [],
					},
				],
			} }
		/>
	);

	expect( container ).toHaveTextContent(
		'This login may not read: Contacts. This login may not write: Products.'
	);
	// What is switched off needs nothing.
	expect(
		screen.getByRole( 'row', { name: /^Invoices/ } )
	).toHaveTextContent( 'no, and not needed' );
} );
