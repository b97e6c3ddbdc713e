/**
 * A body as a person reads it: JSON and forms in lines, anything else, and what was cut, as it is.
 *
 * @param text Of a message.
 */
export function readable( text: string ): string {
	try {
		return JSON.stringify( JSON.parse( text ), null, 2 );
	} catch {
		return /^[\w.[\]-]+=[^\n]*&/.test( text )
			? text.replaceAll( '&', '\n&' )
			: text;
	}
}
