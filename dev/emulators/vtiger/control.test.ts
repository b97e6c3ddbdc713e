import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
	await control( 'POST', 'reset', { size: 'small' } );
	client = await Client.loggedIn( vtiger );
} );

async function control( method: string, path: string, body?: unknown ) {
	const response = await fetch( `${ vtiger.url }/__control/${ path }`, {
		method,
		body: body === undefined ? undefined : JSON.stringify( body ),
	} );
	return { status: response.status, json: await response.json() };
}

it( 'fills the CRM in the sizes asked for', async () => {
	expect( ( await control( 'GET', 'info' ) ).json.counts ).toMatchObject( {
		Contacts: 40,
		Accounts: 15,
		Products: 80,
		SalesOrder: 30,
		Invoice: 8,
	} );

	await control( 'POST', 'reset', {
		counts: { contacts: 3, accounts: 2, products: 4 },
	} );
	expect( ( await control( 'GET', 'info' ) ).json.counts ).toMatchObject( {
		Contacts: 3,
		Accounts: 2,
		Products: 4,
		SalesOrder: 0,
		Invoice: 0,
	} );
} );

it( 'makes the same records from the same seed, others from another', async () => {
	const names = async ( seed: number ) => {
		await control( 'POST', 'reset', { size: 'small', seed } );
		return ( await control( 'GET', 'records/Contacts' ) ).json.map(
			( { lastname, email }: Record< string, string > ) =>
				`${ lastname } ${ email }`
		);
	};
	const first = await names( 7 );

	expect( await names( 7 ) ).toEqual( first );
	expect( await names( 8 ) ).not.toEqual( first );
} );

it( 'seeds orders whose lines and totals agree with what the webservice tells', async () => {
	const [ order ] = ( await control( 'GET', 'records/SalesOrder' ) ).json;
	const { result } = await client.retrieve( order.id );

	expect( result.LineItems.length ).toBeGreaterThan( 0 );
	expect( Number( result.hdnGrandTotal ) ).toBeGreaterThan( 0 );
	expect( result.account_id ).toMatch( /^11x/ );
} );

it( 'starts without custom fields and with other prefixes', async () => {
	await control( 'POST', 'reset', {
		customFields: false,
		prefixes: { Contacts: 112 },
	} );
	await client.login();
	const { result } = await client.get( 'describe', {
		elementType: 'Contacts',
	} );

	expect( result.idPrefix ).toBe( '112' );
	expect(
		result.fields.filter( ( { name }: { name: string } ) =>
			name.startsWith( 'cf_' )
		)
	).toEqual( [] );
	expect(
		( await client.create( 'Contacts', { lastname: 'L' } ) ).result.id
	).toMatch( /^112x/ );
} );

it( 'adds, renames and removes a field', async () => {
	await control( 'POST', 'fields/Contacts', {
		name: 'cf_900',
		label: 'Shoe size',
		type: 'integer',
	} );
	const { id, cf_900: size } = (
		await client.create( 'Contacts', { lastname: 'L', cf_900: '43' } )
	).result;
	expect( size ).toBe( '43' );

	await control( 'PATCH', 'fields/Contacts/cf_900', {
		name: 'cf_901',
		label: 'Size',
	} );
	expect( ( await client.retrieve( id ) ).result ).toMatchObject( {
		cf_901: '43',
	} );
	expect(
		( await client.query( 'select cf_900 from Contacts;' ) ).code
	).toBe( 'ACCESS_DENIED' );

	await control( 'DELETE', 'fields/Contacts/cf_901' );
	expect( ( await client.retrieve( id ) ).result ).not.toHaveProperty(
		'cf_901'
	);
} );

it( 'sets the values of a picklist', async () => {
	await control( 'POST', 'picklists/SalesOrder/sostatus', {
		values: [ 'Created', { label: 'Angehalten', value: 'On hold' } ],
	} );
	const { result } = await client.get( 'describe', {
		elementType: 'SalesOrder',
	} );
	const field = result.fields.find(
		( { name }: { name: string } ) => name === 'sostatus'
	);

	expect( field.type.picklistValues ).toEqual( [
		{ label: 'Created', value: 'Created' },
		{ label: 'Angehalten', value: 'On hold' },
	] );
} );

it( 'adds a tax type that products and lines can have', async () => {
	expect(
		(
			await control( 'POST', 'taxes', {
				label: 'Reduced',
				percentage: 7,
			} )
		).json
	).toEqual( {
		name: 'tax4',
	} );

	expect(
		( await client.create( 'Products', { productname: 'P', tax4: 7 } ) )
			.result.tax4
	).toBe( '7.000' );
	expect(
		( await client.query( 'select tax4 from LineItem limit 1;' ) ).success
	).toBe( true );
} );

it( 'adds a currency, and refuses orders in one that is inactive', async () => {
	const { id } = (
		await control( 'POST', 'currencies', { code: 'USD', rate: 1.25 } )
	).json;
	const element = orderElement(
		( await client.create( 'Accounts', { accountname: 'Yen Ltd' } ) ).result
			.id,
		[ { productid: '', quantity: 1, listprice: 5 } ],
		{ currency_id: id, productid: '1' }
	);
	expect(
		( await client.create( 'SalesOrder', element ) ).result.currency_id
	).toBe( id );

	await control( 'POST', 'currencies', { code: 'USD', active: false } );

	expect( ( await client.create( 'SalesOrder', element ) ).code ).toBe(
		'CURRENCY_INACTIVE'
	);
	expect(
		(
			await client.query(
				"select conversion_rate,currency_status from Currency where currency_code = 'USD';"
			)
		).result
	).toEqual( [
		{ conversion_rate: '1.25000', currency_status: 'Inactive', id },
	] );
} );

it( 'edits records as a CRM user, at a time of one’s choice', async () => {
	const modifiedtime = '2026-01-02 03:04:05';
	const { id, source } = (
		await control( 'POST', 'records/Contacts', {
			element: { lastname: 'Ek' },
			modifiedtime,
		} )
	).json;
	expect( source ).toBe( 'CRM' );
	expect( ( await client.retrieve( id ) ).result.modifiedtime ).toBe(
		modifiedtime
	);

	await control( 'POST', `record/${ id }`, {
		element: { lastname: 'Öberg' },
	} );
	expect( ( await control( 'GET', `record/${ id }` ) ).json.lastname ).toBe(
		'Öberg'
	);
	expect(
		( await client.retrieve( id ) ).result.modifiedtime > modifiedtime
	).toBe( true );

	await control( 'DELETE', `record/${ id }` );
	expect( ( await client.retrieve( id ) ).code ).toBe( 'ACCESS_DENIED' );
	expect( ( await control( 'GET', 'count/Contacts' ) ).json ).toEqual( {
		count: 40,
	} );
} );

it( 'keeps the taxes of a product that a CRM user edits', async () => {
	const { id } = (
		await control( 'POST', 'records/Products', {
			element: { productname: 'P', tax1: 19, unit_price: 5 },
		} )
	).json;

	expect(
		(
			await control( 'POST', `record/${ id }`, {
				element: { qtyinstock: 3 },
			} )
		).json
	).toMatchObject( { tax1: '19.000', currency1: 5 } );
} );

it( 'counts calls by operation and module, with how many ran at once', async () => {
	await control( 'DELETE', 'stats' );
	await control( 'POST', 'latency', { ms: 30 } );
	const other = await Client.loggedIn( vtiger );
	await Promise.all(
		[ client, other ].map( ( one ) =>
			one.create( 'Contacts', { lastname: 'L' } )
		)
	);
	await client.query( 'select id from Products;' );

	const { json } = await control( 'GET', 'stats' );
	expect( json ).toMatchObject( {
		calls: 5,
		operations: { create: 2, query: 1, login: 1 },
		modules: { 'create Contacts': 2, 'query Products': 1 },
		maxParallel: 2,
		maxParallelBy: { 'create Contacts': 2, query: 1 },
		sessions: 2,
	} );
	expect( json.bytesOut ).toBeGreaterThan( 1000 );
	expect(
		( await control( 'GET', 'calls?operation=create' ) ).json
	).toMatchObject( [
		{ module: 'Contacts', status: 200 },
		{ module: 'Contacts', status: 200 },
	] );
} );

it( 'shows times in the server’s clock and time zone', async () => {
	const { json } = await control( 'POST', 'clock', {
		offsetMs: 3_600_000,
		timeZoneMinutes: 60,
	} );
	await client.login();
	const { modifiedtime } = (
		await client.create( 'Contacts', { lastname: 'L' } )
	).result;

	expect( json.stamp.slice( 0, 16 ) ).toBe( modifiedtime.slice( 0, 16 ) );
	const ahead =
		Date.parse( `${ modifiedtime.replace( ' ', 'T' ) }Z` ) - Date.now();
	expect( Math.abs( ahead - 7_200_000 ) ).toBeLessThan( 3000 );
} );

it( 'answers errors in words', async () => {
	expect( await control( 'GET', 'nosuch' ) ).toMatchObject( {
		status: 404,
		json: { error: 'There is no route GET nosuch.' },
	} );
	expect( await control( 'GET', 'count/Nosuch' ) ).toMatchObject( {
		status: 400,
		json: { error: 'There is no module "Nosuch".' },
	} );
	expect(
		await control( 'POST', 'traps', { traps: { nosuch: true } } )
	).toMatchObject( { status: 400 } );
} );

it( 'syncs what changed and what was deleted, where sync works', async () => {
	await control( 'POST', 'traps', { traps: { syncBroken: false } } );
	await control( 'POST', 'reset', { counts: { contacts: 230 } } );
	await control( 'POST', 'traps', { traps: { syncBroken: false } } );
	await client.login();
	const [ gone ] = ( await control( 'GET', 'records/Contacts' ) ).json;
	await client.remove( gone.id );
	const pages = [];
	let modifiedTime = '1';
	for (;;) {
		const { result } = await client.get( 'sync', {
			modifiedTime,
			elementType: 'Contacts',
			syncType: 'application',
		} );
		pages.push( result );
		modifiedTime = String( result.lastModifiedTime );
		if ( ! result.more ) {
			break;
		}
	}

	expect( pages ).toHaveLength( 3 );
	expect( pages.flatMap( ( { updated } ) => updated ) ).toHaveLength( 229 );
	expect( pages.flatMap( ( { deleted } ) => deleted ) ).toEqual( [
		gone.id,
	] );
	expect(
		(
			await client.get( 'sync', {
				modifiedTime: '1',
				elementType: 'LineItem',
			} )
		).code
	).toBe( 'ACCESS_DENIED' );
	expect(
		(
			await client.get( 'sync', {
				modifiedTime: '0',
				elementType: 'Contacts',
			} )
		).status
	).toBe( 500 );
} );

it( 'keeps records, fields and numbers in a file across restarts', async () => {
	const folder = mkdtempSync( join( tmpdir(), 'vtiger-' ) );
	const dataFile = join( folder, 'data', 'vtiger.json' );
	try {
		const first = await startVtigerEmulator( { size: 'small', dataFile } );
		first.control.addField( 'Contacts', { name: 'cf_1', label: 'One' } );
		const { id } = first.control.createRecord( 'Contacts', {
			lastname: 'Kept',
			cf_1: 'too',
		} );
		await first.close();

		const second = await startVtigerEmulator( { size: 'large', dataFile } );
		try {
			expect( second.control.record( id as string ) ).toMatchObject( {
				lastname: 'Kept',
				cf_1: 'too',
				contact_no: 'CON41',
			} );
			expect( second.control.count( 'Contacts' ) ).toBe( 41 );
			expect(
				second.control.createRecord( 'Contacts', { lastname: 'Next' } )
					.contact_no
			).toBe( 'CON42' );
			expect(
				second.control.createRecord( 'Contacts', { lastname: 'Next' } )
					.id
			).not.toBe( id );
		} finally {
			await second.close();
		}
		expect( readdirSync( join( folder, 'data' ) ) ).toEqual( [
			'vtiger.json',
		] );
	} finally {
		rmSync( folder, { recursive: true } );
	}
} );
