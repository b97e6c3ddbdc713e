import { queryField, selected } from './columns';
import { compile } from './compare';
import { sorted } from './sort';
import { productTaxRows } from '../product-taxes';
import { emptyValue } from '../values';
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
export function execute(
	crm: Crm,
	module: ModuleDef,
	user: User,
	query: Query
): Values[] {
	const matches = filter( crm, module, query );
	if ( query.select === 'count' ) {
		const found = crm.store.rows( module.name ).filter( matches );
		return [ { count: String( found.length ) } ];
	}
	if ( module.name === 'ProductTaxes' ) {
		return crm.traps.on( 'productTaxesEmpty' ) ? [] : productTaxRows( crm );
	}
	const columns = selected( crm, module, user, query );
	const order = query.orderBy.map( ( { field, descending } ) => ( {
		field: queryField( crm, module, field ),
		descending,
	} ) );
	const joined =
		module.inventory &&
		columns.some( ( { line } ) => line ) &&
		crm.traps.on( 'selectStarJoinsLines' );
	const width = ( record: StoredRecord ) =>
		joined ? Math.max( 1, crm.store.lines( record.id ).length ) : 1;
	return page(
		sorted( crm, module, order ),
		matches,
		width,
		rowWindow( crm, query )
	).map( ( record ) => row( crm, record, columns ) );
}

/** Cuts a page out of the rows that match; a record is as many rows wide as it has joined lines. */
function page(
	ordered: readonly StoredRecord[],
	matches: ( record: StoredRecord ) => boolean,
	width: ( record: StoredRecord ) => number,
	{ offset, count }: { offset: number; count: number }
): StoredRecord[] {
	const found: StoredRecord[] = [];
	let position = 0;
	for ( const record of ordered ) {
		if ( position >= offset + count ) {
			break;
		}
		if ( matches( record ) ) {
			position += width( record );
			if ( position > offset ) {
				found.push( record );
			}
		}
	}
	return found;
}

function filter(
	crm: Crm,
	module: ModuleDef,
	query: Query
): ( record: StoredRecord ) => boolean {
	const tests = query.where.map( ( all ) =>
		all.map( ( condition ) => {
			const field = queryField( crm, module, condition.field );
			return recordTest(
				crm,
				module,
				field,
				compile( field, condition )
			);
		} )
	);
	return ( record ) =>
		! record.deleted &&
		( tests.length === 0 ||
			tests.some( ( all ) => all.every( ( test ) => test( record ) ) ) );
}

function recordTest(
	crm: Crm,
	module: ModuleDef,
	field: FieldDef,
	test: ( value: string ) => boolean
): ( record: StoredRecord ) => boolean {
	if ( field.name === 'id' ) {
		return ( record ) => test( `x${ record.id }` );
	}
	const value = ( record: StoredRecord ) =>
		test( record.values[ field.name ] ?? emptyValue( field ) );
	if ( field.line && module.inventory ) {
		return ( record ) => crm.store.lines( record.id ).some( value );
	}
	return value;
}

function rowWindow(
	crm: Crm,
	query: Query
): { offset: number; count: number } {
	const { offset, count } = query.limit ?? { offset: 0, count: ROW_CAP };
	return {
		offset,
		count: crm.traps.on( 'rowCap' ) ? Math.min( count, ROW_CAP ) : count,
	};
}

function row( crm: Crm, record: StoredRecord, columns: FieldDef[] ): Values {
	const values: Values = {};
	const isHeader = record.module !== 'LineItem';
	for ( const field of columns ) {
		values[ field.name ] =
			field.line && isHeader
				? ''
				: ( record.values[ field.name ] ?? emptyValue( field ) );
	}
	values.id = crm.id( record );
	return values;
}
