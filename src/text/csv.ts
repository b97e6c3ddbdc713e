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

/**
 * Hands a file to the browser.
 *
 * @param name File name.
 * @param csv  Content.
 */
export function downloadCsv( name: string, csv: string ): void {
	const url = URL.createObjectURL(
		new Blob( [ csv ], { type: 'text/csv;charset=utf-8' } )
	);
	const link = document.createElement( 'a' );
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL( url );
}
