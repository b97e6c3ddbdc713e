import { lineOf, prepareLines } from './inventory-lines';
import { lineNet, totals } from './totals';
import { Crash } from './ws-error';
import { fixed } from './values';
import type { Crm } from './crm';
import type { Element, StoredRecord, Values } from './types';

/** What goes wrong while lines are written. */
export interface LineTrouble {
	/** The process dies after the header was stored. */
	dieAfterHeader?: boolean;
	/** So many lines are lost to another session that wrote the same line id. */
	loseLines?: number;
}

const COMPUTED = [
	'txtAdjustment',
	'hdnDiscountPercent',
	'hdnDiscountAmount',
	'hdnTaxType',
	'shipping_&_handling',
];

/**
 * The lines of an element, or undefined where none were sent.
 *
 * @param element What the client sent.
 */
export function sentLines( element: Element ): Element[] | undefined {
	const lines = element.LineItems;
	return Array.isArray( lines ) && lines.length > 0
		? ( lines as Element[] )
		: undefined;
}

/**
 * Values of an order's header that the CRM does not take as they are sent.
 *
 * @param crm    The CRM.
 * @param record The stored header.
 * @param values What is about to be stored.
 */
export function adjustHeader(
	crm: Crm,
	record: Pick< StoredRecord, 'module' | 'values' >,
	values: Values
): void {
	const recurring =
		( values.enable_recurring ?? record.values.enable_recurring ) === '1';
	if (
		record.module === 'SalesOrder' &&
		'invoicestatus' in values &&
		! recurring &&
		crm.traps.on( 'invoiceStatusNotStored' )
	) {
		values.invoicestatus = '';
	}
}

/**
 * Replaces the lines of an order or invoice and computes its totals.
 *
 * @param crm     The CRM.
 * @param record  The stored header.
 * @param items   The lines sent.
 * @param trouble What goes wrong on the way.
 */
export function writeLines(
	crm: Crm,
	record: StoredRecord,
	items: Element[],
	trouble: LineTrouble
): void {
	const prepared = prepareLines( crm, record.values.hdnTaxType ?? '', items );
	if ( trouble.dieAfterHeader ) {
		throw new Crash( 'The process died before the lines were written.' );
	}
	const firstId = crm.store.maxId( 'LineItem' ) + 1;
	crm.store.dropLines( record.id );
	const kept = dropSome( crm, prepared, trouble.loseLines ?? 0 );
	kept.forEach( ( values, index ) => {
		const line = { parent_id: crm.id( record ), ...values };
		crm.store.insert( {
			id: firstId + index,
			module: 'LineItem',
			values: line,
			modified: record.modified,
			deleted: false,
		} );
	} );
	computeTotals( crm, record );
}

/**
 * Whether a change of the header alone changes the totals.
 *
 * @param values The values that change.
 */
export function touchesTotals( values: Values ): boolean {
	return Object.keys( values ).some(
		( name ) =>
			COMPUTED.includes( name ) ||
			name.startsWith( 'shipping_&_handling_' )
	);
}

/**
 * Computes the totals from the stored lines.
 *
 * @param crm    The CRM.
 * @param record The stored header.
 */
export function computeTotals( crm: Crm, record: StoredRecord ): void {
	const { values } = record;
	const number = ( name: string ) => Number( values[ name ] ?? 0 ) || 0;
	const round = ( amount: number ) =>
		crm.traps.on( 'totalsUnrounded' )
			? amount
			: Number( fixed( amount + 1e-9, 2 ) );
	const lines = crm.store
		.lines( record.id )
		.map( ( line ) => lineOf( crm, line.values ) );
	const result = totals( lines, {
		taxMode: values.hdnTaxType ?? '',
		discountPercent: number( 'hdnDiscountPercent' ),
		discountAmount: number( 'hdnDiscountAmount' ),
		shipping: number( 'shipping_&_handling' ),
		shippingTaxes: [ 1, 2, 3 ].map( ( n ) =>
			number( `shipping_&_handling_shtax${ n }` )
		),
		adjustment: number( 'txtAdjustment' ),
	} );
	crm.store.change( record, {
		hdnS_H_Amount: fixed( number( 'shipping_&_handling' ), 8 ),
		hdnSubTotal: fixed( round( result.subTotal ), 8 ),
		pre_tax_total: fixed( round( result.preTaxTotal ), 8 ),
		hdnGrandTotal: fixed( round( result.grandTotal ), 8 ),
	} );
}

/**
 * The structure of the edit form that the webservice returns with an order. Nobody can use it; it is there for its
 * weight, and full of zeros after a create.
 *
 * @param crm     The CRM.
 * @param record  The stored header.
 * @param created Whether this answers a create.
 */
export function finalDetails(
	crm: Crm,
	record: StoredRecord,
	created: boolean
) {
	const amount = ( name: string ) =>
		created ? 0 : ( record.values[ name ] ?? 0 );
	const tax = crm.schema.taxNames().map( ( name ) => ( {
		taxname: name,
		percentage: '0.000',
		amount: 0,
		compoundon: [],
		regions: [],
	} ) );
	const lines = crm.store.lines( record.id ).map( ( line, index ) => [
		String( index + 1 ),
		{
			[ `productTotal${ index + 1 }` ]: created
				? 0
				: lineNet( lineOf( crm, line.values ) ),
			[ `discount_type${ index + 1 }` ]: 'zero',
			[ `taxes` ]: tax,
		},
	] );
	const details = {
		hdnSubTotal: amount( 'hdnSubTotal' ),
		discount_type_final: 'zero',
		taxes: tax,
		grandTotal: amount( 'hdnGrandTotal' ),
	};
	return { ...Object.fromEntries( lines ), final_details: details };
}

function dropSome( crm: Crm, lines: Values[], count: number ): Values[] {
	const kept = [ ...lines ];
	for ( let lost = 0; lost < count && kept.length > 0; lost++ ) {
		kept.splice( crm.random.between( 0, kept.length - 1 ), 1 );
	}
	return kept;
}
