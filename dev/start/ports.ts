import { createServer } from 'node:net';
import { freePort } from '../env/process';

/**
 * The port to use: the one asked for, else that of the last start, so that addresses and logins stay, else a free one.
 *
 * @param asked 0: none.
 * @param last
 */
export async function portFor(
	asked: number,
	last?: number
): Promise< number > {
	if ( asked ) {
		if ( ! ( await isFree( asked ) ) ) {
			throw new Error( `Port ${ asked } is in use.` );
		}
		return asked;
	}
	return last && ( await isFree( last ) ) ? last : freePort();
}

function isFree( port: number ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const server = createServer();
		server.once( 'error', () => resolve( false ) );
		server.listen( port, '127.0.0.1', () =>
			server.close( () => resolve( true ) )
		);
	} );
}
