import type { Crm } from '../crm';
import type { User } from '../types';

export interface NewUser {
	username: string;
	accessKey?: string;
	isAdmin?: boolean;
	/** Letters of "crud" per module; null: everything a non-admin can see. */
	rights?: Record< string, string > | null;
}

export const ADMIN: User = {
	id: 1,
	username: 'admin',
	accessKey: 'CrosswalkAdminKey',
	firstName: 'Ada',
	lastName: 'Administrator',
	isAdmin: true,
	rights: null,
};

/**
 * A user's record, which owners refer to.
 *
 * @param crm  The CRM.
 * @param user The user.
 */
export function storeUser( crm: Crm, user: User ): void {
	crm.users = [ ...crm.users.filter( ( { id } ) => id !== user.id ), user ];
	const values = {
		user_name: user.username,
		first_name: user.firstName,
		last_name: user.lastName,
		email1: `${ user.username }@crm.example`,
		is_admin: user.isAdmin ? 'on' : 'off',
		status: 'Active',
		roleid: user.isAdmin ? 'H2' : 'H5',
		time_zone: 'Europe/Berlin',
		date_format: 'dd-mm-yyyy',
		currency_id: crm.schema.id( 'Currency', 1 ),
		accesskey: user.accessKey,
	};
	const known = crm.store.find( 'Users', user.id );
	if ( known ) {
		crm.store.change( known, values );
	} else {
		crm.store.insert( {
			id: user.id,
			module: 'Users',
			values,
			modified: crm.clock.now(),
			deleted: false,
		} );
	}
}

/**
 * Adds a user, or changes one. Sessions of that user see the change at once.
 *
 * @param crm  The CRM.
 * @param user What is left out stays, or gets a default.
 */
export function setUser( crm: Crm, user: NewUser ): User {
	const known = crm.userNamed( user.username ) ?? {
		id: Math.max( 4, crm.store.maxId( 'Users' ) ) + 1,
		username: user.username,
		accessKey: `${ user.username }-key`,
		firstName: user.username,
		lastName: 'User',
		isAdmin: false,
		rights: null,
	};
	known.accessKey = user.accessKey ?? known.accessKey;
	known.isAdmin = user.isAdmin ?? known.isAdmin;
	known.rights = user.rights === undefined ? known.rights : user.rights;
	storeUser( crm, known );
	return known;
}
