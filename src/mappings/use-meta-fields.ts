import { useState } from '@wordpress/element';
import { useDebounced } from '../records/use-debounced';
import { metaKeysPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Mapping, MetaKey } from '../types/generated';
import { useMapping } from './mapping-context';

const NONE: MetaKey[] = [];

/**
 * Meta fields that new records of the shop hold. Loaded with the mapping, so that a name can be typed as soon as a list
 * opens.
 *
 * @param mapping Whose.
 */
export function useCommonMeta( mapping: Mapping ): {
	keys: MetaKey[];
	loading: boolean;
} {
	const { data, loading } = useResource(
		mapping.has_meta
			? metaKeysPath( mapping.connection_id, mapping.module, '' )
			: null
	);
	return { keys: data ?? NONE, loading };
}

/**
 * Meta fields of the shop: those that new records hold, and those that a whole name finds.
 *
 * @param wanted Somebody is looking.
 */
export function useMetaFields( wanted: boolean ): {
	found: MetaKey[];
	loading: boolean;
	search: ( text: string ) => void;
} {
	const { mapping, commonMeta } = useMapping();
	const [ text, search ] = useState( '' );
	const settled = useDebounced( text );
	const { data, loading } = useResource(
		wanted && settled
			? metaKeysPath( mapping.connection_id, mapping.module, settled )
			: null
	);
	const isCommon = ( { field }: MetaKey ) =>
		commonMeta.keys.some( ( one ) => one.field.name === field.name );
	return {
		found: wanted
			? [
					...commonMeta.keys,
					...( data ?? NONE ).filter( ( key ) => ! isCommon( key ) ),
				]
			: NONE,
		loading:
			wanted && ( commonMeta.loading || loading || settled !== text ),
		search,
	};
}
