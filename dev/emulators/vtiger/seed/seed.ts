import { Random } from '../random';
import { seedProducts, seedServices } from './goods';
import { seedInvoices } from './invoices';
import { seedOrders } from './orders';
import { seedAccounts, seedContacts } from './people';
import { ADMIN, storeUser } from './users';
import type { Crm } from '../crm';
import type { Counts, Values } from '../types';

const DAY_MS = 86_400_000;

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
	if (
		counts.contacts + counts.accounts + counts.products + counts.orders ===
		0
	) {
		return;
	}
	seedServices( crm, ADMIN );
	const accounts = seedAccounts( crm, ADMIN, random, counts.accounts );
	const contacts = seedContacts(
		crm,
		ADMIN,
		random,
		counts.contacts,
		accounts
	);
	const products = seedProducts( crm, ADMIN, random, counts.products );
	seedOrders( crm, ADMIN, random, counts.orders, {
		accounts,
		contacts,
		products,
	} );
	spreadOverThePast( crm, random );
	if ( counts.invoices > 0 ) {
		seedInvoices( crm, ADMIN, random, counts.invoices );
	}
}

/**
 * A new tax type: its record and its field wherever taxes are.
 *
 * @param crm        The CRM.
 * @param label      Such as "VAT".
 * @param percentage Standard rate.
 */
export function addTaxType(
	crm: Crm,
	label: string,
	percentage: number
): string {
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

/**
 * Marks tax types as deleted; lines and products keep their rates.
 *
 * @param crm   The CRM.
 * @param label Their label.
 * @return How many there were.
 */
export function removeTaxType( crm: Crm, label: string ): number {
	const found = crm.store
		.rows( 'Tax' )
		.filter( ( { values } ) => values.taxlabel === label );
	found.forEach( ( tax ) => crm.store.change( tax, { deleted: '1' } ) );
	return found.length;
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
	const records = [
		'Accounts',
		'Contacts',
		'Products',
		'Services',
		'SalesOrder',
	].flatMap( ( module ) => crm.store.rows( module ) );
	const start = crm.clock.now() - 90 * DAY_MS;
	const step = ( 89 * DAY_MS ) / Math.max( 1, records.length );
	records.forEach( ( record, index ) => {
		const at = Math.floor( start + ( index + random.next() ) * step );
		crm.store.change(
			record,
			{ createdtime: crm.stamp( at ) },
			{ at, stamp: crm.stamp( at ) }
		);
	} );
}
