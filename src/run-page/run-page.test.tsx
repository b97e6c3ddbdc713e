import { dispatch } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import {
	answerWith,
	run,
	runRecord,
	status,
	statusConnection,
	visit,
} from '../testing';
import type { Run, RunCount } from '../types/generated';
import { RunPage } from './run-page';

const counts: RunCount = {
	module: 'products',
	side: 'shop',
	created: 0,
	updated: 2,
	unchanged: 9,
	skipped: 1,
	decision: 0,
	failed: 0,
	linked: 0,
	deleted: 0,
};

const dry: Run = {
	...run,
	dry: true,
	state: 'done',
	finished_at: '2026-11-24T10:00:12Z',
	counts: [ counts ],
};

const calm = {
	...status,
	connections: [ { ...statusConnection, active_run_id: null } ],
};

const page = ( items: unknown[] ) => ( { items, next: null } );

beforeEach( () => {
	visit( '&path=/sync-log/run&run=5' );
	for ( const path of [ '/status', '/runs/5', '/runs/6' ] ) {
		dispatch( store ).receive( path, undefined );
	}
} );

it( 'says who, when and what, and that a dry run has written nothing (E22)', async () => {
	answerWith( { 'GET /runs/5': dry, 'GET /status': calm } );
	render( <RunPage /> );

	expect(
		await screen.findByRole( 'heading', { name: 'Dry run 5' } )
	).toBeVisible();
	expect( screen.getByText( /^admin started it/ ) ).toHaveTextContent(
		/for Products of Acme CRM\. It took 12 seconds\. Nothing was written\./
	);
} );

it( 'opens the records behind a number, each with its fields before and after (E22)', async () => {
	const asked = answerWith( {
		'GET /runs/5': dry,
		'GET /status': calm,
		'GET /runs/5/records': page( [
			{ ...runRecord, outcome: 'updated', reason: '' },
		] ),
		'GET /runs/5/records/11/changes': [
			{
				side: 'shop',
				event: 'updated',
				field: 'name',
				label: 'Name',
				old: 'Mug',
				new: 'Blue mug',
			},
		],
	} );
	render( <RunPage /> );
	await userEvent.click(
		await screen.findByRole( 'link', {
			name: 'Products in WooCommerce: 2 would be updated',
		} )
	);
	const drawer = within( await screen.findByRole( 'dialog' ) );
	await userEvent.click(
		await drawer.findByRole( 'button', { name: 'Show changes: Blue mug' } )
	);

	expect( await drawer.findByText( 'Mug' ) ).toBeVisible();
	expect(
		drawer.getByText( 'Would be updated', {
			selector: '.crosswalk-outcome',
		} )
	).toBeVisible();
	expect( asked ).toContain(
		'GET /runs/5/records?side=shop&module=products&outcome=updated&per_page=50'
	);
} );

it( 'does exactly this, once somebody has agreed, and goes to that run (E22)', async () => {
	const asked = answerWith( {
		'GET /runs/5': dry,
		'GET /runs/6': { ...run, id: 6, state: 'done', follows: 5 },
		'GET /status': calm,
		'POST /runs/5/follow': { ...run, id: 6, state: 'done', follows: 5 },
	} );
	render( <RunPage /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Do exactly this' } )
	);
	expect( asked ).not.toContain( 'POST /runs/5/follow' );
	await userEvent.click(
		within( screen.getByRole( 'dialog' ) ).getByRole( 'button', {
			name: 'Do exactly this',
		} )
	);

	expect(
		await screen.findByRole( 'link', { name: 'dry run 5' } )
	).toBeVisible();
	expect( asked ).toContain( 'POST /runs/5/follow' );
	expect( window.location.search ).toContain( 'run=6' );
} );

it.each( [
	[ 'was carried out already', { ...dry, followed_by: 6 } ],
	[ 'did not get to its end', { ...dry, state: 'cancelled' as const } ],
	[ 'would do nothing', { ...dry, counts: [] } ],
] )( 'does not carry out a dry run that %s', async ( _, shown ) => {
	answerWith( { 'GET /runs/5': shown, 'GET /status': calm } );
	render( <RunPage /> );

	expect(
		await screen.findByRole( 'button', { name: 'Look again' } )
	).toBeVisible();
	expect(
		screen.queryByRole( 'button', { name: 'Do exactly this' } )
	).toBeNull();
} );

it.each( [
	[ 'of what differs', {}, { dry: true } ],
	[
		'of every record, because the mapping changed',
		{ every: true },
		{ dry: true, every: true },
	],
] )(
	'looks again as the dry run %s did (E22, V10)',
	async ( _, part, sent ) => {
		let body: unknown;
		answerWith( {
			'GET /runs/5': { ...dry, ...part },
			'GET /runs/6': { ...dry, ...part, id: 6 },
			'GET /status': calm,
			'POST /runs': ( request: { data: unknown } ) => {
				body = request.data;
				return { ...dry, ...part, id: 6 };
			},
		} );
		render( <RunPage /> );
		await userEvent.click(
			await screen.findByRole( 'button', { name: 'Look again' } )
		);

		expect(
			await screen.findByRole( 'heading', { name: 'Dry run 6' } )
		).toBeVisible();
		expect( body ).toEqual( {
			connection_id: 1,
			modules: [ 'products' ],
			...sent,
		} );
	}
);

it( 'shows what undoing would do and what cannot be undone, with the reasons (E23)', async () => {
	answerWith( {
		'GET /runs/5': { ...dry, undoes: 4 },
		'GET /status': calm,
		'GET /runs/5/records': page( [
			{
				...runRecord,
				outcome: 'skipped',
				reason: 'It was changed since this run.',
			},
		] ),
	} );
	render( <RunPage /> );

	expect(
		await screen.findByText( 'It was changed since this run.' )
	).toBeVisible();
	expect(
		screen.getByRole( 'heading', { name: 'What cannot be undone' } )
	).toBeVisible();
	expect(
		screen.getByRole( 'link', {
			name: 'Products in WooCommerce: 2 would be put back',
		} )
	).toBeVisible();
	expect(
		screen.getByRole( 'button', { name: 'Undo exactly this' } )
	).toBeEnabled();
	expect( screen.getByRole( 'link', { name: 'run 4' } ) ).toBeVisible();
} );

const ended: Run = {
	...dry,
	dry: false,
	finished_at: '2026-11-24T10:00:12Z',
	history_since: '2026-11-24T10:00:06Z',
};

it( 'says before undoing what is put back and what is deleted (E23)', async () => {
	answerWith( {
		'GET /runs/5': {
			...dry,
			undoes: 4,
			counts: [ { ...counts, updated: 5, deleted: 3, skipped: 0 } ],
		},
		'GET /status': calm,
	} );
	render( <RunPage /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Undo exactly this' } )
	);

	expect(
		screen.getByRole( 'dialog', { name: 'Undo run 4?' } )
	).toHaveTextContent(
		/2 records are put back as they were\. 3 records are deleted\. Nothing else happens\./
	);
} );

it( 'opens what would be deleted on its own, and the filter says so (E23)', async () => {
	const asked = answerWith( {
		'GET /runs/5': {
			...dry,
			undoes: 4,
			counts: [ { ...counts, updated: 5, deleted: 3, skipped: 0 } ],
		},
		'GET /status': calm,
		'GET /runs/5/records': page( [
			{ ...runRecord, outcome: 'updated', deleted: true, reason: '' },
		] ),
	} );
	render( <RunPage /> );
	await userEvent.click(
		await screen.findByRole( 'link', { name: /3 would be deleted$/ } )
	);
	const drawer = within( await screen.findByRole( 'dialog' ) );
	expect( await drawer.findByLabelText( 'Outcome' ) ).toHaveDisplayValue(
		'Would be deleted'
	);
	expect(
		await drawer.findByText( 'Would be deleted', {
			selector: '.crosswalk-outcome',
		} )
	).toBeVisible();
	await userEvent.selectOptions(
		drawer.getByLabelText( 'Outcome' ),
		'Would be put back'
	);

	expect( asked ).toEqual(
		expect.arrayContaining( [
			'GET /runs/5/records?side=shop&module=products&deleted=1&outcome=updated&per_page=50',
			'GET /runs/5/records?side=shop&module=products&deleted=0&outcome=updated&per_page=50',
		] )
	);
} );

it( 'says of a run by which it was undone (E23)', async () => {
	answerWith( {
		'GET /runs/5': { ...dry, dry: false, undone_by: 9 },
		'GET /status': calm,
	} );
	render( <RunPage /> );

	expect( await screen.findByText( /^It was undone by/ ) ).toHaveTextContent(
		'It was undone by run 9.'
	);
} );

it( 'says that only part of a run can be undone where the history is younger (E20, E23)', async () => {
	answerWith( { 'GET /runs/5': ended, 'GET /status': calm } );
	render( <RunPage /> );

	expect(
		await screen.findByText(
			/^The history is kept back to Nov 24, 2026.* This run is older, so only part of it can be undone\.$/
		)
	).toBeVisible();
	expect(
		screen.getByRole( 'button', { name: 'Undo this run …' } )
	).toBeEnabled();
} );

it( 'does not offer to undo a run of which no history is left (E20, E23)', async () => {
	answerWith( {
		'GET /runs/5': { ...ended, history_since: '2026-11-25T10:00:00Z' },
		'GET /status': calm,
	} );
	render( <RunPage /> );

	expect(
		await screen.findByText( /so it cannot be undone any more\.$/ )
	).toBeVisible();
	expect(
		screen.queryByRole( 'button', { name: 'Undo this run …' } )
	).toBeNull();
} );

it( 'says how far back it reaches where it shows how to undo a run (E23)', async () => {
	answerWith( {
		'GET /runs/5': { ...ended, dry: true, undoes: 4 },
		'GET /status': calm,
		'GET /runs/5/records': page( [] ),
	} );
	render( <RunPage /> );

	expect(
		await screen.findByText(
			/What run 4 did before then stays as it is\.$/
		)
	).toBeVisible();
} );

it( 'asks whether records are really gone, and takes the answer (E24)', async () => {
	let answer: unknown;
	answerWith( {
		'GET /runs/5': {
			...run,
			state: 'paused',
			question: {
				module: 'products',
				label: 'Products',
				side: 'remote',
				missing: 400,
				known: 3000,
			},
		},
		'GET /status': calm,
		'POST /runs/5/resume': ( request: { data: unknown } ) => {
			answer = request.data;
			return { ...run, state: 'done' };
		},
	} );
	render( <RunPage /> );

	expect(
		await screen.findByText(
			'Products: 400 of 3,000 records are not in Vtiger any more. Are they really gone?'
		)
	).toBeVisible();
	expect( screen.queryByRole( 'button', { name: 'Resume' } ) ).toBeNull();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Leave these out and go on' } )
	);

	expect( answer ).toEqual( { withdraw: false } );
	expect( await screen.findByText( /^Sync finished/ ) ).toBeVisible();
} );

it( 'only shows to who may not sync', async () => {
	visit( '&path=/sync-log/run&run=5', { sync: false } );
	answerWith( { 'GET /runs/5': dry, 'GET /status': calm } );
	render( <RunPage /> );

	await screen.findByRole( 'heading', { name: 'Dry run 5' } );
	expect( screen.queryAllByRole( 'button' ) ).toEqual( [] );
} );

it( 'says that a run does not exist any more', async () => {
	answerWith( {
		'GET /status': calm,
		'GET /runs/5': () => {
			throw {
				code: 'not_found',
				message: 'It does not exist any more.',
				data: { status: 404 },
			};
		},
	} );
	render( <RunPage /> );

	expect(
		await screen.findByText( 'It does not exist any more.' )
	).toBeVisible();
} );
