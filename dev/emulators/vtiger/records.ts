import {
	adjustHeader,
	computeTotals,
	sentLines,
	touchesTotals,
	writeLines,
} from './inventory';
import { accepted, checkMandatory, checkUnique, defaultValue } from './element';
import { writeTaxesAndPrices } from './products';
import { holdsStock, moveStock } from './stock';
import { Crash } from './ws-error';
import type { Crm } from './crm';
import type { LineTrouble } from './inventory';
import type { ModuleDef } from './schema/types';
import type { Element, StoredRecord, User, Values } from './types';

export interface CreateOptions extends LineTrouble {
	source?: string;
	/** Gets the automatic number another create has just got. */
	sameNumber?: boolean;
}

/**
 * Stores a new record.
 *
 * @param crm     The CRM.
 * @param user    Who does it.
 * @param module  The module.
 * @param element Field values.
 * @param options Where it comes from and what goes wrong.
 */
export function createRecord(
	crm: Crm,
	user: User,
	module: ModuleDef,
	element: Element,
	options: CreateOptions = {}
): StoredRecord {
	checkMandatory( module, element, true );
	const values: Values = {};
	for ( const field of module.fields ) {
		if ( ! field.line && ! field.hidden ) {
			values[ field.name ] = defaultValue( crm, module, field );
		}
	}
	Object.assign( values, accepted( crm, module, element ) );
	checkUnique( crm, module, values, 0 );
	adjustHeader( crm, { module: module.name, values }, values );
	const now = crm.now();
	const record = crm.store.insert( {
		id: crm.store.takeEntityId(),
		module: module.name,
		values,
		modified: now.at,
		deleted: false,
	} );
	if ( module.numbering ) {
		const { field, prefix } = module.numbering;
		values[ field ] =
			`${ prefix }${ crm.store.takeNumber( module.name, options.sameNumber ) }`;
	}
	crm.store.change( record, {
		createdtime: now.stamp,
		modifiedtime: now.stamp,
		modifiedby: crm.schema.id( 'Users', user.id ),
		source: options.source ?? 'WEBSERVICE',
	} );
	if ( module.inventory ) {
		writeLines( crm, record, sentLines( element ) ?? [], options );
		if ( holdsStock( record ) ) {
			moveStock( crm, record, -1 );
		}
	}
	if ( module.name === 'Products' || module.name === 'Services' ) {
		writeTaxesAndPrices( crm, record, element, true );
	}
	return record;
}

/**
 * Changes a stored record.
 *
 * @param crm     The CRM.
 * @param user    Who does it.
 * @param record  The record.
 * @param element Field values; fields that are not sent are kept.
 * @param whole   True for update: all mandatory fields must be sent. False for revise.
 * @param trouble What goes wrong on the way.
 */
export function changeRecord(
	crm: Crm,
	user: User,
	record: StoredRecord,
	element: Element,
	whole: boolean,
	trouble: LineTrouble = {}
): void {
	const module = crm.schema.get( record.module );
	checkMandatory( module, element, whole );
	if (
		module.inventory &&
		element.hdnDiscountAmount === '' &&
		crm.traps.on( 'emptyDiscountCrashes' )
	) {
		throw new Crash( 'Unsupported operand types: float - string' );
	}
	const values = accepted( crm, module, element );
	checkUnique( crm, module, values, record.id );
	adjustHeader( crm, record, values );
	const lines = module.inventory ? sentLines( element ) : undefined;
	if (
		lines &&
		! ( 'hdnTaxType' in element ) &&
		crm.traps.on( 'reviseLinesBlanksTaxMode' )
	) {
		values.hdnTaxType = '';
	}
	if ( holdsStock( record ) ) {
		moveStock( crm, record, 1 );
	}
	crm.store.change(
		record,
		{ ...values, modifiedby: crm.schema.id( 'Users', user.id ) },
		crm.now()
	);
	if ( lines ) {
		writeLines( crm, record, lines, trouble );
	} else if ( module.inventory && touchesTotals( values ) ) {
		computeTotals( crm, record );
	}
	if ( holdsStock( record ) ) {
		moveStock( crm, record, -1 );
	}
	if ( module.name === 'Products' || module.name === 'Services' ) {
		writeTaxesAndPrices( crm, record, element, false );
	}
}

/**
 * Moves a record to the recycle bin.
 *
 * @param crm    The CRM.
 * @param record The record.
 */
export function deleteRecord( crm: Crm, record: StoredRecord ): void {
	if ( holdsStock( record ) ) {
		moveStock( crm, record, 1 );
	}
	crm.store.bin( record, crm.clock.now() );
}
