import { createRecord } from '../records';
import { owner } from './people';
import { ADJECTIVES, MATERIALS, THINGS } from './words';
import type { Crm } from '../crm';
import type { Random } from '../random';
import type { Element, StoredRecord, User } from '../types';

export function seedServices( crm: Crm, user: User ): void {
	for ( const [ servicename, unitPrice ] of [
		[ 'Shipping', 4.9 ],
		[ 'Assembly', 45 ],
		[ 'Gift wrapping', 2.5 ],
	] as const ) {
		const element = {
			servicename,
			unit_price: unitPrice,
			discontinued: '1',
			tax1: 4.5,
			assigned_user_id: owner( crm, user ),
		};
		createRecord( crm, user, crm.schema.get( 'Services' ), element, {
			source: 'CRM',
		} );
	}
}

export function seedProducts(
	crm: Crm,
	user: User,
	random: Random,
	count: number
): StoredRecord[] {
	return Array.from( { length: count }, ( _, index ) => {
		const [ thing, category, low, high ] = random.pick( THINGS );
		const material = random.pick( MATERIALS );
		const price = low + random.next() * ( high - low );
		const decimals = random.pick( [ 2, 2, 2, 4, 6 ] );
		return createRecord(
			crm,
			user,
			crm.schema.get( 'Products' ),
			{
				productname: `${ random.pick( ADJECTIVES ) } ${ material } ${ thing } No. ${ index + 1 }`,
				productcode: `${ thing.slice( 0, 3 ).toUpperCase() }-${ material
					.slice( 0, 2 )
					.toUpperCase() }-${ String( index + 1 ).padStart( 5, '0' ) }`,
				discontinued: random.chance( 0.92 ) ? '1' : '0',
				productcategory: category,
				usageunit: 'Pieces',
				unit_price: price.toFixed( decimals ),
				currency_id: crm.schema.id( 'Currency', 1 ),
				purchase_cost: ( price * 0.55 ).toFixed( 4 ),
				qtyinstock: random.between( 0, 250 ),
				reorderlevel: random.between( 0, 20 ),
				description: `${ thing } made of ${ material.toLowerCase() }, made to last.`,
				...productTaxes( random ),
				assigned_user_id: owner( crm, user ),
			},
			{ source: 'CRM' }
		);
	} );
}

function productTaxes( random: Random ): Element {
	return random.pick< Element >( [
		{ tax1: 4.5 },
		{ tax1: 4.5 },
		{ tax2: 10 },
		{ tax1: 4.5, tax2: 10 },
		{ tax3: 12.5 },
		{},
	] );
}
