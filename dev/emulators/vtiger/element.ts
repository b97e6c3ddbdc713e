import { fold } from './fold';
import { sentLines } from './inventory';
import { emptyValue, toReference, toStored } from './values';
import { accessDenied, WsError } from './ws-error';
import type { Crm } from './crm';
import type { FieldDef, ModuleDef } from './schema/types';
import type { Element, Values } from './types';

const NOT_FIELDS = [ 'id', 'label', 'LineItems', 'LineItems_FinalDetails' ];

/**
 * Refuses an element without a mandatory value.
 *
 * @param module  The module.
 * @param element What was sent.
 * @param whole   Whether fields that were not sent count as missing.
 */
export function checkMandatory(
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

/**
 * The values that will be stored, of all that a client sent.
 *
 * @param crm     The CRM.
 * @param module  The module.
 * @param element What was sent.
 */
export function accepted(
	crm: Crm,
	module: ModuleDef,
	element: Element
): Values {
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
		const id = toReference(
			crm,
			field.name,
			field.type.refersTo ?? [],
			raw
		);
		if (
			field.type.refersTo?.includes( 'Currency' ) &&
			crm.byId( id )?.values.currency_status === 'Inactive'
		) {
			throw new WsError( 'CURRENCY_INACTIVE', 'Currency is inactive' );
		}
		return id;
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

/**
 * What a field holds in a new record when nothing was sent.
 *
 * @param crm    The CRM.
 * @param module The module.
 * @param field  The field.
 */
export function defaultValue(
	crm: Crm,
	module: ModuleDef,
	field: FieldDef
): string {
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

/**
 * Refuses a second record with the value of a unique field.
 *
 * @param crm    The CRM.
 * @param module The module.
 * @param values What is about to be stored.
 * @param self   The record itself; 0 for a new one.
 */
export function checkUnique(
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
