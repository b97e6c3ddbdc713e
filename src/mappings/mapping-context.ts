import { createContext, useContext } from '@wordpress/element';
import type {
	MapField,
	Mapping,
	MetaKey,
	Side,
	Transform,
} from '../types/generated';

/** What every part of the page needs to know of the mapping that is being edited. */
export interface MappingContext {
	mapping: Mapping;
	transforms: Transform[];
	/** Of the mapping, with meta fields that were chosen meanwhile. */
	fieldsOf: ( side: Side ) => MapField[];
	addMeta: ( field: MapField ) => void;
	/** Meta fields that new records hold. */
	commonMeta: { keys: MetaKey[]; loading: boolean };
}

export const MappingProvider = createContext< MappingContext | null >( null );

export function useMapping(): MappingContext {
	const context = useContext( MappingProvider );
	if ( ! context ) {
		throw new Error( 'There is no mapping here.' );
	}
	return context;
}
