import { WsError } from '../ws-error';
import type { Crm } from '../crm';
import type { FieldDef, ModuleDef } from '../schema/types';
import type { User } from '../types';
import type { Query } from './parser';

/**
 * The columns of the answer, without the id.
 *
 * @param crm    The CRM.
 * @param module The module asked.
 * @param user   Who asks.
 * @param query  The query.
 */
export function selected(
	crm: Crm,
	module: ModuleDef,
	user: User,
	query: Query
): FieldDef[] {
	if ( query.select === 'count' ) {
		return [];
	}
	if ( query.select !== '*' ) {
		return query.select
			.filter( ( name ) => name !== 'id' )
			.map( ( name ) => queryField( crm, module, name ) );
	}
	const all = module.fields.filter(
		( { name, hidden } ) =>
			name !== 'id' && ( ! hidden || isOpened( crm, module ) )
	);
	return all.filter(
		( { name } ) =>
			name !== 'accesskey' ||
			( user.isAdmin && crm.traps.on( 'accessKeyVisible' ) )
	);
}

/**
 * A field that a query may name.
 *
 * @param crm    The CRM.
 * @param module The module asked.
 * @param name   What the query says.
 */
export function queryField(
	crm: Crm,
	module: ModuleDef,
	name: string
): FieldDef {
	const field = module.fields.find(
		( candidate ) => candidate.name.toLowerCase() === name.toLowerCase()
	);
	const forbidden =
		field?.name === 'accesskey' && ! crm.traps.on( 'accessKeyVisible' );
	if (
		! field ||
		forbidden ||
		( field.hidden && ! isOpened( crm, module ) )
	) {
		throw new WsError(
			'ACCESS_DENIED',
			`Permission to access '.${ name }.' attribute denied.`
		);
	}
	return field;
}

function isOpened( crm: Crm, module: ModuleDef ): boolean {
	return ! module.inventory && ! crm.traps.on( 'taxColumnsNotQueryable' );
}
