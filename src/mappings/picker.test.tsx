import {
	fireEvent,
	render,
	screen,
	waitFor,
	within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../testing';
import { Picker, type PickerProps } from './picker';
import { focused, search } from './testing';

const choices = [
	{ value: 'email', label: 'E-mail', detail: 'email · Text · mandatory' },
	{ value: 'phone', label: 'Phone', detail: 'phone · Text · max 30' },
	{ value: 'meta:vat', label: 'vat', group: 'Meta fields' },
];

function show( props: Partial< PickerProps > = {} ) {
	const onChoose = jest.fn();
	render(
		<Picker
			label="Field"
			choices={ choices }
			value="email"
			onChoose={ onChoose }
			{ ...props }
		>
			E-mail
		</Picker>
	);
	return onChoose;
}

const button = () => screen.getByRole( 'button', { name: 'Field: E-mail' } );

const active = () =>
	document.getElementById(
		screen.getByRole( 'combobox' ).getAttribute( 'aria-activedescendant' )!
	);

it( 'is opened, searched and chosen from by keyboard alone', async () => {
	const onChoose = show();
	button().focus();
	await userEvent.keyboard( '{Enter}' );

	await search( 'Field' );
	expect( active() ).toHaveTextContent( 'E-mail' );
	await userEvent.keyboard( 'max 30' );
	expect( screen.getAllByRole( 'option' ) ).toHaveLength( 1 );
	await userEvent.keyboard( '{Enter}' );

	expect( onChoose ).toHaveBeenCalledWith( 'phone' );
	expect( screen.queryByRole( 'listbox' ) ).toBeNull();
	expect( button() ).toHaveFocus();
} );

it( 'moves with the arrow keys, and from the last one to the first', async () => {
	const onChoose = show();
	await userEvent.click( button() );
	await search( 'Field', '{ArrowUp}' );

	expect( active() ).toHaveTextContent( 'vat' );
	await userEvent.keyboard( '{ArrowDown}{ArrowDown}{Enter}' );
	expect( onChoose ).toHaveBeenCalledWith( 'phone' );
} );

it( 'closes with Escape and chooses nothing', async () => {
	const onChoose = show();
	await userEvent.click( button() );
	await search( 'Field' );
	// user-event knows no code for this key, and WordPress asks for that.
	fireEvent.keyDown( focused(), { key: 'Escape', keyCode: 27 } );

	await waitFor( () => expect( button() ).toHaveFocus() );
	expect( screen.queryByRole( 'listbox' ) ).toBeNull();
	expect( onChoose ).not.toHaveBeenCalled();
} );

it( 'shows groups, and what is chosen now', async () => {
	show();
	await userEvent.click( button() );
	await search( 'Field' );
	const list = within( screen.getByRole( 'listbox' ) );

	expect( list.getByText( 'Meta fields' ) ).toBeInTheDocument();
	expect( list.getByRole( 'option', { selected: true } ) ).toHaveTextContent(
		'E-mail'
	);
} );

it( 'says when nothing fits, and then Enter does nothing', async () => {
	const onChoose = show( { empty: 'No such field.' } );
	await userEvent.click( button() );
	await search( 'Field', 'zzz{ArrowDown}{Enter}' );

	expect( screen.getByText( 'No such field.' ) ).toBeInTheDocument();
	expect( onChoose ).not.toHaveBeenCalled();
} );

it( 'leaves what a search elsewhere has found as it is', async () => {
	const onSearch = jest.fn();
	show( { isSearched: true, onSearch } );
	await userEvent.click( button() );
	await search( 'Field', '4711' );

	expect( onSearch ).toHaveBeenLastCalledWith( '4711' );
	expect( screen.getAllByRole( 'option' ) ).toHaveLength( 3 );
} );
