import { spawn, type SpawnOptions } from 'node:child_process';

/**
 * Runs a command, keeps what it prints, and shows it as it comes where asked to.
 *
 * @param file
 * @param args
 * @param options
 * @param live
 */
export function show(
	file: string,
	args: string[],
	options: SpawnOptions,
	live: boolean
): Promise< { code: number; output: string } > {
	return new Promise( ( resolve ) => {
		const child = spawn( file, args, {
			...options,
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		} );
		let output = '';
		const take = ( chunk: Buffer ) => {
			output += chunk;
			if ( live ) {
				process.stdout.write( chunk );
			}
		};
		child.stdout?.on( 'data', take );
		child.stderr?.on( 'data', take );
		child.on( 'error', ( error ) =>
			resolve( { code: 127, output: output + error.message } )
		);
		child.on( 'close', ( code ) =>
			resolve( { code: code ?? 130, output } )
		);
	} );
}
