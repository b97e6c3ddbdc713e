import { dispatch } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import {
	answerWith,
	connection,
	runRecord,
	status,
	statusConnection,
	visit,
} from '../testing';
import { ControlPanel } from './control-panel';

beforeEach( () => {
	visit();
	dispatch( store ).receive( '/status', undefined );
} );

it( 'says in one sentence whether all is well (P1)', async () => {
	answerWith( { 'GET /status': status } );
	render( <ControlPanel /> );

	expect(
		await screen.findByRole( 'heading', {
			name: '14 records could not be synced.',
		} )
	).toBeVisible();
} );

it( 'makes every number a link to what it counts', async () => {
	answerWith( { 'GET /status': status } );
	render( <ControlPanel /> );

	for ( const [ label, list ] of [
		[ /Waiting\s*3/, 'waiting' ],
		[ /Sent today\s*1,204/, 'sent' ],
		[ /Failed\s*14/, 'failed' ],
	] as const ) {
		expect(
			await screen.findByRole( 'link', { name: label } )
		).toHaveAttribute(
			'href',
			expect.stringContaining( `list=${ list }` )
		);
	}
} );

it( 'leads to the decisions, by the number and by what is asked (E5)', async () => {
	answerWith( { 'GET /status': status } );
	render( <ControlPanel /> );

	expect(
		await screen.findByRole( 'link', { name: /Needs decision\s*2/ } )
	).toHaveAttribute( 'href', expect.stringContaining( 'path=%2Fdecisions' ) );
	expect(
		screen.getByText( '2 customers match several records of Acme CRM.' )
	).toBeVisible();
	await userEvent.click( screen.getByRole( 'link', { name: /^Decide/ } ) );

	const query = new URLSearchParams( window.location.search );
	expect( [
		query.get( 'path' ),
		query.get( 'connection' ),
		query.get( 'module' ),
		query.get( 'code' ),
	] ).toEqual( [ '/decisions', '1', 'contacts', 'several_matches' ] );
} );

it( 'opens the list behind a number beside the panel', async () => {
	answerWith( {
		'GET /status': status,
		'GET /updates': {
			items: [ { ...runRecord, outcome: 'waiting' } ],
			next: null,
		},
	} );
	render( <ControlPanel /> );
	await userEvent.click(
		await screen.findByRole( 'link', { name: /Waiting/ } )
	);

	const drawer = await screen.findByRole( 'dialog' );
	expect( await within( drawer ).findByText( 'Blue mug' ) ).toBeVisible();
} );

it( 'says what kind of record each is, and folds what only developers read (E17)', async () => {
	visit( '&list=failed&connection=1' );
	answerWith( {
		'GET /status': status,
		'GET /updates': {
			items: [
				{
					...runRecord,
					module: 'contacts',
					name: '25',
					outcome: 'failed',
					reason: 'Undefined array key "tax".\n#0 orders.php(42): lines()',
				},
			],
			next: null,
		},
	} );
	render( <ControlPanel /> );
	const drawer = within( await screen.findByRole( 'dialog' ) );

	expect( await drawer.findByText( 'Customers' ) ).toBeVisible();
	expect( drawer.getByText( '#25' ) ).toBeVisible();
	expect( drawer.getByText( 'Undefined array key "tax".' ) ).toBeVisible();
	expect( drawer.getByText( /^#0 orders/ ) ).not.toBeVisible();
} );

it( 'shows of a connection that was never started only how to go on (E29)', async () => {
	answerWith( {
		'GET /status': {
			...status,
			failures: [],
			connections: [
				{
					...statusConnection,
					state: 'setup',
					health: 'attention',
					last_sync_at: null,
					questions: [],
				},
			],
		},
	} );
	render( <ControlPanel /> );

	expect(
		await screen.findByRole( 'button', { name: 'Continue the set-up' } )
	).toBeVisible();
	expect( screen.queryByRole( 'table' ) ).toBeNull();
	expect( screen.queryByText( /last sync/ ) ).toBeNull();
	expect( screen.queryByText( 'Nothing at the moment.' ) ).toBeNull();
} );

it( 'resumes a paused connection, and says nothing of how it answered once', async () => {
	const asked = answerWith( {
		'GET /status': {
			...status,
			connections: [ { ...statusConnection, state: 'paused' } ],
		},
		'GET /connections': [],
		'POST /connections/1/resume': connection,
	} );
	render( <ControlPanel /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Resume' } )
	);

	expect( asked ).toContain( 'POST /connections/1/resume' );
	expect( screen.queryByText( /answers in/ ) ).toBeNull();
} );

it( 'asks whether the site is a copy before it resumes one that was stopped (E25)', async () => {
	const asked = answerWith( {
		'GET /status': {
			...status,
			connections: [
				{
					...statusConnection,
					state: 'stopped',
					sentence: 'If this is a copy, leave it stopped.',
				},
			],
		},
		'GET /connections': [],
		'POST /connections/1/resume': connection,
	} );
	render( <ControlPanel /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Resume …' } )
	);
	const dialog = within( screen.getByRole( 'dialog' ) );
	expect( dialog.getByText( /If this is a copy/ ) ).toBeVisible();
	expect( asked ).not.toContain( 'POST /connections/1/resume' );
	await userEvent.click( dialog.getByRole( 'button', { name: 'Resume' } ) );

	expect( asked ).toContain( 'POST /connections/1/resume' );
} );

it( 'retries what failed for one cause (P2)', async () => {
	const asked = answerWith( {
		'GET /status': status,
		'POST /failures/7/retry': status.failures[ 0 ],
	} );
	render( <ControlPanel /> );
	expect(
		await screen.findByText( 'Add it in the CRM, or map it.' )
	).toBeVisible();
	await userEvent.click( screen.getByRole( 'button', { name: 'Retry' } ) );

	expect( asked ).toContain( 'POST /failures/7/retry' );
} );

it( 'asks before it ignores', async () => {
	const asked = answerWith( {
		'GET /status': status,
		'POST /failures/7/ignore': status.failures[ 0 ],
	} );
	render( <ControlPanel /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Ignore' } )
	);
	expect( asked ).not.toContain( 'POST /failures/7/ignore' );
	await userEvent.click(
		within( screen.getByRole( 'dialog' ) ).getByRole( 'button', {
			name: 'Ignore',
		} )
	);

	expect( asked ).toContain( 'POST /failures/7/ignore' );
} );

it( 'shows a shop manager without the right to sync no buttons', async () => {
	visit( '', { manage: false, sync: false } );
	answerWith( { 'GET /status': status } );
	render( <ControlPanel /> );
	await screen.findByText( 'Add it in the CRM, or map it.' );

	expect( screen.queryByRole( 'button' ) ).toBeNull();
} );

it( 'says so where nothing may be seen', () => {
	visit( '', { viewLog: false } );
	render( <ControlPanel /> );

	expect( screen.getByText( 'You may not open this page.' ) ).toBeVisible();
} );

it( 'shows switches that are off (E26)', async () => {
	answerWith( {
		'GET /status': {
			...status,
			switches: { writes_to_remote: false, writes_to_shop: true },
		},
	} );
	const { container } = render( <ControlPanel /> );
	await screen.findByText( statusConnection.name );

	expect( container ).toHaveTextContent(
		'Writing to the connected systems is switched off.'
	);
} );

it( 'says what does not fit a mapping any more, and leads to it (V13)', async () => {
	const [ contacts ] = statusConnection.modules;
	answerWith( {
		'GET /status': {
			...status,
			connections: [
				{
					...statusConnection,
					modules: [
						{
							...contacts!,
							problems: [
								'The CRM has no field “cf_9” any more.',
							],
						},
					],
				},
			],
		},
	} );
	const { container } = render( <ControlPanel /> );
	const panel = within( container );

	expect(
		await panel.findByText( /no field “cf_9” any more/ )
	).toBeVisible();
	const links = panel
		.getAllByRole( 'link', { name: 'Edit mapping' } )
		.map( ( link ) => link.getAttribute( 'href' ) );
	expect( links ).toHaveLength( 2 );
	expect( links.join( ' ' ) ).toContain( 'module=contacts' );
	// What failed for one record may be mended there, too.
	expect( links.join( ' ' ) ).toContain( 'module=products' );
} );

it( 'leads from the number of linked records to these', async () => {
	answerWith( {
		'GET /status': status,
		'GET /updates': ( { path }: { path?: string } ) => {
			expect( path ).toContain( 'list=linked' );
			expect( path ).toContain( 'module=contacts' );
			return { items: [], next: null };
		},
	} );
	render( <ControlPanel /> );
	await userEvent.click(
		await screen.findByRole( 'link', {
			name: '2,031 linked records: Customers',
		} )
	);

	expect(
		await screen.findByRole( 'dialog', {
			name: 'Linked records: Customers',
		} )
	).toBeVisible();
} );

it( 'offers to try again when the shop does not answer', async () => {
	let works = false;
	answerWith( {
		'GET /status': () => {
			if ( ! works ) {
				throw { code: 'fetch_error', message: 'x' };
			}
			return status;
		},
	} );
	const { container } = render( <ControlPanel /> );
	const again = await screen.findByRole( 'button', { name: 'Try again' } );
	expect( container ).toHaveTextContent( 'The shop did not answer.' );
	works = true;
	await userEvent.click( again );

	expect( await screen.findByText( statusConnection.name ) ).toBeVisible();
} );

it( 'tries selected records of a cause again, or takes them off the list (E18)', async () => {
	visit( '&failure=7' );
	const sent: unknown[] = [];
	const take = ( request: { path?: string; data?: unknown } ) => {
		sent.push( [ request.path?.split( '/' ).pop(), request.data ] );
		return { done: 1 };
	};
	answerWith( {
		'GET /status': status,
		'GET /updates': {
			items: [ runRecord, { ...runRecord, id: 12, name: 'Red mug' } ],
			next: null,
		},
		'POST /updates/retry': take,
		'POST /updates/ignore': take,
	} );
	render( <ControlPanel /> );
	await userEvent.click(
		await screen.findByRole( 'checkbox', { name: 'Select Red mug' } )
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Retry selected' } )
	);
	await userEvent.click(
		await screen.findByRole( 'checkbox', { name: 'Select all shown' } )
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Ignore selected' } )
	);

	await screen.findByRole( 'checkbox', { name: 'Select all shown' } );
	expect( sent ).toEqual( [
		[ expect.stringContaining( 'retry' ), { ids: [ 12 ] } ],
		[ expect.stringContaining( 'ignore' ), { ids: [ 11, 12 ] } ],
	] );
} );
