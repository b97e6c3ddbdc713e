import { accessDenied, WsError } from './ws-error';
import type { Crm } from './crm';
import type { ModuleDef } from './schema/types';
import type { StoredRecord, User } from './types';

/**
 * A module that the user may read.
 *
 * @param crm  The CRM.
 * @param user Who asks.
 * @param name Module name.
 */
export function readable( crm: Crm, user: User, name = '' ): ModuleDef {
	const module = crm.schema.find( name );
	if ( ! module || ! crm.schema.allows( user, module.name, 'r' ) ) {
		throw accessDenied();
	}
	return module;
}

/**
 * A live record that the user may touch. Deleted, unknown and forbidden look the same.
 *
 * @param crm   The CRM.
 * @param user  Who asks.
 * @param id    Such as "14x11".
 * @param right One letter of "crud".
 */
export function existing(
	crm: Crm,
	user: User,
	id = '',
	right: 'r' | 'u' | 'd'
): StoredRecord {
	const parts = /^(\d+)x(\d+)$/.exec( id );
	const module = parts && crm.schema.byPrefix( Number( parts[ 1 ] ) );
	if ( ! module || ! crm.schema.allows( user, module.name, right ) ) {
		throw accessDenied( 'perform the operation is denied for id' );
	}
	const number = Number( parts[ 2 ] );
	const record = crm.store.findLive( module.name, number );
	if ( record ) {
		return record;
	}
	const elsewhere = crm.schema
		.all()
		.some(
			( { name, isEntity } ) =>
				isEntity &&
				module.isEntity &&
				name !== module.name &&
				crm.store.findLive( name, number )
		);
	if ( elsewhere ) {
		throw new WsError(
			'INVALID_ID_ATTRIBUTE',
			'Id specified is incorrect'
		);
	}
	throw crm.traps.on( 'deletedIsAccessDenied' )
		? accessDenied()
		: new WsError(
				'RECORD_NOT_FOUND',
				'Record you are trying to access is not found'
			);
}
