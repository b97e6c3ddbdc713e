/**
 * What the database's collation compares: case, accents and trailing blanks do not count.
 *
 * @param text Any text.
 */
export function fold( text: string ): string {
	const lower = text.trimEnd().toLowerCase();

	if ( /^[\x00-\x7f]*$/.test( lower ) ) {
		return lower;
	}
	return lower
		.normalize( 'NFD' )
		.replace( /\p{M}/gu, '' )
		.replace( /ß/g, 'ss' );
}
