import { startVtigerEmulator } from '../index';
import { Client } from '../testing/client';
import type { RunningVtiger } from '../index';

let vtiger: RunningVtiger;
let client: Client;

beforeAll( async () => {
	vtiger = await startVtigerEmulator( {
		counts: { contacts: 257, accounts: 5, products: 20, orders: 40 },
	} );
	client = await Client.loggedIn( vtiger );
	vtiger.control.createRecord( 'Contacts', {
		firstname: 'Sinéad',
		lastname: "O'Brien",
		email: 'test@shop.example',
	} );
	vtiger.control.createRecord( 'Contacts', {
		firstname: 'Jörg',
		lastname: 'Möhrle',
	} );
} );

afterAll( () => vtiger.close() );

it.each( [
	'select * from Contacts;',
	'SELECT id FROM Contacts;',
	'select lastname, email from Contacts limit 5;',
	'select lastname from Contacts limit 10, 5;',
	'select count(*) from Contacts;',
	"select id from Contacts where lastname = 'Möhrle';",
	"select id from Contacts where lastname != 'x' and email like '%example';",
	"select id from Contacts where id > '12x10' order by id limit 100;",
	"select id from Contacts where modifiedtime >= '2026-01-01 00:00:00' order by modifiedtime,id limit 0,100;",
	"select id from Contacts where email in ('a@b.c','d@e.f') or lastname < 'b' or lastname <= 'b';",
	"select id from Contacts where lastname = 'O''Brien';",
	'select id from Products where qtyinstock >= 10.5 and qtyinstock < 100;',
	'select id from Contacts order by lastname, firstname desc;',
	"select id from SalesOrder where cf_858 = '7';",
] )( 'understands %s', async ( query ) => {
	expect( await client.query( query ) ).toMatchObject( { success: true } );
} );

it.each( [
	[ 'select id from Contacts', 'QUERY_SYNTAX_ERROR' ],
	[ "select id from Contacts where (lastname = 'a');", 'QUERY_SYNTAX_ERROR' ],
	[ 'select id from Contacts where lastname is null;', 'QUERY_SYNTAX_ERROR' ],
	[
		"select id from Contacts where not lastname = 'a';",
		'QUERY_SYNTAX_ERROR',
	],
	[
		"select id from Contacts where lastname between 'a' and 'b';",
		'QUERY_SYNTAX_ERROR',
	],
	[ "select id from Contacts where lastname <> 'a';", 'QUERY_SYNTAX_ERROR' ],
	[
		"select id from Contacts where lastname not in ('a');",
		'QUERY_SYNTAX_ERROR',
	],
	[ 'select id from Contacts where email in ();', 'QUERY_SYNTAX_ERROR' ],
	[ 'select distinct lastname from Contacts;', 'QUERY_SYNTAX_ERROR' ],
	[
		'select lastname from Contacts group by lastname;',
		'QUERY_SYNTAX_ERROR',
	],
	[ 'select count(lastname) from Contacts;', 'QUERY_SYNTAX_ERROR' ],
	[ 'select c.lastname from Contacts c;', 'QUERY_SYNTAX_ERROR' ],
	[ 'select id from Contacts, Accounts;', 'QUERY_SYNTAX_ERROR' ],
	[
		'select id from Contacts order by lastname desc, firstname;',
		'QUERY_SYNTAX_ERROR',
	],
	[ 'select id from Contacts where lastname = "a";', 'QUERY_SYNTAX_ERROR' ],
	[
		"select id from Contacts where lastname = 'O\\'Brien';",
		'QUERY_SYNTAX_ERROR',
	],
	[ "select id from Contacts where lastname = '';", 'INTERNAL_SERVER_ERROR' ],
	[ 'select nosuch from Contacts;', 'ACCESS_DENIED' ],
	[ "select id from Contacts where nosuch = '1';", 'ACCESS_DENIED' ],
	[ 'select id from Nosuch;', 'ACCESS_DENIED' ],
] )( 'refuses %s with %s', async ( query, code ) => {
	expect( await client.query( query ) ).toMatchObject( {
		status: 200,
		success: false,
		code,
	} );
} );

it( 'says which field it does not know', async () => {
	expect(
		( await client.query( 'select nosuch from Contacts;' ) ).text
	).toContain( "Permission to access '.nosuch.' attribute denied." );
} );

it( 'always adds the id', async () => {
	const [ row ] = (
		await client.query( 'select lastname from Contacts limit 1;' )
	).result;

	expect( Object.keys( row ) ).toEqual( [ 'lastname', 'id' ] );
} );

it.each( [
	"lastname = 'mohrle'",
	"lastname = 'MÖHRLE'",
	"lastname like 'möhr%'",
	"lastname in ('mohrle')",
] )( 'compares without case and accents: %s', async ( condition ) => {
	expect(
		(
			await client.query(
				`select lastname from Contacts where ${ condition };`
			)
		).result
	).toMatchObject( [ { lastname: 'Möhrle' } ] );
} );

it( 'finds a doubled quote', async () => {
	const found = await client.query(
		"select firstname from Contacts where lastname = 'o''brien' and email = 'TEST@shop.example';"
	);

	expect( found.result ).toMatchObject( [ { firstname: 'Sinéad' } ] );
} );

it( 'binds AND closer than OR', async () => {
	const { result } = await client.query(
		"select lastname from Contacts where lastname = 'Möhrle' or lastname = 'O''Brien' and email = 'nobody@x.example';"
	);

	expect( result ).toHaveLength( 1 );
} );

it( 'pages by id over all records, each once', async () => {
	const seen: string[] = [];
	let last = '12x0';
	let calls = 0;
	for (;;) {
		const { result } = await client.query(
			`select id from Contacts where id > '${ last }' order by id limit 100;`
		);
		calls++;
		seen.push( ...( result as { id: string }[] ).map( ( { id } ) => id ) );
		if ( result.length < 100 ) {
			break;
		}
		last = seen[ seen.length - 1 ] as string;
	}

	expect( calls ).toBe( 3 );
	expect( new Set( seen ).size ).toBe( 259 );
	expect( seen ).toHaveLength( 259 );
	expect( seen ).toEqual(
		( vtiger.control.records( 'Contacts' ) as { id: string }[] ).map(
			( { id } ) => id
		)
	);
} );

it( 'pages by modification time with an offset', async () => {
	const where =
		"where modifiedtime >= '2020-01-01 00:00:00' order by modifiedtime,id";
	const pages = await Promise.all(
		[ 0, 100, 200 ].map( ( offset ) =>
			client.query(
				`select modifiedtime from Contacts ${ where } limit ${ offset },100;`
			)
		)
	);
	const times = pages.flatMap( ( { result } ) =>
		( result as { modifiedtime: string }[] ).map(
			( { modifiedtime } ) => modifiedtime
		)
	);

	expect( times ).toHaveLength( 259 );
	expect( [ ...times ].sort() ).toEqual( times );
} );

it( 'counts all records, whatever the row cap', async () => {
	expect(
		( await client.query( 'select count(*) from Contacts;' ) ).result
	).toEqual( [ { count: '259' } ] );
} );

it( 'never shows deleted records', async () => {
	const { id } = vtiger.control.createRecord( 'Contacts', {
		lastname: 'Gone',
	} );
	await client.remove( id as string );

	expect(
		(
			await client.query(
				"select id from Contacts where lastname = 'Gone';"
			)
		).result
	).toEqual( [] );
} );

it( 'reads the lines of many orders at once, with their right parent', async () => {
	const orders = (
		vtiger.control.records( 'SalesOrder' ) as {
			id: string;
			LineItems: { id: string }[];
		}[]
	 ).slice( 0, 3 );
	const ids = orders.map( ( { id } ) => `'${ id }'` ).join( ',' );

	const { result } = await client.query(
		`select parent_id,productid,quantity,tax1 from LineItem where parent_id in (${ ids }) order by id limit 0,100;`
	);

	expect( ( result as { id: string }[] ).map( ( { id } ) => id ) ).toEqual(
		orders.flatMap( ( { LineItems } ) => LineItems.map( ( { id } ) => id ) )
	);
	expect(
		new Set(
			( result as { parent_id: string }[] ).map(
				( line ) => line.parent_id
			)
		)
	).toEqual( new Set( orders.map( ( { id } ) => id ) ) );
} );

it( 'pages through 10,000 products by key', async () => {
	const large = await startVtigerEmulator( { counts: { products: 10_000 } } );
	try {
		const reader = await Client.loggedIn( large );
		const { result } = await reader.query(
			"select id,productcode,qtyinstock from Products where id > '14x5000' order by id limit 100;"
		);
		const ids = ( result as { id: string }[] ).map( ( { id } ) =>
			Number( id.slice( 3 ) )
		);
		expect( ids ).toHaveLength( 100 );
		expect( ids[ 0 ] ).toBeGreaterThan( 5000 );
		expect( ids ).toEqual( [ ...ids ].sort( ( x, y ) => x - y ) );
	} finally {
		await large.close();
	}
} );
