import { Crash, WsError } from './ws-error';
import type { Context } from './operations';

export function login( { crm, sessions, call }: Context ) {
	const { user, sessionName } = sessions.login(
		call.params.username ?? '',
		call.params.accessKey ?? ''
	);
	return {
		username: user.username,
		first_name: user.firstName,
		last_name: user.lastName,
		email: `${ user.username }@crm.example`,
		time_zone: 'Europe/Berlin',
		hour_format: '12',
		date_format: 'dd-mm-yyyy',
		is_admin: user.isAdmin ? 'on' : 'off',
		call_duration: '5',
		other_event_duration: '5',
		sessionName,
		userId: crm.schema.id( 'Users', user.id ),
		version: '0.22',
		vtigerVersion: '8.0.0',
	};
}

export function logout( { crm, sessions, call }: Context ) {
	if ( crm.traps.on( 'logoutBroken' ) ) {
		throw new Crash( 'Call to a member function on null' );
	}
	sessions.drop( call.sessionName );
	return { message: 'successfull' };
}

export function extendSession( { crm, sessions, call }: Context ) {
	if ( ! sessions.has( call.sessionName ) ) {
		throw new WsError( 'AUTHENTICATION_FAILURE', 'Authencation Failed' );
	}
	const user = sessions.user( call.sessionName );
	return {
		sessionName: call.sessionName,
		userId: crm.schema.id( 'Users', user.id ),
		version: '0.22',
		vtigerVersion: '8.0.0',
	};
}
