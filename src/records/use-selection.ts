import { useState } from '@wordpress/element';

export interface Selection {
	/** Selected ones that are still listed. */
	ids: number[];
	all: boolean;
	has: ( id: number ) => boolean;
	toggle: ( id: number, on: boolean ) => void;
	selectAll: ( on: boolean ) => void;
	clear: () => void;
}

/**
 * Which rows of a list are selected. What leaves the list is no longer selected.
 *
 * @param listed Ids of the rows.
 */
export function useSelection( listed: number[] ): Selection {
	const [ chosen, setChosen ] = useState< number[] >( [] );
	const ids = listed.filter( ( id ) => chosen.includes( id ) );
	return {
		ids,
		all: ids.length === listed.length,
		has: ( id ) => ids.includes( id ),
		toggle: ( id, on ) =>
			setChosen( on ? [ ...ids, id ] : ids.filter( ( x ) => x !== id ) ),
		selectAll: ( on ) => setChosen( on ? listed : [] ),
		clear: () => setChosen( [] ),
	};
}
