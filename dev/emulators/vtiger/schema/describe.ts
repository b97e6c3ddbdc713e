import type { User } from '../types';
import type { Schema } from './schema';
import type { FieldDef, ModuleDef } from './types';

/**
 * What `describe` answers for a module.
 *
 * @param schema The CRM's modules.
 * @param module The module asked for.
 * @param user   Who asks.
 */
export function describe( schema: Schema, module: ModuleDef, user: User ) {
	return {
		label: module.label,
		name: module.name,
		createable: module.writable && schema.allows( user, module.name, 'c' ),
		updateable: module.writable && schema.allows( user, module.name, 'u' ),
		deleteable: module.writable && schema.allows( user, module.name, 'd' ),
		retrieveable: true,
		fields: module.fields.map( describeField ),
		idPrefix: String( module.prefix ),
		isEntity: module.isEntity,
		allowDuplicates: ! module.fields.some( ( { isunique } ) => isunique ),
		labelFields: module.labelFields.join( ',' ),
	};
}

function describeField( field: FieldDef ) {
	return {
		name: field.name,
		label: field.label,
		mandatory: field.mandatory,
		type: field.type,
		isunique: field.isunique,
		nullable: field.nullable,
		editable: field.editable,
		default: field.default,
	};
}

/**
 * What `listtypes` answers.
 *
 * @param schema     The CRM's modules.
 * @param user       Who asks.
 * @param fieldTypes Only modules that have a field of one of these types.
 */
export function listTypes(
	schema: Schema,
	user: User,
	fieldTypes: string[] | null
) {
	const modules = schema
		.all()
		.filter(
			( { name } ) => schema.allows( user, name, 'r' ) || name === 'Users'
		)
		.filter(
			( { fields } ) =>
				! fieldTypes ||
				fields.some( ( { type } ) => fieldTypes.includes( type.name ) )
		);
	return {
		types: modules.map( ( { name } ) => name ),
		information: Object.fromEntries(
			modules.map( ( { name, isEntity, label, singular } ) => [
				name,
				{ isEntity, label, singular },
			] )
		),
	};
}
