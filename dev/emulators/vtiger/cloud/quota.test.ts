import { startVtigerEmulator } from '../index';
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
	vtiger.control.reset( { quota: { perMinute: 3, perDay: 5 } } );
} );

const MINUTE_MS = 60_000;

async function statuses( calls: number ): Promise< number[] > {
	const seen: number[] = [];
	for ( let call = 0; call < calls; call++ ) {
		seen.push( ( await client.get( 'me' ) ).status );
	}
	return seen;
}

it( 'tells in every answer what is left', async () => {
	await client.get( 'me' );
	const { headers } = await new CloudClient( vtiger, null ).get( 'me' );

	expect( headers.get( 'x-floodcontrol-minutelimit' ) ).toBe( '3' );
	expect( headers.get( 'x-floodcontrol-remaining' ) ).toBe( '1' );
	expect( headers.get( 'x-ratelimit-dailylimit' ) ).toBe( '5' );
	expect( headers.get( 'x-ratelimit-remaining' ) ).toBe( '3' );
	const reset = Number( headers.get( 'x-floodcontrol-reset' ) );
	expect( reset % 60 ).toBe( 0 );
	const ahead = reset - Date.parse( String( headers.get( 'date' ) ) ) / 1000;
	expect( ahead ).toBeGreaterThan( 0 );
	expect( ahead ).toBeLessThanOrEqual( 60 );
} );

it( 'answers 429 when the minute is used up, until the next one', async () => {
	expect( await statuses( 4 ) ).toEqual( [ 200, 200, 200, 429 ] );
	expect( ( await client.get( 'me' ) ).headers.get( 'retry-after' ) ).toBe(
		null
	);

	vtiger.control.setClock( MINUTE_MS );
	expect( await statuses( 1 ) ).toEqual( [ 200 ] );
} );

it( 'answers 429 when the day is used up, until the next one', async () => {
	await statuses( 3 );
	vtiger.control.setClock( MINUTE_MS );
	expect( await statuses( 3 ) ).toEqual( [ 200, 200, 429 ] );
	vtiger.control.setClock( 2 * MINUTE_MS );
	expect( await statuses( 1 ) ).toEqual( [ 429 ] );

	vtiger.control.setClock( 24 * 60 * MINUTE_MS );
	expect( await statuses( 1 ) ).toEqual( [ 200 ] );
} );

it( 'does nothing in a call it has no quota for', async () => {
	vtiger.control.setQuota( {}, { minuteLeft: 0 } );

	expect(
		( await client.create( 'Contacts', { lastname: 'L' } ) ).status
	).toBe( 429 );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 0 );
} );

it( 'counts a mass retrieval of up to 200 records as one call', async () => {
	vtiger.control.reset( {
		counts: { contacts: 250 },
		quota: { perMinute: 10 },
	} );
	const query = 'select id from Contacts limit 250;';
	await client.get( 'query', { query } );
	expect( vtiger.control.quota().minuteLeft ).toBe( 9 );

	vtiger.control.setTraps( { rowCap: false } );
	await client.get( 'query', { query } );
	expect( vtiger.control.quota().minuteLeft ).toBe( 7 );
} );
