import { CloudClient } from '../cloud-client';
import type { Client } from '../client';
import type { TrapCases } from './case';

type Names = 'cloudErrorBodyEmpty' | 'cloudStatusTells';

async function missing( { vtiger }: Client ) {
	vtiger.control.setForm( 'cloud' );
	return new CloudClient( vtiger ).get( 'retrieve', { id: '12x999' } );
}

export const CLOUD: TrapCases< Names > = {
	cloudErrorBodyEmpty: {
		observe: async ( client ) => {
			const { reason, json } = await missing( client );
			return { reason, code: json?.error.code };
		},
		on: {
			reason: 'Permission to perform the operation is denied',
			code: undefined,
		},
		off: {
			reason: 'Permission to perform the operation is denied',
			code: 'ACCESS_DENIED',
		},
	},
	cloudStatusTells: {
		observe: async ( client ) => {
			const { status } = await missing( client );
			const stranger = new CloudClient( client.vtiger, 'admin:wrong' );
			return [ status, ( await stranger.get( 'me' ) ).status ];
		},
		on: [ 403, 401 ],
		off: [ 400, 401 ],
	},
};
