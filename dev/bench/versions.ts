import { cpus } from 'node:os';
import { must } from '../env/process';
import type { Lab } from './lab';

/** On what the figures were taken. */
export async function versions(
	lab: Lab
): Promise< Record< string, string | number | null > > {
	const [ php, database ] = await Promise.all( [
		must( 'php', [ '-r', 'echo PHP_VERSION;' ] ),
		must( 'mariadbd', [ '--version' ] ),
	] );
	return {
		wordpress: lab.wordpress,
		woocommerce: lab.woocommerce,
		php,
		mariadb: database.match( /Ver ([\d.]+)/ )?.[ 1 ] ?? database.trim(),
		node: process.version,
		cores: cpus().length,
	};
}
