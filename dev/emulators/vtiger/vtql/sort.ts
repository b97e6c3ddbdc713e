import { sortKey } from './compare';
import type { Crm } from '../crm';
import type { FieldDef, ModuleDef } from '../schema/types';
import type { StoredRecord } from '../types';

/**
 * A module's records in the order asked for; records that agree in all of it by id.
 *
 * @param crm    The CRM.
 * @param module The module.
 * @param order  Columns, the most important first.
 */
export function sorted(
	crm: Crm,
	module: ModuleDef,
	order: { field: FieldDef; descending: boolean }[]
): readonly StoredRecord[] {
	const rows = crm.store.rows( module.name );
	const [ first ] = order;
	if ( ! first || ( first.field.name === 'id' && ! first.descending ) ) {
		return rows;
	}
	const keys = order.map( ( { field, descending } ) => ( {
		key: sortKey( field ),
		name: field.name,
		sign: descending ? -1 : 1,
	} ) );
	const decorated = rows.map( ( record ) => ( {
		record,
		by: keys.map( ( { key, name } ) =>
			name === 'id' ? record.id : key( record.values[ name ] ?? '' )
		),
	} ) );
	decorated.sort( ( a, b ) => {
		for ( const [ index, { sign } ] of keys.entries() ) {
			const left = a.by[ index ] as string | number;
			const right = b.by[ index ] as string | number;
			if ( left !== right ) {
				return left < right ? -sign : sign;
			}
		}
		return a.record.id - b.record.id;
	} );
	return decorated.map( ( { record } ) => record );
}
