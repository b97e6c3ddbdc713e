import { dispatch } from '@wordpress/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, connection, connector, run, visit } from '../testing';
import type { Run } from '../types/generated';
import { Setup } from './setup';

// It needs more of a browser than there is here, and only draws the steps.
jest.mock( '@woocommerce/components', () => ( { Stepper: () => null } ) );

const inSetup = { ...connection, state: 'setup' };

const dry: Run = {
	...run,
	dry: true,
	state: 'done',
	finished_at: '2026-11-24T10:00:12Z',
	counts: [
		{
			module: 'contacts',
			side: 'remote',
			created: 212,
			updated: 0,
			unchanged: 0,
			skipped: 0,
			decision: 3,
			failed: 0,
			linked: 40,
			deleted: 0,
		},
	],
};

const site = ( look: { run_id: number; current: boolean }, shown = dry ) => ( {
	'GET /connectors': [ connector ],
	'GET /connections/1': inSetup,
	'GET /connections/1/start': look,
	'GET /runs/5': shown,
	'GET /runs/5/records': { items: [], next: null },
} );

beforeEach( () => {
	visit( '&path=/setup&step=look&id=1' );
	for ( const path of [
		'/connectors',
		'/connections/1',
		'/connections/1/start',
		'/runs/5',
	] ) {
		dispatch( store ).receive( path, undefined );
	}
} );

it( 'says why a connection that had worked is back in the guide (E32)', async () => {
	const reason = {
		kind: 'restored',
		message: 'The shop was probably restored from a backup.',
		advice: 'Look at what would happen.',
	};
	answerWith( {
		...site( { run_id: 5, current: false } ),
		'GET /connections/1': { ...inSetup, state_reason: reason },
	} );
	render( <Setup /> );

	expect(
		( await screen.findAllByText( /restored from a backup/ ) ).length
	).toBeGreaterThan( 0 );
	expect(
		await screen.findByRole( 'button', { name: 'Look again' } )
	).toBeEnabled();
} );

it( 'says what the first sync would do, and leads on to the start (E29)', async () => {
	answerWith( site( { run_id: 5, current: true } ) );
	render( <Setup /> );

	expect(
		await screen.findByRole( 'link', {
			name: /in Somebody’s CRM: 212 would be created$/,
		} )
	).toBeVisible();
	await userEvent.click( screen.getByRole( 'button', { name: 'Continue' } ) );
	expect( window.location.search ).toContain( 'step=start' );
} );

it( 'starts a dry run by itself where there was none (E29)', async () => {
	let look = { run_id: 0, current: false };
	let body: unknown;
	answerWith( {
		...site( look ),
		'GET /connections/1/start': () => look,
		'POST /runs': ( request: { data: unknown } ) => {
			body = request.data;
			look = { run_id: 5, current: true };
			return dry;
		},
	} );
	render( <Setup /> );

	expect(
		await screen.findByText( /^The dry run is through/ )
	).toBeVisible();
	expect( body ).toEqual( { connection_id: 1, dry: true } );
} );

it( 'wants another look where the settings were changed since (E29)', async () => {
	let look = { run_id: 5, current: false };
	const asked = answerWith( {
		...site( look ),
		'GET /connections/1/start': () => look,
		'POST /runs': () => {
			look = { run_id: 5, current: true };
			return dry;
		},
	} );
	render( <Setup /> );

	expect(
		( await screen.findAllByText( /^This dry run does not show/ ) )[ 0 ]
	).toBeVisible();
	expect( screen.queryByRole( 'button', { name: 'Continue' } ) ).toBeNull();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Look again' } )
	);

	expect(
		await screen.findByRole( 'button', { name: 'Continue' } )
	).toBeEnabled();
	expect( asked ).toContain( 'POST /runs' );
} );

it( 'starts with the dry run that was shown (E29)', async () => {
	visit( '&path=/setup&step=start&id=1' );
	let body: unknown;
	answerWith( {
		...site( { run_id: 5, current: true } ),
		'POST /connections/1/start': ( request: { data: unknown } ) => {
			body = request.data;
			return { ...run, id: 6, state: 'done' };
		},
		'GET /runs/6': { ...run, id: 6, state: 'done' },
	} );
	render( <Setup /> );
	const start = await screen.findByRole( 'button', {
		name: 'Start the first sync',
	} );
	await screen.findByText( /^The dry run is through/ );
	await userEvent.click( start );

	expect( body ).toEqual( { run_id: 5 } );
	expect( window.location.search ).toContain( 'step=run' );
} );

it( 'does not start what nobody has looked at (E29)', async () => {
	visit( '&path=/setup&step=start&id=1' );
	answerWith( site( { run_id: 5, current: false } ) );
	render( <Setup /> );

	expect(
		await screen.findByRole( 'link', { name: 'See what would happen' } )
	).toBeVisible();
	expect(
		screen.getByRole( 'button', { name: 'Start the first sync' } )
	).toHaveAttribute( 'aria-disabled', 'true' );
} );

it.each( [
	[ 'at the modules', 0, 'step=modules' ],
	[ 'at the dry run', 5, 'step=look' ],
] )( 'comes back to where it was left: %s', async ( _, runId, step ) => {
	visit( '&path=/setup&id=1' );
	answerWith( site( { run_id: runId, current: false } ) );
	const { unmount } = render( <Setup /> );

	await screen.findByRole( 'heading', {
		level: 2,
		name: /keep in step|would/,
	} );
	expect( window.location.search ).toContain( step );
	unmount();
} );

it( 'starts nothing that works already', async () => {
	answerWith( {
		...site( { run_id: 5, current: true } ),
		'GET /connections/1': connection,
	} );
	render( <Setup /> );

	expect(
		await screen.findByRole( 'heading', {
			name: /has been started already/,
		} )
	).toBeVisible();
} );
