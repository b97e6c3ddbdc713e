import { createReduxStore, register } from '@wordpress/data';
import { toApiError, type ApiError } from '../api/errors';
import { get, withQuery } from '../api/request';
import type { List } from '../types/generated';

/** What is known of one REST resource. Old data stays while newer is being loaded or could not be. */
export interface Resource< T > {
	data?: T;
	error?: ApiError;
	loading: boolean;
}

type State = Record< string, Resource< unknown > >;

type Action =
	| { type: 'START'; path: string }
	| { type: 'RECEIVE'; path: string; data: unknown }
	| { type: 'FAIL'; path: string; error: ApiError };

interface Thunk {
	dispatch: ( ( action: Action ) => void ) & {
		load: ( path: string ) => Promise< void >;
	};
	select: { resource: ( path: string ) => Resource< unknown > | undefined };
}

const UNKNOWN: Resource< unknown > = { loading: false };

export function reducer( state: State = {}, action: Action ): State {
	const known = state[ action.path ] ?? UNKNOWN;
	switch ( action.type ) {
		case 'START':
			return { ...state, [ action.path ]: { ...known, loading: true } };
		case 'RECEIVE':
			return {
				...state,
				[ action.path ]: { data: action.data, loading: false },
			};
		case 'FAIL':
			return {
				...state,
				[ action.path ]: {
					...known,
					error: action.error,
					loading: false,
				},
			};
	}
	// Redux asks with actions of its own, too.
	return state;
}

const actions = {
	receive: ( path: string, data: unknown ): Action => ( {
		type: 'RECEIVE',
		path,
		data,
	} ),

	/** Loads or reloads a resource; a second call while one is under way does nothing. */
	load:
		( path: string ) =>
		async ( { dispatch, select }: Thunk ) => {
			if ( select.resource( path )?.loading ) {
				return;
			}
			dispatch( { type: 'START', path } );
			try {
				const data = await get( path );
				dispatch( { type: 'RECEIVE', path, data } );
			} catch ( thrown ) {
				dispatch( { type: 'FAIL', path, error: toApiError( thrown ) } );
			}
		},

	/** Appends the next page of a list. */
	loadMore:
		( path: string ) =>
		async ( { dispatch, select }: Thunk ) => {
			const known = select.resource( path );
			const list = known?.data as List< unknown > | undefined;
			if ( ! list?.next || known?.loading ) {
				return;
			}
			dispatch( { type: 'START', path } );
			try {
				const page = await get< List< unknown > >(
					withQuery( path, { cursor: list.next } )
				);
				const data = {
					...page,
					items: [ ...list.items, ...page.items ],
				};
				dispatch( { type: 'RECEIVE', path, data } );
			} catch ( thrown ) {
				dispatch( { type: 'FAIL', path, error: toApiError( thrown ) } );
			}
		},
};

export const store = createReduxStore( 'crosswalk', {
	reducer,
	actions,
	selectors: {
		resource: ( state: State, path: string ) => state[ path ],
		paths: ( state: State ) => Object.keys( state ),
	},
} );

register( store );
