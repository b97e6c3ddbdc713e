import { parseCall } from './call';
import { HTML_TYPE, JSON_TYPE } from './media-types';
import type { Form } from './form';

/** Vtiger on premise: one address, sessions, and HTTP 200 for whatever was handled. */
export const webservice: Form = {
	covers: ( path ) => path === '/webservice.php',

	parse: ( { crm }, incoming ) => parseCall( crm, incoming ),

	refuse: () => null,

	render: ( _emulator, outcome ) => {
		switch ( outcome.kind ) {
			case 'result':
				return json( { success: true, result: outcome.result } );
			case 'error': {
				const { code, message } = outcome.error;
				return json( { success: false, error: { code, message } } );
			}
			case 'crash':
				return { status: 500, type: HTML_TYPE, body: '' };
		}
	},

	stamp: ( { crm }, response ) => {
		response.setHeader( 'Date', new Date( crm.clock.now() ).toUTCString() );
	},
};

function json( value: unknown ) {
	return { status: 200, type: JSON_TYPE, body: JSON.stringify( value ) };
}
