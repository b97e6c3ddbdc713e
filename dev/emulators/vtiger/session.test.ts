import { startVtigerEmulator } from './index';
import { Client } from './testing/client';
import type { RunningVtiger } from './index';

let vtiger: RunningVtiger;

beforeAll( async () => {
	vtiger = await startVtigerEmulator();
} );

afterAll( () => vtiger.close() );

beforeEach( () => {
	vtiger.control.reset();
} );

it( 'answers a challenge that is good for 300 seconds', async () => {
	const { token, serverTime, expireTime } = (
		await new Client( vtiger ).get( 'getchallenge', { username: 'admin' } )
	).result;

	expect( token ).toMatch( /^[0-9a-f]{13}$/ );
	expect( expireTime - serverTime ).toBe( 300 );
	expect( Math.abs( serverTime - Date.now() / 1000 ) ).toBeLessThan( 2 );
} );

it( 'logs in with md5( token + access key )', async () => {
	const client = new Client( vtiger );

	expect( ( await client.login() ).result ).toMatchObject( {
		username: 'admin',
		userId: '19x1',
		vtigerVersion: '8.0.0',
		date_format: 'dd-mm-yyyy',
	} );
	expect( client.sessionName ).not.toBe( '' );
} );

it( 'refuses a wrong key, an unknown user and a login without a challenge, each with its own code', async () => {
	const client = new Client( vtiger );
	const { token } = (
		await client.get( 'getchallenge', { username: 'admin' } )
	).result;

	expect( ( await client.loginWith( token, 'wrong' ) ).code ).toBe(
		'INVALID_USER_CREDENTIALS'
	);
	expect(
		( await client.get( 'getchallenge', { username: 'nobody' } ) ).code
	).toBe( 'ACCESS_DENIED' );
	vtiger.control.reset();
	expect( ( await client.loginWith( token, vtiger.accessKey ) ).code ).toBe(
		'INVALID_AUTH_TOKEN'
	);
} );

it( 'refuses a challenge after 300 seconds and one that was used', async () => {
	const client = new Client( vtiger );
	const { token } = (
		await client.get( 'getchallenge', { username: 'admin' } )
	).result;
	vtiger.control.setClock( 301_000 );
	expect( ( await client.loginWith( token, vtiger.accessKey ) ).code ).toBe(
		'INVALID_AUTH_TOKEN'
	);

	const fresh = ( await client.get( 'getchallenge', { username: 'admin' } ) )
		.result.token;
	expect(
		( await client.loginWith( fresh, vtiger.accessKey ) ).success
	).toBe( true );
	expect( ( await client.loginWith( fresh, vtiger.accessKey ) ).code ).toBe(
		'INVALID_AUTH_TOKEN'
	);
} );

it( 'lets only the last of several parallel logins of one user in', async () => {
	const clients = Array.from( { length: 4 }, () => new Client( vtiger ) );
	const tokens: string[] = [];
	for ( const client of clients ) {
		tokens.push(
			( await client.get( 'getchallenge', { username: 'admin' } ) ).result
				.token
		);
	}
	const answers = await Promise.all(
		clients.map( ( client, index ) =>
			client.loginWith( tokens[ index ] ?? '', vtiger.accessKey )
		)
	);

	expect( answers.filter( ( { success } ) => success ) ).toHaveLength( 1 );
} );

it( 'tells a missing session from a lost one', async () => {
	const client = new Client( vtiger );
	expect( ( await client.get( 'listtypes' ) ).code ).toBe(
		'AUTHENTICATION_REQUIRED'
	);

	client.sessionName = 'deadbeef';
	expect( ( await client.get( 'listtypes' ) ).code ).toBe(
		'INVALID_SESSIONID'
	);
} );

it( 'keeps a session alive by using it', async () => {
	const client = await Client.loggedIn( vtiger );
	for ( const minutes of [ 20, 40, 60 ] ) {
		vtiger.control.setClock( minutes * 60_000 );
		expect( ( await client.get( 'listtypes' ) ).success ).toBe( true );
	}
	vtiger.control.setClock( 60 * 60_000 + 1441_000 );
	expect( ( await client.get( 'listtypes' ) ).code ).toBe(
		'INVALID_SESSIONID'
	);
} );

it( 'ends all sessions on demand', async () => {
	const client = await Client.loggedIn( vtiger );

	expect( vtiger.control.expireSessions() ).toEqual( { expired: 1 } );
	expect( ( await client.get( 'listtypes' ) ).code ).toBe(
		'INVALID_SESSIONID'
	);
} );

it( 'extends a session, and refuses without one with its own code', async () => {
	const client = await Client.loggedIn( vtiger );
	expect( ( await client.post( 'extendsession' ) ).result ).toMatchObject( {
		sessionName: client.sessionName,
		userId: '19x1',
	} );

	expect( ( await new Client( vtiger ).post( 'extendsession' ) ).code ).toBe(
		'AUTHENTICATION_FAILURE'
	);
} );

it( 'refuses a login by GET as an invalid token', async () => {
	expect(
		(
			await new Client( vtiger ).get( 'login', {
				username: 'admin',
				accessKey: 'x',
			} )
		).code
	).toBe( 'INVALID_AUTH_TOKEN' );
} );

it( 'does not mind the case of the operation', async () => {
	expect(
		( await ( await Client.loggedIn( vtiger ) ).get( 'ListTypes' ) ).success
	).toBe( true );
} );

it( 'limits a user who is not an administrator to his modules', async () => {
	const rights = { Contacts: 'cr', Products: 'r' };
	const user = vtiger.control.setUser( { username: 'sales', rights } );
	const client = await Client.loggedIn( vtiger, user );
	const { id } = ( await client.create( 'Contacts', { lastname: 'L' } ) )
		.result;

	expect( ( await client.get( 'listtypes' ) ).result.types ).not.toContain(
		'SalesOrder'
	);
	expect(
		( await client.get( 'describe', { elementType: 'SalesOrder' } ) ).code
	).toBe( 'ACCESS_DENIED' );
	expect( ( await client.query( 'select id from SalesOrder;' ) ).code ).toBe(
		'ACCESS_DENIED'
	);
	expect( ( await client.query( 'select id from Users;' ) ).code ).toBe(
		'ACCESS_DENIED'
	);
	expect( ( await client.query( 'select id from Products;' ) ).success ).toBe(
		true
	);
	expect(
		( await client.create( 'Products', { productname: 'P' } ) ).code
	).toBe( 'ACCESS_DENIED' );
	expect( ( await client.revise( { id, lastname: 'M' } ) ).code ).toBe(
		'ACCESS_DENIED'
	);
	expect( ( await client.remove( id ) ).code ).toBe( 'ACCESS_DENIED' );

	vtiger.control.setUser( {
		username: 'sales',
		rights: { Contacts: 'crud' },
	} );
	expect( ( await client.revise( { id, lastname: 'M' } ) ).success ).toBe(
		true
	);
} );
