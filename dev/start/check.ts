import type { Rest } from './rest';

/**
 * Asks the admin page as a browser would, and REST; throws a sentence about what is wrong.
 *
 * @param url
 * @param rest
 * @param page Path of the admin page.
 */
export async function check(
	url: string,
	rest: Rest,
	page: string
): Promise< void > {
	const html = await adminPage( url, page );
	if ( ! html.includes( 'id="crosswalk' ) ) {
		throw new Error(
			`The admin page ${ page } came without Crosswalk in it.`
		);
	}
	const { state, sentence } = await rest.get< {
		state: string;
		sentence: string;
	} >( '/status' );
	if ( ! [ 'good', 'attention' ].includes( state ) ) {
		throw new Error( `The status is "${ state }": ${ sentence }` );
	}
}

async function adminPage( url: string, page: string ): Promise< string > {
	const login = await fetch( `${ url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			cookie: 'wordpress_test_cookie=WP+Cookie+check',
		},
		body: new URLSearchParams( {
			log: 'admin',
			pwd: 'password',
			testcookie: '1',
		} ).toString(),
	} );
	const cookie = login.headers
		.getSetCookie()
		.map( ( line ) => line.split( ';' )[ 0 ] )
		.join( '; ' );
	if ( ! cookie.includes( 'wordpress_logged_in' ) ) {
		throw new Error(
			`Logging in as admin answered ${ login.status } without a session.`
		);
	}
	const response = await fetch( `${ url }${ page }`, {
		headers: { cookie },
		redirect: 'manual',
	} );
	if ( response.status !== 200 ) {
		throw new Error(
			`The admin page ${ page } answered ${ response.status }.`
		);
	}
	return response.text();
}
