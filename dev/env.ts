import { keepEnvironment, publish } from './env/environment';
import { Cleanup } from './env/process';
import { createSite } from './env/site';
import { requireSystem } from './env/system';

/**
 * Keeps a database server and the templates of the usual sites until Ctrl-C, so that test runs start in seconds.
 */
async function main(): Promise< void > {
	const cleanup = new Cleanup();
	try {
		await requireSystem( 'php', 'mariadb' );
		const environment = await keepEnvironment( cleanup );
		const site = await createSite( environment, cleanup, { plugin: null } );
		await site.drop();
		publish( environment );
		console.log(
			`WordPress ${ site.wordpress }, WooCommerce ${ site.woocommerce ?? 'absent' }. The environment is up; Ctrl-C ends it.`
		);
		setInterval( () => {}, 1 << 30 );
	} catch ( error ) {
		await cleanup.run();
		console.error( error instanceof Error ? error.message : error );
		process.exitCode = 1;
	}
}

void main();
