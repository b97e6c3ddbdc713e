import { fixed, toNumber, toReference, toStored } from './values';
import { lineNet } from './totals';
import { WsError } from './ws-error';
import type { Crm } from './crm';
import type { Element, StoredRecord, Values } from './types';
import type { Line } from './totals';

const SELLABLE = [ 'Products', 'Services' ];

/**
 * Turns the lines a client sent into the values of LineItem records, without id and parent.
 *
 * @param crm     The CRM.
 * @param taxMode "individual", "group" or "".
 * @param items   `LineItems` of the element.
 */
export function prepareLines(
	crm: Crm,
	taxMode: string,
	items: Element[]
): Values[] {
	return items.map( ( item, index ) => {
		const productid = lineProduct( crm, item.productid );
		const product = crm.byId( productid );
		const values: Values = {
			productid,
			sequence_no: String( index + 1 ),
			quantity: fixed( toNumber( crm, item.quantity ), 3 ),
			listprice: fixed(
				toNumber(
					crm,
					isSent( item.listprice )
						? item.listprice
						: product?.values.unit_price
				),
				8
			),
			discount_percent: fixed(
				toNumber( crm, item.discount_percent ),
				3
			),
			discount_amount: fixed( toNumber( crm, item.discount_amount ), 8 ),
			comment: text( crm, item, 'comment' ),
			description: text( crm, item, 'description' ),
			incrementondel: '0',
			image: '',
		};
		for ( const name of crm.schema.taxNames() ) {
			const own =
				taxMode === 'individual' ? product?.values[ name ] : undefined;
			values[ name ] = fixed( toNumber( crm, item[ name ] ?? own ), 3 );
		}
		const line = lineOf( crm, values );
		const cost =
			line.quantity * toNumber( crm, product?.values.purchase_cost );
		return {
			...values,
			purchase_cost: fixed( cost, 8 ),
			margin: fixed( lineNet( line ) - cost, 8 ),
		};
	} );
}

/**
 * A stored line as the totals need it.
 *
 * @param crm    The CRM.
 * @param values The LineItem's values.
 */
export function lineOf( crm: Crm, values: Values ): Line {
	const product = crm.byId( values.productid ?? '' );
	const ignoreUnassigned = crm.traps.on( 'unassignedTaxIgnored' );
	return {
		quantity: Number( values.quantity ),
		listPrice: Number( values.listprice ),
		discountPercent: Number( values.discount_percent ),
		discountAmount: Number( values.discount_amount ),
		taxes: crm.schema.taxNames().map( ( name ) => ( {
			percent: Number( values[ name ] ?? 0 ),
			counts: ! ignoreUnassigned || isSent( product?.values[ name ] ),
		} ) ),
	};
}

/**
 * A line as `retrieve` shows it.
 *
 * @param crm  The CRM.
 * @param line The LineItem.
 */
export function lineResponse( crm: Crm, line: StoredRecord ): Values {
	const { values } = line;
	const product = crm.byId( values.productid ?? '' );
	const parent = values.parent_id ?? '';
	return {
		...values,
		parent_id: crm.traps.on( 'lineParentArray' )
			? parent.replace( /x.*/, 'xArray' )
			: parent,
		id: crm.id( line ),
		product_name:
			product?.values.productname ?? product?.values.servicename ?? '',
		entity_type: product?.module ?? '',
		deleted: '0',
	};
}

function lineProduct( crm: Crm, raw: unknown ): string {
	if ( ! crm.traps.on( 'lineProductNotVerified' ) ) {
		const id = toReference( crm, 'productid', SELLABLE, raw );
		if ( id === '' ) {
			throw new WsError(
				'REFERENCE_INVALID',
				'Invalid reference specified for productid'
			);
		}
		return id;
	}
	const product = crm.byId( String( raw ?? '' ) );
	return product && SELLABLE.includes( product.module )
		? crm.id( product )
		: '';
}

function text( crm: Crm, item: Element, name: string ): string {
	const field = crm.schema.field( 'LineItem', name );
	return field ? toStored( crm, field, item[ name ] ) : '';
}

function isSent( value: unknown ): boolean {
	return value !== undefined && value !== null && value !== '';
}
