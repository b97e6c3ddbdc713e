import { createRecord } from '../records';
import { owner } from './people';
import type { Crm } from '../crm';
import type { Random } from '../random';
import type { Element, StoredRecord, User } from '../types';

interface Parties {
	accounts: StoredRecord[];
	contacts: StoredRecord[];
	products: StoredRecord[];
}

/**
 * Orders of the seeded people for the seeded products. Without accounts or products there are none: both are
 * mandatory.
 *
 * @param crm     The CRM.
 * @param user    Who creates them.
 * @param random  Chance.
 * @param count   How many.
 * @param parties Who orders what.
 */
export function seedOrders(
	crm: Crm,
	user: User,
	random: Random,
	count: number,
	parties: Parties
): void {
	if ( parties.accounts.length === 0 || parties.products.length === 0 ) {
		return;
	}
	for ( let index = 0; index < count; index++ ) {
		const account = random.pick( parties.accounts );
		const contact =
			parties.contacts.length > 0
				? crm.id( random.pick( parties.contacts ) )
				: '';
		const lines = orderLines( crm, random, parties.products );
		const element: Element = {
			subject: `Order ${ 1001 + index }`,
			vtiger_purchaseorder: `CRM-${ 1001 + index }`,
			sostatus: random.pick( [
				'Created',
				'Approved',
				'Delivered',
				'Delivered',
				'Cancelled',
			] ),
			invoicestatus: 'AutoCreated',
			account_id: crm.id( account ),
			contact_id: contact,
			hdnTaxType: random.chance( 0.8 ) ? 'individual' : 'group',
			currency_id: crm.schema.id( 'Currency', 1 ),
			conversion_rate: 1,
			productid: lines[ 0 ]?.productid,
			LineItems: lines,
			hdnDiscountAmount: random.chance( 0.2 ) ? 5 : 0,
			'shipping_&_handling': random.pick( [ 0, 4.9, 7.5 ] ),
			carrier: random.pick( [ 'DHL', 'UPS', '' ] ),
			assigned_user_id: owner( crm, user ),
		};
		for ( const part of [ 'street', 'city', 'state', 'code', 'country' ] ) {
			element[ `bill_${ part }` ] = account.values[ `bill_${ part }` ];
			element[ `ship_${ part }` ] = account.values[ `ship_${ part }` ];
		}
		createRecord( crm, user, crm.schema.get( 'SalesOrder' ), element, {
			source: 'CRM',
		} );
	}
}

function orderLines(
	crm: Crm,
	random: Random,
	products: StoredRecord[]
): Element[] {
	return Array.from( { length: random.between( 1, 5 ) }, () => ( {
		productid: crm.id( random.pick( products ) ),
		quantity: random.between( 1, 6 ),
		discount_percent: random.chance( 0.15 ) ? 10 : 0,
	} ) );
}
