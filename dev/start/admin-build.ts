import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../env/process';
import { root } from '../paths';

/**
 * Builds the admin where its sources are newer than what was built last.
 */
export async function buildAdmin(): Promise< void > {
	const built = join( root, 'build/index.asset.php' );
	if (
		existsSync( built ) &&
		statSync( built ).mtimeMs > newest( join( root, 'src' ) )
	) {
		return;
	}
	await must( process.execPath, [ join( root, 'dev/run.mjs' ), 'build' ], {
		cwd: root,
	} );
}

function newest( dir: string ): number {
	return readdirSync( dir, { withFileTypes: true, recursive: true } )
		.filter( ( entry ) => entry.isFile() )
		.reduce(
			( latest, entry ) =>
				Math.max(
					latest,
					statSync( join( entry.parentPath, entry.name ) ).mtimeMs
				),
			0
		);
}
