import { startVtigerEmulator } from './index';
import { Client } from './testing/client';
import { CLOUD } from './testing/traps/cloud';
import { ORDERS } from './testing/traps/orders';
import { PROTOCOL } from './testing/traps/protocol';
import { QUERY } from './testing/traps/query';
import { VALUES } from './testing/traps/values';
import { TRAPS } from './traps';
import type { RunningVtiger } from './index';
import type { TrapCases } from './testing/traps/case';
import type { TrapName } from './traps';

/** The type demands a case for every trap. */
const CASES: TrapCases< TrapName > = {
	...PROTOCOL,
	...QUERY,
	...VALUES,
	...ORDERS,
	...CLOUD,
};

let vtiger: RunningVtiger;

beforeAll( async () => {
	vtiger = await startVtigerEmulator();
} );

afterAll( () => vtiger.close() );

beforeEach( () => {
	vtiger.control.reset();
} );

describe.each( Object.keys( TRAPS ) as TrapName[] )( 'trap %s', ( name ) => {
	it.each( [ true, false ] )( 'switched to %s', async ( state ) => {
		vtiger.control.setTraps( { [ name ]: state } );
		const client = await Client.loggedIn( vtiger );

		expect( await CASES[ name ].observe( client ) ).toEqual(
			state ? CASES[ name ].on : CASES[ name ].off
		);
	} );
} );

it( 'refuses to switch a trap that does not exist', () => {
	expect( () =>
		vtiger.control.setTraps( { nosuch: true } as never )
	).toThrow( 'There is no trap "nosuch".' );
} );
