import { startVtigerEmulator } from '../index';
import { Client } from '../testing/client';
import { CloudClient } from '../testing/cloud-client';
import type { RunningVtiger } from '../index';

let vtiger: RunningVtiger;
let client: CloudClient;

beforeAll( async () => {
	vtiger = await startVtigerEmulator( { form: 'cloud' } );
	client = new CloudClient( vtiger );
} );

afterAll( () => vtiger.close() );

beforeEach( () => {
	vtiger.control.reset();
} );

function elsewhere( path: string ) {
	return fetch( vtiger.url + path );
}

it( 'tells who is logged in, and its version in a header', async () => {
	const { status, json, headers } = await client.get( 'me' );

	expect( status ).toBe( 200 );
	expect( json ).toMatchObject( {
		success: true,
		result: { id: '19x1', user_name: 'admin', first_name: 'Ada' },
	} );
	expect( headers.get( 'x-vtiger-version' ) ).toBe( '8.0.0' );
} );

it.each( [
	[ 'none', null, 'Authentication required' ],
	[ 'a wrong key', 'admin:wrong', 'Invalid username or password' ],
	[ 'an unknown user', 'nobody:key', 'Invalid username or password' ],
] )( 'refuses a call with %s for a login', async ( _name, login, reason ) => {
	const stranger = new CloudClient( vtiger, login );

	expect( await stranger.get( 'me' ) ).toMatchObject( {
		status: 401,
		reason,
	} );
	expect( await stranger.post( 'create' ) ).toMatchObject( { status: 401 } );
} );

it( 'holds the same records as the webservice', async () => {
	vtiger.control.setForm( 'webservice' );
	const onPremise = await Client.loggedIn( vtiger );
	const { id } = (
		await onPremise.create( 'Contacts', { lastname: 'Peña' } )
	).result;
	const described = await onPremise.get( 'describe', {
		elementType: 'Contacts',
	} );
	const retrieved = await onPremise.retrieve( id );
	vtiger.control.setForm( 'cloud' );

	expect( ( await client.get( 'retrieve', { id } ) ).json.result ).toEqual(
		retrieved.result
	);
	expect(
		( await client.get( 'describe', { elementType: 'Contacts' } ) ).json
			.result
	).toEqual( described.result );
	expect(
		(
			await client.get( 'query', {
				query: "select lastname from Contacts where lastname = 'Peña';",
			} )
		).json.result
	).toEqual( [ { lastname: 'Peña', id } ] );
} );

it( 'creates, revises, updates and deletes', async () => {
	const { id } = ( await client.create( 'Contacts', { lastname: 'L' } ) ).json
		.result;
	await client.post( 'revise', {
		element: JSON.stringify( { id, firstname: 'F' } ),
	} );
	await client.post( 'update', {
		element: JSON.stringify( {
			id,
			lastname: 'M',
			assigned_user_id: '19x1',
		} ),
	} );

	expect(
		( await client.get( 'retrieve', { id } ) ).json.result
	).toMatchObject( { firstname: 'F', lastname: 'M' } );
	expect( ( await client.post( 'delete', { id } ) ).json.result ).toEqual( {
		status: 'successful',
	} );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 0 );
} );

it( 'lists types, syncs and finds related records', async () => {
	const account = vtiger.control.createRecord( 'Accounts', {
		accountname: 'A',
	} ).id as string;
	const contact = vtiger.control.createRecord( 'Contacts', {
		lastname: 'L',
		account_id: account,
	} ).id;

	expect(
		( await client.get( 'listtypes', { fieldTypeList: 'null' } ) ).json
			.result.types
	).toContain( 'SalesOrder' );
	expect(
		( await client.get( 'relatedtypes', { elementType: 'Accounts' } ) ).json
			.result.types
	).toContain( 'Contacts' );
	for ( const operation of [ 'retrieve_related', 'query_related' ] ) {
		expect(
			(
				await client.get( operation, {
					id: account,
					relatedType: 'Contacts',
				} )
			).json.result
		).toMatchObject( [ { id: contact } ] );
	}
	expect(
		(
			await client.get( 'sync', {
				modifiedTime: '1',
				elementType: 'Contacts',
				syncType: 'application',
			} )
		).json.result
	).toMatchObject( { updated: [ { id: contact } ], more: false } );
} );

it.each( [
	'getchallenge',
	'login',
	'add_related',
	'files_retrieve',
	'nosuch',
] )( 'has no operation %s', async ( operation ) => {
	expect( await client.get( operation ) ).toMatchObject( {
		status: 404,
		reason: 'Unknown operation requested',
	} );
} );

it( 'has errors with the message in the status line', async () => {
	expect( await client.create( 'Contacts', { lastname: '' } ) ).toMatchObject(
		{ status: 400, reason: 'lastname does not have a value', text: '' }
	);
	expect( await client.post( 'query', { query: 'x' } ) ).toMatchObject( {
		status: 403,
	} );
	expect( await client.get( 'describe' ) ).toMatchObject( {
		status: 500,
		text: '',
	} );
} );

it( 'writes a message that does not fit into a status line as well as it can', async () => {
	const { status, reason } = await client.get( 'query', {
		query: 'select Ж\n from Contacts;',
	} );

	expect( status ).toBe( 400 );
	expect( reason ).toMatch( /^[ -ÿ]+$/ );
} );

it( 'has no webservice.php, nor the webservice a /restapi', async () => {
	expect( await ( await elsewhere( '/webservice.php' ) ).text() ).toContain(
		'<html>'
	);

	vtiger.control.setForm( 'webservice' );
	expect( ( await client.get( 'me' ) ).text ).toContain( '<html>' );
	vtiger.control.setTraps( { htmlElsewhere: false } );
	expect( ( await client.get( 'me' ) ).status ).toBe( 404 );
} );

it( 'is in the form it was started in again after a reset', () => {
	vtiger.control.setForm( 'webservice' );
	vtiger.control.reset();

	expect( vtiger.control.info().form ).toBe( 'cloud' );
} );

it( 'sends http on to https where told to', async () => {
	vtiger.control.addFault( { kind: 'redirect' } );
	const { status, headers } = await client.get( 'me' );

	expect( status ).toBe( 301 );
	expect( headers.get( 'location' ) ).toBe(
		`${ vtiger.url.replace( 'http', 'https' ) }/restapi/v1/vtiger/default/me`
	);
} );

it( 'is struck by the same faults', async () => {
	vtiger.control.addFault( {
		kind: 'error-after',
		operation: 'create',
		module: 'Contacts',
		count: 1,
	} );

	expect(
		await client.create( 'Contacts', { lastname: 'L' } )
	).toMatchObject( { status: 500, text: '' } );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 1 );
	expect( vtiger.control.stats().modules ).toEqual( {
		'create Contacts': 1,
	} );
} );

it( 'runs calls at once, whoever sends them', async () => {
	vtiger.control.setLatency( { ms: 20 } );
	await Promise.all( [ 1, 2, 3 ].map( () => client.get( 'listtypes' ) ) );

	expect( vtiger.control.stats().maxParallel ).toBe( 3 );
} );

it( 'is turned over HTTP', async () => {
	const control = async ( path: string, body: unknown ) =>
		(
			await fetch( `${ vtiger.url }/__control/${ path }`, {
				method: 'POST',
				body: JSON.stringify( body ),
			} )
		).json();

	expect( await control( 'form', { form: 'webservice' } ) ).toEqual( {
		form: 'webservice',
	} );
	expect( await control( 'form', { form: 'nosuch' } ) ).toEqual( {
		error: 'There is no form "nosuch".',
	} );
	expect(
		await control( 'quota', { perMinute: 30, minuteLeft: 4 } )
	).toMatchObject( { perMinute: 30, minuteLeft: 4, perDay: 6600 } );
} );
