import { __ } from '@wordpress/i18n';
import { get, withQuery } from '../api/request';
import type { Mood } from '../runs/mood';
import { toCsv } from '../text/csv';
import { outcomeWords, SHOP } from '../text/words';
import type { List } from '../types/generated';
import type { ListedRecord } from './listed-record';

/**
 * A whole list, page after page.
 *
 * @param path     Of the list.
 * @param onLoaded Told the number of rows after each page.
 */
export async function everyPage< T >(
	path: string,
	onLoaded: ( rows: number ) => void = () => {}
): Promise< T[] > {
	const rows: T[] = [];
	let cursor: string | null = null;
	do {
		const page: List< T > = await get(
			withQuery( path, { cursor: cursor ?? '' } )
		);
		rows.push( ...page.items );
		onLoaded( rows.length );
		cursor = page.next;
	} while ( cursor );
	return rows;
}

/**
 * The list as a person sees it, as CSV (V21).
 *
 * @param records Rows.
 * @param remote  Name of the other system.
 * @param mood    Of the run they belong to.
 */
export function recordsCsv(
	records: ListedRecord[],
	remote: string,
	mood?: Mood
): string {
	return toCsv(
		[
			__( 'Time (UTC)', 'crosswalk' ),
			__( 'Module', 'crosswalk' ),
			__( 'Name', 'crosswalk' ),
			__( 'Outcome', 'crosswalk' ),
			__( 'Reason', 'crosswalk' ),
			__( 'Code', 'crosswalk' ),
			SHOP,
			remote,
		],
		records.map( ( record ) => [
			record.at,
			record.module,
			record.name,
			outcomeWords( record.outcome, mood ),
			record.reason,
			record.code,
			record.shop_id,
			record.remote_id,
		] )
	);
}
