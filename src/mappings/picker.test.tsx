import {
	fireEvent,
	render,
	screen,
	waitFor,
	within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from '@wordpress/element';
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

it( 'takes what is typed from the moment on at which it opens', () => {
	show();
	fireEvent.click( button() );

	expect( screen.getByRole( 'combobox' ) ).toHaveFocus();
} );

it( 'means the one that is called so, before others that merely hold the word', async () => {
	const onChoose = show( {
		choices: [
			{ value: 'fax', label: 'Name of the fax', detail: 'fax · Text' },
			{ value: 'nick', label: 'Name', detail: 'nick · Text' },
			{ value: 'site', label: 'Site', detail: 'site · Text · name' },
		],
	} );
	await userEvent.click( button() );
	await search( 'Field', 'name' );

	expect( screen.getAllByRole( 'option' ) ).toHaveLength( 3 );
	expect( active() ).toHaveTextContent( 'nick' );
	await userEvent.keyboard( '{Backspace}' );
	expect( active() ).toHaveTextContent( 'Name of the fax' );
	await userEvent.keyboard( 'e{Enter}' );
	expect( onChoose ).toHaveBeenCalledWith( 'nick' );
} );

function Searched( props: {
	onChoose: ( value: string ) => void;
	isSearched?: boolean;
} ) {
	const [ text, setText ] = useState( '' );
	const [ answered, setAnswered ] = useState( '' );
	return (
		<>
			<Picker
				label="Record"
				choices={ [
					{ value: answered, label: `Called ${ answered }` },
				] }
				loading={ text !== answered }
				onSearch={ setText }
				{ ...props }
			>
				None
			</Picker>
			<button onClick={ () => setAnswered( text ) }>Answer</button>
		</>
	);
}

it.each( [ true, false ] )(
	'waits with Enter for the answer where nothing fits yet (found elsewhere: %s)',
	async ( isSearched ) => {
		const onChoose = jest.fn();
		render( <Searched onChoose={ onChoose } isSearched={ isSearched } /> );
		await userEvent.click(
			screen.getByRole( 'button', { name: /Record/ } )
		);
		await search( 'Record', 'anna{Enter}' );
		expect( onChoose ).not.toHaveBeenCalled();

		fireEvent.click( screen.getByRole( 'button', { name: 'Answer' } ) );
		expect( onChoose ).toHaveBeenCalledWith( 'anna' );
		expect( onChoose ).toHaveBeenCalledTimes( 1 );
	}
);

it( 'forgets the Enter when something else is typed', async () => {
	const onChoose = jest.fn();
	render( <Searched onChoose={ onChoose } isSearched /> );
	await userEvent.click( screen.getByRole( 'button', { name: /Record/ } ) );
	await search( 'Record', 'anna{Enter}b' );
	fireEvent.click( screen.getByRole( 'button', { name: 'Answer' } ) );

	expect( onChoose ).not.toHaveBeenCalled();
	expect( screen.getByRole( 'combobox' ) ).toHaveValue( 'annab' );
} );
