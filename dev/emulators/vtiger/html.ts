const LATIN =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
		' '
	);

const ASCII: Record< string, string > = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#039;',
};

/**
 * PHP's htmlentities() for what names contain: markup and Latin-1.
 *
 * @param text Any text.
 */
export function htmlEntities( text: string ): string {
	return text.replace(
		/[&<>"'\u00a0-\u00ff]/g,
		( char ) =>
			ASCII[ char ] ?? `&${ LATIN[ char.charCodeAt( 0 ) - 160 ] };`
	);
}

export const LOGIN_PAGE =
	'<!DOCTYPE html>\n<html><head><title>Vtiger</title></head><body><div class="loginDiv">' +
	'<form method="POST" action="index.php"><input type="hidden" name="module" value="Users">' +
	'<input name="username" placeholder="Username"><input name="password" type="password" placeholder="Password">' +
	'<button type="submit">Sign in</button></form></div></body></html>\n';
