import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerWith, connection, connector, visit } from '../testing';
import type { Connection } from '../types/generated';
import { ConnectionEditor } from './connection-editor';

beforeEach( () => visit() );

const theirs: Connection = { ...connection, name: 'Theirs', revision: 'r9' };

/** Somebody else has saved meanwhile; then my name is saved. */
async function conflict() {
	const sent: { name: string; revision: string }[] = [];
	answerWith( {
		'GET /connections/1': theirs,
		'POST /connections/1': ( {
			data,
		}: {
			data: { name: string; revision: string };
		} ) => {
			sent.push( data );
			if ( data.revision !== 'r9' ) {
				throw {
					code: 'settings_changed',
					message: 'Somebody else has changed these settings.',
					data: { status: 409 },
				};
			}
			return { ...theirs, name: data.name, revision: 'r10' };
		},
	} );
	render(
		<ConnectionEditor connector={ connector } connection={ connection } />
	);
	const name = screen.getByLabelText( 'Name of this connection' );
	await userEvent.clear( name );
	await userEvent.type( name, 'Mine' );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Save changes' } )
	);
	const dialog = within(
		await screen.findByRole( 'dialog', {
			name: 'Somebody else was faster',
		} )
	);
	return { sent, name, dialog };
}

it( 'shows the settings that somebody else has saved meanwhile, when that is wanted', async () => {
	const { name, dialog, sent } = await conflict();
	await userEvent.click(
		dialog.getByRole( 'button', { name: 'Take theirs' } )
	);

	await waitFor( () => expect( name ).toHaveValue( 'Theirs' ) );
	expect( sent ).toHaveLength( 1 );
} );

it( 'saves mine over them, when that is wanted', async () => {
	const { name, dialog, sent } = await conflict();
	await userEvent.click(
		dialog.getByRole( 'button', { name: 'Save mine over theirs' } )
	);

	await waitFor( () =>
		expect( sent.map( ( { revision } ) => revision ) ).toEqual( [
			'r1',
			'r9',
		] )
	);
	expect( name ).toHaveValue( 'Mine' );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
} );
