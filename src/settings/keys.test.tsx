import { dispatch } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, visit } from '../testing';
import type { ApiKeys } from '../types/generated';
import { Keys } from './keys';
import { Sizes } from './sizes';

const keys: ApiKeys = {
	available: true,
	app_url: 'https://shop.example/',
	users: [ { id: 1, name: 'Ada' } ],
	keys: [
		{
			id: 5,
			description: 'Old CRM',
			user: 'Ada',
			permissions: 'read_write',
			ending: 'ab12345',
			used_at: null,
			ours: true,
		},
		{
			id: 4,
			description: 'By hand, for Vtiger',
			user: 'Ada',
			permissions: 'read',
			ending: 'cd12345',
			used_at: '2026-11-24T10:00:00Z',
			ours: false,
		},
	],
	warnings: [ 'Both would write.' ],
};

beforeEach( () => {
	visit( '&path=/settings' );
	dispatch( store ).receive( '/keys', undefined );
	dispatch( store ).receive( '/settings/sizes', undefined );
} );

it( 'shows a new key once, each part with a button to copy it (V23)', async () => {
	let body: unknown;
	answerWith( {
		'GET /keys': keys,
		'POST /keys': ( request: { data: unknown } ) => {
			body = request.data;
			return {
				id: 6,
				app_url: keys.app_url,
				key: 'ck_1',
				secret: 'cs_1',
			};
		},
	} );
	render( <Keys /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Make a key' } )
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Make the key' } )
	);

	const made = within(
		await screen.findByRole( 'region', { name: 'The new key' } )
	);
	expect( made.getByLabelText( 'App URL' ) ).toHaveValue( keys.app_url );
	expect( made.getByLabelText( 'Consumer key' ) ).toHaveValue( 'ck_1' );
	expect( made.getByLabelText( 'Consumer secret' ) ).toHaveValue( 'cs_1' );
	expect( made.getAllByRole( 'button', { name: /^Copy:/ } ) ).toHaveLength(
		3
	);
	expect( body ).toEqual( {
		description: 'Vtiger',
		user: 1,
		permissions: 'read_write',
	} );
	await userEvent.click(
		made.getByRole( 'button', { name: 'I have copied them' } )
	);
	expect( screen.queryByDisplayValue( 'cs_1' ) ).toBeNull();
} );

it( 'revokes what was made here, and only that', async () => {
	const asked = answerWith( {
		'GET /keys': keys,
		// With the real method in a header, for servers that know no DELETE.
		'POST /keys/5': { ...keys, keys: [] },
	} );
	render( <Keys /> );
	// Notices are read out, too.
	expect(
		await screen.findByText( 'Both would write.', {
			selector: '.components-notice__content',
		} )
	).toBeVisible();
	await userEvent.click( screen.getByRole( 'button', { name: /^Revoke/ } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Revoke' } ) );

	expect( asked ).toContain( 'POST /keys/5' );
	expect( screen.queryByText( 'Old CRM' ) ).toBeNull();
} );

it( 'says how much is kept, where the database says it (E20)', async () => {
	answerWith( {
		'GET /settings/sizes': [
			{ name: 'queue', rows: 1204, bytes: 2340000 },
			{ name: 'runs', rows: 1, bytes: 900 },
			{ name: 'messages', rows: 0, bytes: null },
			{ name: 'history', rows: 0, bytes: null },
		],
	} );
	render( <Sizes /> );

	expect( await screen.findByText( /2\.3 MB/ ) ).toBeVisible();
	expect( screen.getByText( /1,204 rows/ ) ).toBeVisible();
	expect( screen.getByText( /1 kB/ ) ).toBeVisible();
} );
