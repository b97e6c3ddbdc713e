import type { Crm } from '../crm';
import type { FieldDef, PicklistValue, TypeName } from './types';

const DECIMALS: Partial< Record< TypeName, number > > = {
	integer: 0,
	currency: 8,
};

export interface NewField {
	name: string;
	label: string;
	type?: TypeName;
	mandatory?: boolean;
	isunique?: boolean;
	/** Of a picklist. */
	values?: string[];
	/** Of a reference. */
	refersTo?: string[];
	decimals?: number;
}

export function addCustomField(
	crm: Crm,
	module: string,
	field: NewField
): void {
	const type = field.type ?? 'string';
	const def: FieldDef = {
		name: field.name,
		label: field.label,
		type: { name: type },
		mandatory: field.mandatory ?? false,
		editable: true,
		nullable: ! field.mandatory,
		isunique: field.isunique ?? false,
		default: '',
		decimals: field.decimals ?? DECIMALS[ type ] ?? 3,
	};
	if ( field.values ) {
		def.type.picklistValues = field.values.map( ( value ) => ( {
			label: value,
			value,
		} ) );
		def.type.defaultValue = field.values[ 0 ] ?? '';
	}
	if ( field.refersTo ) {
		def.type.refersTo = field.refersTo;
	}
	if ( type === 'date' ) {
		def.type.format = 'dd-mm-yyyy';
	}
	crm.schema.addField( module, def );
	crm.store.onChange();
}

/**
 * Gives a field another label, another name, or both. Its values go with it.
 *
 * @param crm    The CRM.
 * @param module Module name.
 * @param name   The field's name so far.
 * @param to     What changes.
 */
export function renameCustomField(
	crm: Crm,
	module: string,
	name: string,
	to: { name?: string; label?: string }
): void {
	const field = known( crm, module, name );
	const newName = to.name ?? name;
	crm.schema.removeField( module, name );
	crm.schema.addField( module, {
		...field,
		name: newName,
		label: to.label ?? field.label,
	} );
	if ( newName !== name ) {
		for ( const record of crm.store.rows( module ) ) {
			crm.store.change( record, {
				[ newName ]: record.values[ name ] ?? '',
			} );
			crm.store.unset( record, name );
		}
	}
	crm.store.onChange();
}

export function removeCustomField(
	crm: Crm,
	module: string,
	name: string
): void {
	known( crm, module, name );
	crm.schema.removeField( module, name );
	crm.store.onChange();
}

/**
 * Sets the choices of a picklist.
 *
 * @param crm    The CRM.
 * @param module Module name.
 * @param name   The field's name.
 * @param values A value alone is its own label; a user with another language sees translated ones.
 */
export function setPicklist(
	crm: Crm,
	module: string,
	name: string,
	values: ( string | PicklistValue )[]
): void {
	known( crm, module, name ).type.picklistValues = values.map( ( value ) =>
		typeof value === 'string' ? { label: value, value } : value
	);
	crm.store.onChange();
}

function known( crm: Crm, module: string, name: string ): FieldDef {
	const field = crm.schema.field( module, name );
	if ( ! field ) {
		throw new Error( `${ module } has no field "${ name }".` );
	}
	return field;
}
