import { compile, sortKey } from './compare';
import { productTaxRows } from '../product-taxes';
import { emptyValue } from '../values';
import { WsError } from '../ws-error';
import type { Crm } from '../crm';
import type { FieldDef, ModuleDef } from '../schema/types';
import type { StoredRecord, User, Values } from '../types';
import type { Query } from './parser';

const ROW_CAP = 100;

/**
 * Runs a parsed query.
 *
 * @param crm    The CRM.
 * @param module The module asked.
 * @param user   Who asks.
 * @param query  The query.
 */
export function execute( crm: Crm, module: ModuleDef, user: User, query: Query ): Values[] {
	const columns = selected( crm, module, user, query );
	const tests = query.where.map( ( all ) =>
		all.map( ( condition ) =>
			recordTest(
				crm,
				module,
				compile( queryField( crm, module, condition.field ), condition ),
				condition.field
			)
		)
	);
	const order = query.orderBy.map( ( { field, descending } ) => ( {
		field: queryField( crm, module, field ),
		descending,
	} ) );
	const matches = ( record: StoredRecord ) =>
		! record.deleted &&
		( tests.length === 0 || tests.some( ( all ) => all.every( ( test ) => test( record ) ) ) );

	if ( query.select === 'count' ) {
		return [
			{
				count: String( crm.store.rows( module.name ).filter( matches ).length ),
			},
		];
	}
	if ( module.name === 'ProductTaxes' ) {
		return crm.traps.on( 'productTaxesEmpty' ) ? [] : productTaxRows( crm );
	}
	const { offset, count } = rowWindow( crm, query );
	const joined =
		module.inventory && columns.some( ( { line } ) => line ) && crm.traps.on( 'selectStarJoinsLines' );
	const ordered = sorted( crm, module, order );
	const rows: StoredRecord[] = [];
	let position = 0;
	for ( const record of ordered ) {
		if ( position >= offset + count ) {
			break;
		}
		if ( matches( record ) ) {
			const width = joined ? Math.max( 1, crm.store.lines( record.id ).length ) : 1;
			if ( position + width > offset ) {
				rows.push( record );
			}
			position += width;
		}
	}
	return rows.map( ( record ) => row( crm, record, columns ) );
}

function selected( crm: Crm, module: ModuleDef, user: User, query: Query ): FieldDef[] {
	if ( query.select === 'count' ) {
		return [];
	}
	if ( query.select !== '*' ) {
		return query.select
			.filter( ( name ) => name !== 'id' )
			.map( ( name ) => queryField( crm, module, name ) );
	}
	const all = module.fields.filter(
		( { name, hidden } ) => name !== 'id' && ( ! hidden || isOpened( crm, module ) )
	);
	return all.filter(
		( { name } ) => name !== 'accesskey' || ( user.isAdmin && crm.traps.on( 'accessKeyVisible' ) )
	);
}

/** A field that a query may name. */
function queryField( crm: Crm, module: ModuleDef, name: string ): FieldDef {
	const field = module.fields.find( ( candidate ) => candidate.name.toLowerCase() === name.toLowerCase() );
	if ( ! field || ( field.hidden && ! isOpened( crm, module ) ) ) {
		throw new WsError( 'ACCESS_DENIED', `Permission to access '.${ name }.' attribute denied.` );
	}
	if ( field.name === 'accesskey' && ! crm.traps.on( 'accessKeyVisible' ) ) {
		throw new WsError( 'ACCESS_DENIED', `Permission to access '.${ name }.' attribute denied.` );
	}
	return field;
}

function isOpened( crm: Crm, module: ModuleDef ): boolean {
	return ! module.inventory && ! crm.traps.on( 'taxColumnsNotQueryable' );
}

function recordTest(
	crm: Crm,
	module: ModuleDef,
	test: ( value: string ) => boolean,
	field: string
): ( record: StoredRecord ) => boolean {
	if ( field.toLowerCase() === 'id' ) {
		return ( record ) => test( `x${ record.id }` );
	}
	const def = queryField( crm, module, field );
	const empty = emptyValue( def );
	if ( def.line && module.inventory ) {
		return ( record ) =>
			crm.store.lines( record.id ).some( ( line ) => test( line.values[ def.name ] ?? empty ) );
	}
	return ( record ) => test( record.values[ def.name ] ?? empty );
}

function rowWindow( crm: Crm, query: Query ): { offset: number; count: number } {
	const { offset, count } = query.limit ?? { offset: 0, count: ROW_CAP };
	return {
		offset,
		count: crm.traps.on( 'rowCap' ) ? Math.min( count, ROW_CAP ) : count,
	};
}

function sorted(
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

function row( crm: Crm, record: StoredRecord, columns: FieldDef[] ): Values {
	const values: Values = {};
	const isHeader = record.module !== 'LineItem';
	for ( const field of columns ) {
		values[ field.name ] =
			field.line && isHeader ? '' : record.values[ field.name ] ?? emptyValue( field );
	}
	values.id = crm.id( record );
	return values;
}
