import { startVtigerEmulator } from './index';
import { Client, orderElement } from './testing/client';
import type { RunningVtiger } from './index';

let vtiger: RunningVtiger;
let client: Client;

beforeAll( async () => {
	vtiger = await startVtigerEmulator();
} );

afterAll( () => vtiger.close() );

beforeEach( async () => {
	vtiger.control.reset();
	client = await Client.loggedIn( vtiger );
} );

function createContact() {
	return client.create( 'Contacts', { lastname: 'Peña' } );
}

async function order() {
	const account = ( await client.create( 'Accounts', { accountname: 'A' } ) )
		.result.id;
	const product = (
		await client.create( 'Products', { productname: 'P', unit_price: 2 } )
	).result.id;
	const lines = Array.from( { length: 5 }, () => ( {
		productid: product,
		quantity: 1,
	} ) );
	return orderElement( account, lines, { vtiger_purchaseorder: 'WC-1' } );
}

it( 'fails before anything is stored', async () => {
	vtiger.control.addFault( { kind: 'error-before', operation: 'create' } );

	expect( await createContact() ).toMatchObject( { status: 500, text: '' } );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 0 );
} );

it( 'fails after everything is stored', async () => {
	vtiger.control.addFault( { kind: 'error-after', operation: 'create' } );

	expect( await createContact() ).toMatchObject( { status: 500, text: '' } );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 1 );
} );

it( 'leaves an order’s header without lines', async () => {
	const element = await order();
	vtiger.control.addFault( { kind: 'half-commit', module: 'SalesOrder' } );

	expect( await client.create( 'SalesOrder', element ) ).toMatchObject( {
		status: 500,
		text: '',
	} );
	expect( vtiger.control.records( 'SalesOrder' ) ).toMatchObject( [
		{
			vtiger_purchaseorder: 'WC-1',
			LineItems: [],
			hdnGrandTotal: '0.00000000',
		},
	] );
} );

it( 'loses lines as if a CRM user had saved at the same moment, and a revise repairs it', async () => {
	const element = await order();
	vtiger.control.addFault( { kind: 'lose-lines', lines: 2, count: 1 } );

	const { result } = await client.create( 'SalesOrder', element );
	expect( result.LineItems ).toHaveLength( 3 );
	expect( result.hdnGrandTotal ).toBe( 6 );

	const {
		hdnTaxType,
		currency_id: currency,
		conversion_rate: rate,
		LineItems,
	} = element;
	const repaired = await client.revise( {
		id: result.id,
		hdnTaxType,
		currency_id: currency,
		conversion_rate: rate,
		LineItems,
	} );
	expect( repaired.result.LineItems ).toHaveLength( 5 );
} );

it( 'answers 429 with Retry-After', async () => {
	vtiger.control.addFault( { kind: 'rate-limit', retryAfter: 7 } );
	const response = await fetch(
		`${ vtiger.url }/webservice.php?operation=listtypes`
	);

	expect( response.status ).toBe( 429 );
	expect( response.headers.get( 'retry-after' ) ).toBe( '7' );
} );

it.each( [ 401, 403, 404, 503 ] )( 'answers %d', async ( status ) => {
	vtiger.control.addFault( { kind: 'status', status } );

	expect( ( await client.get( 'listtypes' ) ).status ).toBe( status );
} );

it( 'answers HTML, with or without having done the work', async () => {
	vtiger.control.addFault( { kind: 'html', count: 1 } );
	vtiger.control.addFault( {
		kind: 'html',
		commit: true,
		after: 1,
		count: 1,
	} );

	expect( await createContact() ).toMatchObject( {
		status: 200,
		text: expect.stringContaining( '<html>' ),
	} );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 0 );
	expect( await createContact() ).toMatchObject( {
		status: 200,
		text: expect.stringContaining( '<html>' ),
	} );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 1 );
} );

it( 'cuts the answer in the middle', async () => {
	vtiger.control.addFault( { kind: 'truncate' } );
	const { status, text } = await createContact();

	expect( status ).toBe( 200 );
	expect( text.startsWith( '{"success":true' ) ).toBe( true );
	expect( () => JSON.parse( text ) ).toThrow( SyntaxError );
} );

it.each( [
	[ 'drop', false, 0 ],
	[ 'drop', true, 1 ],
	[ 'hang', false, 0 ],
	[ 'hang', true, 1 ],
] as const )(
	'%s (commit: %s) closes the connection without an answer',
	async ( kind, commit, stored ) => {
		vtiger.control.addFault( { kind, commit, ms: 20 } );

		await expect( createContact() ).rejects.toThrow( 'fetch failed' );
		expect( vtiger.control.count( 'Contacts' ) ).toBe( stored );
	}
);

it( 'makes calls slow', async () => {
	vtiger.control.addFault( { kind: 'latency', ms: 60 } );
	const start = performance.now();
	await createContact();

	expect( performance.now() - start ).toBeGreaterThan( 55 );
} );

it( 'takes a session away in the middle', async () => {
	vtiger.control.addFault( {
		kind: 'expire-session',
		operation: 'create',
		count: 1,
	} );

	expect( ( await createContact() ).code ).toBe( 'INVALID_SESSIONID' );
	await client.login();
	expect( ( await createContact() ).success ).toBe( true );
} );

it( 'strikes only what it matches, from a given call on, every nth, so many times', async () => {
	const fault = vtiger.control.addFault( {
		kind: 'error-before',
		operation: [ 'create', 'revise' ],
		module: 'Contacts',
		contains: 'Peña',
		after: 1,
		every: 2,
		count: 2,
	} );
	const statuses: number[] = [];
	for ( let call = 0; call < 8; call++ ) {
		statuses.push( ( await createContact() ).status );
	}

	expect( statuses ).toEqual( [ 200, 200, 500, 200, 500, 200, 200, 200 ] );
	expect(
		( await client.create( 'Contacts', { lastname: 'Other' } ) ).status
	).toBe( 200 );
	expect( vtiger.control.faults() ).toMatchObject( [
		{ id: fault.id, struck: 2 },
	] );
	vtiger.control.removeFault( fault.id );
	expect( vtiger.control.faults() ).toEqual( [] );
} );
