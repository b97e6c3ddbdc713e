import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { store, type Resource } from './index';
import type { Path } from './paths';
import { useInterval } from './use-interval';

const NOT_ASKED = { loading: false };

export interface LiveResource< T > extends Resource< T > {
	reload: () => void;
}

/**
 * A REST resource of the store, loaded when it is first asked for.
 *
 * @param path    Of the resource; null asks for nothing.
 * @param pollSec Ask again every so many seconds while the page is visible.
 */
export function useResource< T >(
	path: Path< T > | null,
	pollSec = 0
): LiveResource< T > {
	const resource = useSelect(
		( select ) => ( path ? select( store ).resource( path ) : undefined ),
		[ path ]
	) as Resource< T > | undefined;
	const { load } = useDispatch( store );
	const reload = () => {
		if ( path ) {
			void load( path );
		}
	};
	useEffect( () => {
		if ( path ) {
			void load( path );
		}
	}, [ path, load ] );
	useInterval( reload, path ? pollSec : 0 );
	return { ...( resource ?? NOT_ASKED ), reload };
}
