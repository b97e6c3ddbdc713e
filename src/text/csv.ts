import { download } from './download';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as a file that spreadsheets open: UTF-8 with a mark, CRLF, quoted where needed (RFC 4180).
 *
 * @param header Column titles.
 * @param rows   Cells.
 */
export function toCsv(
	header: string[],
	rows: ( string | number )[][]
): string {
	return (
		BYTE_ORDER_MARK +
		[ header, ...rows ]
			.map( ( row ) => row.map( cell ).join( ',' ) + '\r\n' )
			.join( '' )
	);
}

function cell( value: string | number ): string {
	// A name from the CRM must not become a formula in the shop manager's spreadsheet.
	const text =
		typeof value === 'string' && /^[=+\-@\t\r]/.test( value )
			? `'${ value }`
			: String( value );
	return /[",\r\n]/.test( text )
		? `"${ text.replaceAll( '"', '""' ) }"`
		: text;
}

export function downloadCsv( name: string, csv: string ): void {
	download( name, csv, 'text/csv;charset=utf-8' );
}
