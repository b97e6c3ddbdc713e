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

/** Loads under way, so that the next page of a list can follow them. */
const loads = new Map< string, Promise< void > >();

const actions = {
	receive: ( path: string, data: unknown ): Action => ( {
		type: 'RECEIVE',
		path,
		data,
	} ),

	/**
	 * Loads or reloads a resource, of a list as much as was there before; a second call while one is under way does
	 * nothing.
	 *
	 * @param path Of the resource.
	 */
	load:
		( path: string ) =>
		async ( { dispatch, select }: Thunk ) => {
			const known = select.resource( path );
			if ( known?.loading ) {
				return;
			}
			const load = ask( dispatch, path, async () => {
				const data = await get( path );
				return isList( data ) && isList( known?.data )
					? filled( path, data, known.data.items.length )
					: data;
			} );
			loads.set( path, load );
			await load;
			loads.delete( path );
		},

	/**
	 * Appends the next page of a list, once a load of it that is under way has ended.
	 *
	 * @param path Of the list.
	 */
	loadMore:
		( path: string ) =>
		async ( { dispatch, select }: Thunk ) => {
			await loads.get( path );
			const known = select.resource( path );
			const list = known?.data;
			if ( isList( list ) && list.next && ! known?.loading ) {
				await ask( dispatch, path, () =>
					filled( path, list, list.items.length + 1 )
				);
			}
		},
};

async function ask(
	dispatch: Thunk[ 'dispatch' ],
	path: string,
	answer: () => Promise< unknown >
): Promise< void > {
	dispatch( { type: 'START', path } );
	try {
		dispatch( { type: 'RECEIVE', path, data: await answer() } );
	} catch ( thrown ) {
		dispatch( { type: 'FAIL', path, error: toApiError( thrown ) } );
	}
}

function isList( data: unknown ): data is List< unknown > {
	return typeof data === 'object' && data !== null && 'next' in data;
}

/**
 * A list with so many pages more that it has at least so many items, if there are as many.
 *
 * @param path Of the list.
 * @param list What is there of it.
 * @param size Items wanted.
 */
async function filled(
	path: string,
	list: List< unknown >,
	size: number
): Promise< List< unknown > > {
	if ( ! list.next || list.items.length >= size ) {
		return list;
	}
	const page = await get< List< unknown > >(
		withQuery( path, { cursor: list.next } )
	);
	return filled(
		path,
		{ ...page, items: [ ...list.items, ...page.items ] },
		size
	);
}

export const store = createReduxStore( 'crosswalk', {
	reducer,
	actions,
	selectors: {
		resource: ( state: State, path: string ) => state[ path ],
		paths: ( state: State ) => Object.keys( state ),
	},
} );

register( store );
