import { parseCall } from '../call';
import { HTML_TYPE, JSON_TYPE } from '../media-types';
import { basicLogin } from './basic';
import { reasonOf, statusOf } from './status';
import type { Answer, Form } from '../form';

const ROOT = '/restapi/v1/vtiger/default/';

/** A mass retrieval of up to so many records counts as one call. */
const RECORDS_PER_CALL = 200;

/** Vtiger's cloud: an address per operation, a login in every call, errors as HTTP statuses, and a quota of calls. */
export const cloud: Form = {
	covers: ( path ) => path.startsWith( ROOT ),

	parse: ( { crm }, incoming ) => ( {
		...parseCall(
			crm,
			incoming,
			decodeURIComponent( incoming.url.pathname.slice( ROOT.length ) )
		),
		sessionName: '',
		login: basicLogin( crm, incoming.authorization ),
	} ),

	refuse: ( { quota } ) =>
		quota.take() ? null : { status: 429, type: HTML_TYPE, body: '' },

	render: ( { crm, quota }, outcome ) => {
		switch ( outcome.kind ) {
			case 'result': {
				const { result } = outcome;
				quota.take(
					Math.ceil( records( result ) / RECORDS_PER_CALL ) - 1
				);
				return json( 200, { success: true, result } );
			}
			case 'error': {
				const { code, message } = outcome.error;
				const answer = json(
					statusOf(
						outcome.error,
						crm.traps.on( 'cloudStatusTells' )
					),
					{ success: false, error: { code, message } }
				);
				return {
					...answer,
					reason: reasonOf( message ),
					...( crm.traps.on( 'cloudErrorBodyEmpty' )
						? { body: '' }
						: {} ),
				};
			}
			case 'crash':
				return { status: 500, type: HTML_TYPE, body: '' };
		}
	},

	stamp: ( { crm, quota }, response ) => {
		response.setHeader( 'Date', new Date( crm.clock.now() ).toUTCString() );
		response.setHeader( 'X-Vtiger-Version', '8.0.0' );
		for ( const [ name, value ] of Object.entries( quota.headers() ) ) {
			response.setHeader( name, value );
		}
	},
};

/** How many records a result holds; 1 where it is none of records. */
function records( result: unknown ): number {
	const rows =
		result !== null && typeof result === 'object' && 'updated' in result
			? result.updated
			: result;
	return Array.isArray( rows ) ? Math.max( 1, rows.length ) : 1;
}

function json( status: number, value: unknown ): Answer {
	return { status, type: JSON_TYPE, body: JSON.stringify( value ) };
}
