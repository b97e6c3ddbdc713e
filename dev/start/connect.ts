import type { RunningVtiger } from '../emulators/vtiger';
import type { Rest } from './rest';
import type { State } from './state';

interface Connection {
	id: number;
	state: string;
	state_reason: { message: string } | null;
	modules: Array< { name: string } >;
}

/** As the connector presets them, but the CRM's contacts become customers: a careful shop switches that on later. */
const MODULES: Record< string, object > = {
	taxes: {},
	contacts: { create_shop: true },
	products: {},
	orders: {},
};

/**
 * Connects the shop with the emulated CRM, or makes sure that the connection of an earlier start still reaches it.
 *
 * @param rest
 * @param crm
 * @param state
 * @return The connection's id.
 */
export async function connect(
	rest: Rest,
	crm: RunningVtiger,
	state: State
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
	if ( made.state !== 'working' ) {
		throw new Error(
			`The connection does not work: ${ made.state_reason?.message ?? made.state }`
		);
	}
	const modules = made.modules
		.filter( ( { name } ) => name in MODULES )
		.map( ( { name } ) => ( { name, enabled: true, ...MODULES[ name ] } ) );
	await rest.post( `/connections/${ made.id }`, { modules } );
	return made.id;
}
