import { useState } from '@wordpress/element';
import { useDebounced } from '../records/use-debounced';
import { metaKeysPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { MetaKey } from '../types/generated';
import type { MappingPlace } from '../api/mapping-commands';

/**
 * Meta fields of the shop that nobody has mapped yet: those that new records hold, or that a whole name finds.
 *
 * @param place  Whose mapping.
 * @param wanted Somebody is looking.
 */
export function useMetaFields(
	{ connection, module }: MappingPlace,
	wanted: boolean
): { found: MetaKey[]; loading: boolean; search: ( text: string ) => void } {
	const [ text, search ] = useState( '' );
	const settled = useDebounced( text );
	const { data, loading } = useResource(
		wanted ? metaKeysPath( connection, module, settled ) : null
	);
	return { found: data ?? [], loading: loading || settled !== text, search };
}
