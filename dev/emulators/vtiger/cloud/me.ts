import type { Crm } from '../crm';
import type { User } from '../types';

/**
 * Who is logged in, as `me` tells it. The version of the CRM is in a header.
 *
 * @param crm  The CRM.
 * @param user Who asks.
 */
export function me( crm: Crm, user: User ) {
	return {
		id: crm.schema.id( 'Users', user.id ),
		user_name: user.username,
		first_name: user.firstName,
		last_name: user.lastName,
		email1: `${ user.username }@crm.example`,
	};
}
