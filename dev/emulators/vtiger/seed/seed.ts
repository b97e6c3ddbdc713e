import { Random } from '../random';
import { seedProducts, seedServices } from './goods';
import { seedOrders } from './orders';
import { seedAccounts, seedContacts } from './people';
import type { Crm } from '../crm';
import type { Counts, User, Values } from '../types';

const DAY_MS = 86_400_000;

export const ADMIN: User = {
	id: 1,
	username: 'admin',
	accessKey: 'CrosswalkAdminKey',
	firstName: 'Ada',
	lastName: 'Administrator',
	isAdmin: true,
	rights: null,
};

/**
 * Fills an empty CRM: what every install has, then the records asked for.
 *
 * @param crm    The CRM.
 * @param counts How many records.
 * @param number Seed of the generator.
 */
export function seed( crm: Crm, counts: Counts, number: number ): void {
	const random = new Random( number );
	seedSystem( crm );
	if ( counts.contacts + counts.accounts + counts.products + counts.orders === 0 ) {
		return;
	}
	seedServices( crm, ADMIN );
	const accounts = seedAccounts( crm, ADMIN, random, counts.accounts );
	const contacts = seedContacts( crm, ADMIN, random, counts.contacts, accounts );
	const products = seedProducts( crm, ADMIN, random, counts.products );
	seedOrders( crm, ADMIN, random, counts.orders, {
		accounts,
		contacts,
		products,
	} );
	spreadOverThePast( crm, random );
}

/**
 * A user's record, which owners refer to.
 *
 * @param crm  The CRM.
 * @param user The user.
 */
export function storeUser( crm: Crm, user: User ): void {
	crm.users = [ ...crm.users.filter( ( { id } ) => id !== user.id ), user ];
	const values = {
		user_name: user.username,
		first_name: user.firstName,
		last_name: user.lastName,
		email1: `${ user.username }@crm.example`,
		is_admin: user.isAdmin ? 'on' : 'off',
		status: 'Active',
		roleid: user.isAdmin ? 'H2' : 'H5',
		time_zone: 'Europe/Berlin',
		date_format: 'dd-mm-yyyy',
		currency_id: crm.schema.id( 'Currency', 1 ),
		accesskey: user.accessKey,
	};
	const known = crm.store.find( 'Users', user.id );
	if ( known ) {
		crm.store.change( known, values );
	} else {
		insert( crm, 'Users', user.id, values );
	}
}

/**
 * A new tax type: its record and its field wherever taxes are.
 *
 * @param crm        The CRM.
 * @param label      Such as "VAT".
 * @param percentage Standard rate.
 */
export function addTaxType( crm: Crm, label: string, percentage: number ): string {
	const id = crm.store.maxId( 'Tax' ) + 1;
	const taxname = `tax${ id }`;
	insert( crm, 'Tax', id, {
		taxname,
		taxlabel: label,
		percentage: percentage.toFixed( 3 ),
		deleted: '0',
		method: 'Simple',
		type: 'Fixed',
		compoundon: '[]',
		regions: '[]',
	} );
	crm.schema.addTax( taxname, label );
	return taxname;
}

function seedSystem( crm: Crm ): void {
	crm.users = [];
	insert( crm, 'Currency', 1, {
		currency_name: 'Euro',
		currency_code: 'EUR',
		currency_symbol: '€',
		conversion_rate: '1.00000',
		currency_status: 'Active',
		defaultid: '-11',
		deleted: '0',
	} );
	addTaxType( crm, 'VAT', 4.5 );
	addTaxType( crm, 'Sales', 10 );
	addTaxType( crm, 'Service', 12.5 );
	storeUser( crm, { ...ADMIN } );
	insert( crm, 'Groups', 2, {
		groupname: 'Team Selling',
		description: 'Group related to sales',
	} );
	insert( crm, 'Groups', 3, {
		groupname: 'Marketing Group',
		description: 'Group related to marketing',
	} );
	// Users and groups share one sequence; entity records start behind them.
	for ( let taken = 0; taken < 8; taken++ ) {
		crm.store.takeEntityId();
	}
}

function insert( crm: Crm, module: string, id: number, values: Values ): void {
	crm.store.insert( {
		id,
		module,
		values,
		modified: crm.clock.now(),
		deleted: false,
	} );
}

/** Gives seeded records times of the last 90 days, never two in one second where there is room. */
function spreadOverThePast( crm: Crm, random: Random ): void {
	const records = [ 'Accounts', 'Contacts', 'Products', 'Services', 'SalesOrder' ].flatMap( ( module ) =>
		crm.store.rows( module )
	);
	const start = crm.clock.now() - 90 * DAY_MS;
	const step = ( 89 * DAY_MS ) / Math.max( 1, records.length );
	records.forEach( ( record, index ) => {
		const at = Math.floor( start + ( index + random.next() ) * step );
		crm.store.change( record, { createdtime: crm.stamp( at ) }, { at, stamp: crm.stamp( at ) } );
	} );
}
