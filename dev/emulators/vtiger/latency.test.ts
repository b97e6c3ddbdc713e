import { MEASURED_SERIAL_SHARE, startVtigerEmulator } from './index';
import { Client } from './testing/client';
import type { RunningVtiger } from './index';

let vtiger: RunningVtiger;

beforeAll( async () => {
	vtiger = await startVtigerEmulator();
} );

afterAll( () => vtiger.close() );

/** How many times faster four sessions are than one. */
async function speedUp( calls: number ): Promise< number > {
	const clients: Client[] = [];
	for ( let session = 0; session < 4; session++ ) {
		clients.push( await Client.loggedIn( vtiger ) );
	}
	const { id } = vtiger.control.createRecord( 'Contacts', { lastname: 'L' } );
	const work = async ( client: Client, count: number ) => {
		for ( let call = 0; call < count; call++ ) {
			await client.revise( { id, lastname: `L${ call }` } );
		}
	};
	const time = async ( run: () => Promise< unknown > ) => {
		const start = performance.now();
		await run();
		return performance.now() - start;
	};
	const alone = await time( () => work( clients[ 0 ] as Client, calls ) );
	const together = await time( () =>
		Promise.all( clients.map( ( client ) => work( client, calls / 4 ) ) )
	);
	return alone / together;
}

it( 'takes the serial share from the measured writes', () => {
	expect( MEASURED_SERIAL_SHARE ).toBeCloseTo( 5.2 / 11, 10 );
} );

it( 'makes four sessions about twice as fast as one, as measured', async () => {
	vtiger.control.reset();
	vtiger.control.setLatency( { ms: 40, serialShare: MEASURED_SERIAL_SHARE } );

	const ratio = await speedUp( 24 );

	// 1 / 0.473 = 2.1. The client's own work, which no lock holds up, moves it a little; without a lock it is 4.
	expect( ratio ).toBeGreaterThan( 1.6 );
	expect( ratio ).toBeLessThan( 3 );
}, 20_000 );

it( 'makes four sessions no faster than one when everything is serial', async () => {
	vtiger.control.reset();
	vtiger.control.setLatency( { ms: 20, serialShare: 1 } );

	expect( await speedUp( 16 ) ).toBeLessThan( 1.3 );
}, 20_000 );
