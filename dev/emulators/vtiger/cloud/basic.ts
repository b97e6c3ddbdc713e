import { WsError } from '../ws-error';
import type { Crm } from '../crm';
import type { User } from '../types';

/**
 * Whom a call's Basic authentication (user name and access key) lets in, or why nobody.
 *
 * @param crm           The CRM.
 * @param authorization The header, or "".
 */
export function basicLogin( crm: Crm, authorization: string ): User | WsError {
	const encoded = /^basic\s+(\S+)$/i.exec( authorization.trim() )?.[ 1 ];
	if ( ! encoded ) {
		return new WsError(
			'AUTHENTICATION_REQUIRED',
			'Authentication required'
		);
	}
	const [ username = '', ...rest ] = Buffer.from( encoded, 'base64' )
		.toString( 'utf8' )
		.split( ':' );
	const user = crm.userNamed( username );
	return user && user.accessKey === rest.join( ':' )
		? user
		: new WsError(
				'INVALID_USER_CREDENTIALS',
				'Invalid username or password'
			);
}
