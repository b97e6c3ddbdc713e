import type { RunningVtiger } from '../emulators/vtiger';
import { connect } from './connect';
import type { Rest } from './rest';
import type { State } from './state';

const crm = { url: 'http://127.0.0.1:1' } as RunningVtiger;

async function modulesOf(
	woocommerce: boolean
): Promise< Array< { name: string; enabled: boolean } > > {
	const post = jest.fn().mockResolvedValue( {
		id: 1,
		state: 'setup',
		modules: [ 'contacts', 'orders', 'invoices' ].map( ( name ) => ( {
			name,
		} ) ),
	} );
	await connect( { post } as unknown as Rest, crm, {} as State, woocommerce );
	return post.mock.calls.at( -1 )[ 1 ].modules;
}

test( 'the sample shop, which has no invoices, does not ask for them', async () => {
	expect( await modulesOf( false ) ).toContainEqual( {
		name: 'invoices',
		enabled: false,
	} );
	expect( await modulesOf( true ) ).toContainEqual( {
		name: 'invoices',
		enabled: true,
	} );
} );
