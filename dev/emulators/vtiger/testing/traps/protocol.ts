import { Client } from '../client';
import type { TrapCases } from './case';

type Names =
	| 'oneChallengePerUser'
	| 'sessionLock'
	| 'sessionsExpire'
	| 'wrongVerbRejected'
	| 'jsonBodyIgnored'
	| 'unknownOperationCrashes'
	| 'logoutBroken'
	| 'syncBroken'
	| 'htmlElsewhere'
	| 'accessKeyVisible';

export const PROTOCOL: TrapCases< Names > = {
	oneChallengePerUser: {
		observe: async ( { vtiger } ) => {
			const client = new Client( vtiger );
			const first = await client.get( 'getchallenge', {
				username: 'admin',
			} );
			await client.get( 'getchallenge', { username: 'admin' } );
			const { success, code } = await client.loginWith(
				first.result.token,
				vtiger.accessKey
			);
			return { success, code };
		},
		on: { success: false, code: 'INVALID_USER_CREDENTIALS' },
		off: { success: true, code: undefined },
	},
	sessionLock: {
		observe: async ( client ) => {
			client.vtiger.control.setLatency( { ms: 40 } );
			const start = performance.now();
			await Promise.all(
				[ 1, 2, 3 ].map( () =>
					client.query( 'select id from Contacts;' )
				)
			);
			return performance.now() - start > 110
				? 'one after another'
				: 'at once';
		},
		on: 'one after another',
		off: 'at once',
	},
	sessionsExpire: {
		observe: async ( client ) => {
			client.vtiger.control.setClock( 1441_000 );
			const { success, code } = await client.query(
				'select id from Contacts;'
			);
			return { success, code };
		},
		on: { success: false, code: 'INVALID_SESSIONID' },
		off: { success: true, code: undefined },
	},
	wrongVerbRejected: {
		observe: async ( client ) =>
			(
				await client.post( 'query', {
					query: 'select id from Contacts;',
				} )
			).code,
		on: 'ACCESS_DENIED',
		off: undefined,
	},
	jsonBodyIgnored: {
		observe: async ( { vtiger, sessionName } ) => {
			const response = await fetch( `${ vtiger.url }/webservice.php`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify( {
					operation: 'create',
					sessionName,
					elementType: 'Contacts',
					element: { lastname: 'X', assigned_user_id: '19x1' },
				} ),
			} );
			return {
				status: response.status,
				empty: ( await response.text() ) === '',
			};
		},
		on: { status: 500, empty: true },
		off: { status: 200, empty: false },
	},
	unknownOperationCrashes: {
		observe: async ( client ) => {
			const { status, text } = await client.get( 'nosuch' );
			return { status, empty: text === '' };
		},
		on: { status: 500, empty: true },
		off: { status: 200, empty: false },
	},
	logoutBroken: {
		observe: async ( client ) => ( await client.post( 'logout' ) ).status,
		on: 500,
		off: 200,
	},
	syncBroken: {
		observe: async ( client ) => {
			const { status, text } = await client.get( 'sync', {
				modifiedTime: '1',
				elementType: 'Contacts',
			} );
			return { status, empty: text === '' };
		},
		on: { status: 500, empty: true },
		off: { status: 200, empty: false },
	},
	htmlElsewhere: {
		observe: async ( { vtiger } ) => {
			const response = await fetch(
				`${ vtiger.url }/restapi/v1/vtiger/default/me`
			);
			return {
				status: response.status,
				type: response.headers.get( 'content-type' ),
			};
		},
		on: { status: 200, type: 'text/html; charset=UTF-8' },
		off: { status: 404, type: 'text/html; charset=UTF-8' },
	},
	accessKeyVisible: {
		observe: async ( client ) =>
			( await client.query( 'select * from Users;' ) ).result[ 0 ]
				.accesskey,
		on: 'CrosswalkAdminKey',
		off: undefined,
	},
};
