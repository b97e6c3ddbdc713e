import { recordResponse } from './respond';
import { accessDenied, Crash, WsError } from './ws-error';
import type { Crm } from './crm';
import type { StoredRecord, User } from './types';

const PAGE = 100;
const NOT_SYNCED = [ 'LineItem', 'Tax', 'ProductTaxes' ];

/**
 * The sync operation where it works: what was saved or deleted after a second.
 *
 * @param crm    The CRM.
 * @param user   Who asks.
 * @param params modifiedTime, elementType, syncType.
 * @param cloud  In the cloud, where it is not broken.
 */
export function sync(
	crm: Crm,
	user: User,
	params: Record< string, string >,
	cloud = false
) {
	const since = Number( params.modifiedTime );
	const module = crm.schema.find( params.elementType ?? '' );
	if (
		( crm.traps.on( 'syncBroken' ) && ! cloud ) ||
		! Number.isInteger( since ) ||
		since <= 0 ||
		! params.elementType
	) {
		throw new Crash( 'Unknown named parameter' );
	}
	if (
		! module ||
		NOT_SYNCED.includes( module.name ) ||
		! crm.schema.allows( user, module.name, 'r' )
	) {
		throw accessDenied();
	}
	const visible = owners( crm, user, params.syncType ?? 'user' );
	const changed = crm.store
		.rows( module.name )
		.filter(
			( record ) =>
				second( record ) > since &&
				( ! visible ||
					visible.includes( record.values.assigned_user_id ?? '' ) )
		)
		.sort( ( a, b ) => a.modified - b.modified || a.id - b.id );
	// The 100th second is the upper bound, and all of that second is in the page.
	const bound =
		second( changed[ PAGE - 1 ] ?? changed[ changed.length - 1 ] ) || since;
	const page = changed.filter( ( record ) => second( record ) <= bound );
	return {
		updated: page
			.filter( ( { deleted } ) => ! deleted )
			.map( ( record ) => queryRow( crm, record ) ),
		deleted: page
			.filter( ( { deleted } ) => deleted )
			.map( ( record ) => crm.id( record ) ),
		more: changed.length > page.length,
		lastModifiedTime: bound,
	};
}

function owners( crm: Crm, user: User, type: string ): string[] | null {
	if ( type === 'application' ) {
		if ( ! user.isAdmin ) {
			throw new WsError(
				'ACCESS_DENIED',
				'Only admin users can perform application sync'
			);
		}
		return null;
	}
	const own = [ crm.schema.id( 'Users', user.id ) ];
	return type === 'userandgroup'
		? [
				...own,
				...crm.store
					.live( 'Groups' )
					.map( ( group ) => crm.id( group ) ),
			]
		: own;
}

function second( record: StoredRecord | undefined ): number {
	return Math.floor( ( record?.modified ?? 0 ) / 1000 );
}

function queryRow( crm: Crm, record: StoredRecord ): Record< string, unknown > {
	const row = recordResponse( crm, record );
	delete row.label;
	delete row.LineItems;
	delete row.LineItems_FinalDetails;
	return row;
}
