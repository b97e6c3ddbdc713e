import { fixed, toNumber } from './values';
import type { Crm } from './crm';
import type { Element, StoredRecord } from './types';

/**
 * Stores a product's taxes and price rows. They live in tables of their own: what an update does not send is gone.
 *
 * @param crm     The CRM.
 * @param product The stored product.
 * @param element What the client sent.
 * @param created Whether the product is new.
 */
export function writeTaxesAndPrices(
	crm: Crm,
	product: StoredRecord,
	element: Element,
	created: boolean
): void {
	const wipe = created || crm.traps.on( 'reviseWipesProduct' );
	for ( const name of crm.schema.taxNames() ) {
		const sent = element[ name ];
		if ( sent !== undefined && sent !== null && sent !== '' ) {
			crm.store.change( product, {
				[ name ]: fixed( toNumber( crm, sent ), 3 ),
			} );
		} else if ( wipe || name in element ) {
			crm.store.unset( product, name );
		}
	}
	if ( product.module === 'Products' ) {
		writePrice( crm, product, element, created );
	}
}

function writePrice(
	crm: Crm,
	product: StoredRecord,
	element: Element,
	created: boolean
): void {
	const currency =
		typeof element.currency_id === 'string' && element.currency_id !== ''
			? element.currency_id
			: undefined;
	const currencyId =
		currency ??
		product.values.currency_id ??
		crm.schema.id( 'Currency', 1 );
	const priceGiven =
		'unit_price' in element && ( created || currency !== undefined );
	let price =
		crm.traps.on( 'reviseWipesProduct' ) || created
			? 0
			: Number( product.values.currency1 ?? 0 );
	if ( 'currency1' in element ) {
		price = toNumber( crm, element.currency1 );
	} else if (
		priceGiven ||
		( ! crm.traps.on( 'reviseWipesProduct' ) && 'unit_price' in element )
	) {
		price = toNumber( crm, element.unit_price );
	}
	crm.store.change( product, {
		currency1: fixed( price, 8 ),
		currency_id: currencyId,
	} );
}
