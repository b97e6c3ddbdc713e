import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerWith, connection, visit } from '../testing';
import { ConnectionActions } from './connection-actions';

beforeEach( () => visit() );

it( 'asks before a connection works again that was stopped on another address (E25)', async () => {
	const asked = answerWith( {
		'POST /connections/1/resume': connection,
	} );
	render(
		<ConnectionActions
			connection={ {
				...connection,
				state: 'stopped',
				state_reason: {
					kind: 'clone',
					message: 'The address of this site has changed.',
					advice: 'If this is a copy, leave it stopped.',
				},
			} }
		/>
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Resume this connection …' } )
	);
	const dialog = within( await screen.findByRole( 'dialog' ) );
	expect( dialog.getByText( /leave it stopped/ ) ).toBeVisible();
	expect( asked ).toEqual( [] );

	await userEvent.click( dialog.getByRole( 'button', { name: 'Resume' } ) );
	await waitFor( () =>
		expect( asked ).toContain( 'POST /connections/1/resume' )
	);
} );
