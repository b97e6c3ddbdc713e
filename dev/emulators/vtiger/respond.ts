import { finalDetails } from './inventory';
import { lineResponse } from './inventory-lines';
import { htmlEntities } from './html';
import { emptyValue } from './values';
import type { Crm } from './crm';
import type { StoredRecord } from './types';

/** Numbers among the strings: what the webservice computes instead of reading it. */
const NUMBERS: Record< string, string[] > = { Products: [ 'currency1' ] };
const NUMBERS_AFTER_CREATE: Record< string, string[] > = {
	SalesOrder: [ 'hdnGrandTotal' ],
	Invoice: [ 'hdnGrandTotal' ],
};

/**
 * A record as `retrieve`, `create`, `update` and `revise` return it.
 *
 * @param crm     The CRM.
 * @param record  The stored record.
 * @param created Whether this answers a create.
 */
export function recordResponse(
	crm: Crm,
	record: StoredRecord,
	created = false
): Record< string, unknown > {
	const module = crm.schema.get( record.module );
	const numbers = [
		...( NUMBERS[ record.module ] ?? [] ),
		...( created ? ( NUMBERS_AFTER_CREATE[ record.module ] ?? [] ) : [] ),
	];
	const response: Record< string, unknown > = {};
	for ( const field of module.fields ) {
		const value = record.values[ field.name ];
		if ( ! field.line && ! ( field.hidden && value === undefined ) ) {
			response[ field.name ] = numbers.includes( field.name )
				? Number( value )
				: ( value ?? emptyValue( field ) );
		}
	}
	response.id = crm.id( record );
	response.label = label( crm, record );
	if ( module.inventory ) {
		const lines = crm.store.lines( record.id );
		response.productid = lines[ 0 ]?.values.productid ?? '';
		response.LineItems = lines.map( ( line ) => lineResponse( crm, line ) );
		response.LineItems_FinalDetails = finalDetails( crm, record, created );
	}
	return response;
}

function label( crm: Crm, record: StoredRecord ): string {
	const fields = crm.schema.get( record.module ).labelFields;
	const text = fields
		.map( ( name ) => record.values[ name ] ?? '' )
		.join( ' ' )
		.trim();
	return crm.traps.on( 'labelEscaped' ) ? htmlEntities( text ) : text;
}
