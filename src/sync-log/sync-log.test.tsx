import { dispatch } from '@wordpress/data';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, logRow, runRecord, status, visit } from '../testing';
import { SyncLog } from './sync-log';

const page = ( items: unknown[], next: string | null = null ) => ( {
	items,
	next,
} );

const log = {
	'GET /status': status,
	'GET /log?connection_id=1&side=shop': page( [ logRow ] ),
	'GET /log?connection_id=1&side=remote': page( [] ),
};

beforeEach( () => {
	visit( '&path=/sync-log' );
	for ( const path of [
		'/status',
		'/log?connection_id=1&side=shop&per_page=25',
		'/log?connection_id=1&side=remote&per_page=25',
	] ) {
		dispatch( store ).receive( path, undefined );
	}
} );

it( 'has a table per side, titled by the systems’ names (V20)', async () => {
	answerWith( log );
	render( <SyncLog /> );

	expect(
		await screen.findByRole( 'heading', { name: 'WooCommerce' } )
	).toBeVisible();
	expect( screen.getByRole( 'heading', { name: 'Vtiger' } ) ).toBeVisible();
	expect(
		await screen.findByText( 'Nothing has been written into Vtiger yet.' )
	).toBeVisible();
} );

it( 'shows one kind of record, as the lists of the shop link to it (V15)', async () => {
	visit( '&path=/sync-log&only=contacts' );
	const asked = answerWith( log );
	render( <SyncLog /> );

	expect( await screen.findByLabelText( 'Kind of record' ) ).toHaveValue(
		'contacts'
	);
	expect( asked ).toContain(
		'GET /log?connection_id=1&side=shop&module=contacts&per_page=25'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Kind of record' ),
		''
	);
	expect( asked ).toContain(
		'GET /log?connection_id=1&side=shop&per_page=25'
	);
} );

it( 'counts decisions and failures as skipped, the failed part beside (V20)', async () => {
	answerWith( log );
	render( <SyncLog /> );

	const skipped = await screen.findByRole( 'link', {
		name: 'Products, Skipped, needs decision or failed: 9',
	} );
	expect( skipped ).toHaveTextContent( '9' );
	expect(
		screen.getByRole( 'link', { name: '4 failed, Products' } )
	).toHaveTextContent( '4 failed' );
} );

it( 'opens the records behind a number, with links to both systems and the reason (V21)', async () => {
	const asked = answerWith( {
		...log,
		'GET /runs/5/records': page( [ runRecord ] ),
	} );
	render( <SyncLog /> );
	await userEvent.click(
		await screen.findByRole( 'link', { name: '4 failed, Products' } )
	);

	const drawer = within( await screen.findByRole( 'dialog' ) );
	expect( await drawer.findByText( 'The price is missing.' ) ).toBeVisible();
	expect(
		drawer.getByRole( 'link', { name: /Blue mug in WooCommerce/ } )
	).toHaveAttribute( 'href', runRecord.shop_url );
	expect(
		drawer.getByRole( 'link', { name: /Blue mug in Vtiger/ } )
	).toHaveAttribute( 'href', runRecord.remote_url );
	expect( asked ).toContain(
		'GET /runs/5/records?side=shop&module=products&outcome=failed&per_page=50'
	);
} );

it( 'links to the list and to the log as files, with the filter of the list (V21)', async () => {
	answerWith( {
		...log,
		'GET /runs/5/records': page( [ runRecord ] ),
	} );
	render( <SyncLog /> );
	expect(
		await screen.findByRole( 'link', { name: 'Download CSV: WooCommerce' } )
	).toHaveAttribute(
		'href',
		expect.stringContaining( '/log/download?connection_id=1&side=shop&' )
	);
	await userEvent.click(
		await screen.findByRole( 'link', { name: '4 failed, Products' } )
	);

	const drawer = within( await screen.findByRole( 'dialog' ) );
	expect(
		await drawer.findByRole( 'link', { name: 'Download CSV' } )
	).toHaveAttribute(
		'href',
		expect.stringContaining(
			'/runs/5/records/download?side=shop&module=products&outcome=failed&'
		)
	);
} );

it( 'loads more by cursor', async () => {
	answerWith( {
		...log,
		'GET /log?connection_id=1&side=shop': page( [ logRow ], 'abc' ),
		'GET /log?connection_id=1&side=shop&per_page=25&cursor=abc': page( [
			{ ...logRow, run_id: 4, module: 'taxes', module_label: 'Taxes' },
		] ),
	} );
	render( <SyncLog /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Load more' } )
	);

	expect(
		await screen.findByRole( 'rowheader', { name: 'Taxes' } )
	).toBeVisible();
	expect(
		screen.getByRole( 'rowheader', { name: 'Products' } )
	).toBeVisible();
	expect( screen.queryByRole( 'button', { name: 'Load more' } ) ).toBeNull();
} );

it( 'keeps the pages that were loaded when the numbers move (V20)', async () => {
	const path = '/log?connection_id=1&side=shop&per_page=25';
	answerWith( {
		...log,
		'GET /log?connection_id=1&side=shop': page( [ logRow ], 'abc' ),
		[ `GET ${ path }&cursor=abc` ]: page( [
			{ ...logRow, run_id: 4, module: 'taxes', module_label: 'Taxes' },
		] ),
	} );
	render( <SyncLog /> );
	await screen.findByRole( 'rowheader', { name: 'Products' } );
	await act( async () => {
		// Whoever asks for more while the list is being read again gets it too.
		await Promise.all( [
			dispatch( store ).load( path ),
			dispatch( store ).loadMore( path ),
		] );
		await dispatch( store ).load( path );
	} );

	expect( screen.getByRole( 'rowheader', { name: 'Taxes' } ) ).toBeVisible();
	expect( screen.getAllByRole( 'rowheader' ) ).toHaveLength( 2 );
} );

it( 'says of one kind only that nothing of it was written, and links to its file (V20, V21)', async () => {
	visit( '&path=/sync-log&only=taxes' );
	answerWith( {
		...log,
		'GET /log?connection_id=1&side=shop&module=taxes': page( [] ),
		'GET /log?connection_id=1&side=remote&module=taxes': page( [ logRow ] ),
	} );
	render( <SyncLog /> );

	expect(
		await screen.findByText(
			'Nothing of this kind has been written into WooCommerce yet.'
		)
	).toBeVisible();
	expect(
		await screen.findByRole( 'link', { name: 'Download CSV: Vtiger' } )
	).toHaveAttribute(
		'href',
		expect.stringContaining(
			'/log/download?connection_id=1&side=remote&module=taxes&'
		)
	);
} );

it( 'starts a run of one module', async () => {
	let body: unknown;
	answerWith( {
		...log,
		'POST /runs': ( request: { data: unknown } ) => {
			body = request.data;
			throw { code: 'run_active', message: 'x', data: { run_id: 5 } };
		},
	} );
	render( <SyncLog /> );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'More ways to sync' } )
	);
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: 'Customers' } )
	);

	expect( body ).toEqual( { connection_id: 1, modules: [ 'contacts' ] } );
} );
