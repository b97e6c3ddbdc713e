/**
 * Hands a file to the browser.
 *
 * @param name    File name.
 * @param content What is in it.
 * @param type    MIME type.
 */
export function download( name: string, content: string, type: string ): void {
	const url = URL.createObjectURL( new Blob( [ content ], { type } ) );
	const link = document.createElement( 'a' );
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL( url );
}
