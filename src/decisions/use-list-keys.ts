import type { KeyboardEvent } from 'react';
import type { Decision } from '../types/generated';

/**
 * j and k walk through the list, Enter goes to the answers. They work where the focus is in the list and in nothing one
 * types into: a single letter must not act anywhere else.
 *
 * @param decisions In the list.
 * @param open      The one that is open.
 * @param onOpen    Opens another one.
 * @param onEnter   Goes to the answers.
 */
export function useListKeys(
	decisions: Decision[],
	open: number | undefined,
	onOpen: ( id: number ) => void,
	onEnter: () => void
) {
	return ( event: KeyboardEvent< HTMLElement > ) => {
		const target = event.target as HTMLElement;
		const typing = target.matches(
			'input:not([type=checkbox]), select, textarea'
		);
		if ( typing || event.metaKey || event.ctrlKey || event.altKey ) {
			return;
		}
		const step = { j: 1, k: -1 }[ event.key ];
		if ( step ) {
			const at = decisions.findIndex( ( { id } ) => id === open );
			const next = decisions[ at + step ];
			if ( next ) {
				event.preventDefault();
				onOpen( next.id );
			}
		} else if (
			event.key === 'Enter' &&
			target.dataset.decision === String( open )
		) {
			event.preventDefault();
			onEnter();
		}
	};
}
