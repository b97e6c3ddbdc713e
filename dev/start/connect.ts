import type { RunningVtiger } from '../emulators/vtiger';
import type { Rest } from './rest';
import type { State } from './state';

interface Connection {
	id: number;
	state: string;
	state_reason: { message: string } | null;
	modules: Array< { name: string } >;
}

const MODULES = [ 'taxes', 'contacts', 'products', 'orders' ];

/** The sample shop has none. */
const INVOICES = 'invoices';

/**
 * Connects the shop with the emulated CRM, or makes sure that the connection of an earlier start still reaches it.
 *
 * @param rest
 * @param crm
 * @param state
 * @param woocommerce False: the sample shop, which does not know the names of countries.
 * @return The connection's id.
 */
export async function connect(
	rest: Rest,
	crm: RunningVtiger,
	state: State,
	woocommerce: boolean
): Promise< number > {
	const settings = {
		url: crm.url,
		username: crm.username,
		access_key: crm.accessKey,
	};
	if ( state.connection ) {
		await rest.post( `/connections/${ state.connection }`, { settings } );
		return state.connection;
	}
	const made = await rest.post< Connection >( '/connections', {
		connector: 'vtiger',
		name: 'Vtiger',
		settings,
	} );
	if ( made.state !== 'setup' ) {
		throw new Error(
			`The connection does not work: ${ made.state_reason?.message ?? made.state }`
		);
	}
	const modules = made.modules
		.filter( ( { name } ) => [ ...MODULES, INVOICES ].includes( name ) )
		.map( ( { name } ) => {
			switch ( name ) {
				case 'contacts':
					// The preset is careful; here the CRM's contacts become customers at once.
					return { name, enabled: true, create_shop: woocommerce };
				case INVOICES:
					return { name, enabled: woocommerce };
				default:
					return { name, enabled: true };
			}
		} );
	await rest.post( `/connections/${ made.id }`, { modules } );
	return made.id;
}

/**
 * Whether a connection waits for somebody to see what would happen.
 *
 * @param rest
 * @param id
 */
export async function isNew( rest: Rest, id: number ): Promise< boolean > {
	const { state } = await rest.get< Connection >( `/connections/${ id }` );
	return state === 'setup';
}
