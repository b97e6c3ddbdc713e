import {
	adjustHeader,
	computeTotals,
	sentLines,
	touchesTotals,
	writeLines,
} from './inventory';
import { fold } from './fold';
import { writeTaxesAndPrices } from './products';
import { holdsStock, moveStock } from './stock';
import { accessDenied, Crash, WsError } from './ws-error';
import { emptyValue, toReference, toStored } from './values';
import type { Crm } from './crm';
import type { LineTrouble } from './inventory';
import type { FieldDef, ModuleDef } from './schema/types';
import type { Element, StoredRecord, User, Values } from './types';

export interface CreateOptions extends LineTrouble {
	source?: string;
	/** Gets the automatic number another create has just got. */
	sameNumber?: boolean;
}

const NOT_FIELDS = [ 'id', 'label', 'LineItems', 'LineItems_FinalDetails' ];

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
		values[ field ] = `${ prefix }${ crm.store.takeNumber(
			module.name,
			options.sameNumber
		) }`;
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

function checkMandatory(
	module: ModuleDef,
	element: Element,
	whole: boolean
): void {
	const missing = module.fields.find( ( { name, mandatory } ) => {
		const value = element[ name ];
		return (
			mandatory &&
			( value === undefined ? whole : value === null || value === '' )
		);
	} );
	if ( missing ) {
		throw new WsError(
			'MANDATORY_FIELDS_MISSING',
			`${ missing.name } does not have a value`
		);
	}
	if ( module.inventory && whole && ! sentLines( element ) ) {
		throw new WsError(
			'MANDATORY_FIELDS_MISSING',
			'LineItems does not have a value'
		);
	}
}

/** The values that will be stored, of all that a client sent. */
function accepted( crm: Crm, module: ModuleDef, element: Element ): Values {
	const values: Values = {};
	for ( const [ name, raw ] of Object.entries( element ) ) {
		const field = module.fields.find(
			( candidate ) => candidate.name === name
		);
		if ( ! field ) {
			if (
				! NOT_FIELDS.includes( name ) &&
				! crm.traps.on( 'unknownFieldsIgnored' )
			) {
				throw new WsError(
					'ACCESS_DENIED',
					`Permission to access '.${ name }.' attribute denied.`
				);
			}
			continue;
		}
		if ( field.editable && ! field.line && ! isPriceRow( module, name ) ) {
			values[ name ] = storedValue( crm, field, raw );
		}
	}
	return values;
}

function isPriceRow( module: ModuleDef, name: string ): boolean {
	return (
		! module.inventory && /^(tax\d+|currency\d+|currency_id)$/.test( name )
	);
}

function storedValue( crm: Crm, field: FieldDef, raw: unknown ): string {
	if ( field.type.name === 'reference' ) {
		return toReference( crm, field.name, field.type.refersTo ?? [], raw );
	}
	if ( field.type.name === 'owner' ) {
		const owner = toReference(
			crm,
			field.name,
			[ 'Users', 'Groups' ],
			raw
		);
		if ( owner === '' ) {
			throw accessDenied( 'assign the record is denied' );
		}
		return owner;
	}
	return toStored( crm, field, raw );
}

function defaultValue( crm: Crm, module: ModuleDef, field: FieldDef ): string {
	if ( field.name === 'discontinued' ) {
		return crm.traps.on( 'productInactiveByDefault' ) &&
			module.name === 'Products'
			? '0'
			: '1';
	}
	if ( module.inventory && ! crm.traps.on( 'taxModeNotDefaulted' ) ) {
		if ( field.name === 'hdnTaxType' ) {
			return 'individual';
		}
		if ( field.name === 'currency_id' ) {
			return crm.schema.id( 'Currency', 1 );
		}
	}
	return field.default || emptyValue( field );
}

function checkUnique(
	crm: Crm,
	module: ModuleDef,
	values: Values,
	self: number
): void {
	for ( const { name, isunique } of module.fields ) {
		const value = values[ name ];
		if (
			! isunique ||
			! value ||
			( name === 'accountname' && ! crm.traps.on( 'accountNameUnique' ) )
		) {
			continue;
		}
		const wanted = fold( value );
		const taken = crm.store
			.rows( module.name )
			.some(
				( { id, deleted, values: other } ) =>
					! deleted &&
					id !== self &&
					fold( other[ name ] ?? '' ) === wanted
			);
		if ( taken ) {
			throw new WsError( 0, 'Duplicate(s) detected!' );
		}
	}
}
