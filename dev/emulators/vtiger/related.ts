import { recordResponse } from './respond';
import { accessDenied } from './ws-error';
import type { Crm } from './crm';
import type { StoredRecord, User } from './types';

/** Modules that refer to a module, with the fields they do it by. */
function referring(
	crm: Crm,
	module: string
): { name: string; label: string; fields: string[] }[] {
	return crm.schema
		.all()
		.filter( ( { isEntity } ) => isEntity )
		.map( ( { name, label, fields } ) => ( {
			name,
			label,
			fields: fields
				.filter( ( { type } ) => type.refersTo?.includes( module ) )
				.map( ( field ) => field.name ),
		} ) )
		.filter( ( { fields } ) => fields.length > 0 );
}

export function relatedTypes( crm: Crm, module: string ) {
	if ( ! crm.schema.find( module ) ) {
		throw accessDenied();
	}
	const modules = referring( crm, module );
	return {
		types: modules.map( ( { name } ) => name ),
		information: Object.fromEntries(
			modules.map( ( { name, label } ) => [
				name,
				{ name, label, isEntity: true, relation_fields: [] },
			] )
		),
	};
}

/**
 * Live records of a module that refer to a record.
 *
 * @param crm    The CRM.
 * @param user   Who asks.
 * @param record The record referred to.
 * @param type   Module name or label of the records asked for.
 */
export function relatedRecords(
	crm: Crm,
	user: User,
	record: StoredRecord,
	type: string
): Record< string, unknown >[] {
	const module = referring( crm, record.module ).find(
		( { name, label } ) => name === type || label === type
	);
	if ( ! module || ! crm.schema.allows( user, module.name, 'r' ) ) {
		throw accessDenied();
	}
	const id = crm.id( record );
	return crm.store
		.live( module.name )
		.filter( ( { values } ) =>
			module.fields.some( ( field ) => values[ field ] === id )
		)
		.slice( 0, 100 )
		.map( ( found ) => recordResponse( crm, found ) );
}
