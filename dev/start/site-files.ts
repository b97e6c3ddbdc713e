import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { findWooCommerce, findWordPress, type Found } from '../env/find';
import { assemble } from '../env/site';
import { root } from '../paths';

export interface SiteFiles {
	dir: string;
	wordpress: Found;
	/** Null: the sample shop. */
	woocommerce: Found | null;
}

const source = join( root, 'dev/env/site' );

/**
 * The directory of the demo site: WordPress, WooCommerce where it can be had, and the plugin `npm start` works through.
 *
 * @param dir       Where the site is kept.
 * @param plugin    Where the plugin is linked from; null: it is mounted.
 * @param token     What a request must bring to run a step.
 * @param ownConfig Whether the site has its own wp-config.php instead of the one that reads the environment.
 */
export async function provideFiles(
	dir: string,
	plugin: string | null,
	token: string,
	ownConfig: boolean
): Promise< SiteFiles > {
	const wordpress = await findWordPress();
	const woocommerce = await findWooCommerce();
	forbidOtherShop( dir, woocommerce );
	await assemble( dir, wordpress.dir, woocommerce?.dir, plugin );
	if ( ownConfig ) {
		cpSync( join( source, 'wp-config.php' ), join( dir, 'wp-config.php' ) );
	}

	const content = join( dir, 'wp-content' );
	const demo = join( content, 'demo' );
	rmSync( demo, { recursive: true, force: true } );
	mkdirSync( demo, { recursive: true } );
	mkdirSync( join( content, 'mu-plugins' ), { recursive: true } );
	cpSync(
		join( source, 'demo.php' ),
		join( content, 'mu-plugins/demo.php' )
	);
	cpSync( join( source, 'order.php' ), join( demo, 'order.php' ) );
	cpSync( join( source, 'steps' ), join( demo, 'steps' ), {
		recursive: true,
	} );
	writeFileSync( join( demo, 'token' ), token, { mode: 0o600 } );
	if ( ! woocommerce ) {
		writeFileSync( join( demo, 'sample-shop' ), '' );
	}
	return { dir, wordpress, woocommerce };
}

/** A shop made without WooCommerce cannot become one with it, nor the other way round. */
function forbidOtherShop( dir: string, woocommerce: Found | null ): void {
	const marker = join( dir, 'wp-content/demo/token' );
	const had = existsSync( join( dir, 'wp-content/plugins/woocommerce' ) );
	if (
		existsSync( marker ) &&
		readFileSync( marker, 'utf8' ) &&
		had !== Boolean( woocommerce )
	) {
		throw new Error(
			`The shop of the last start was ${ had ? 'WooCommerce' : 'the sample shop' }, and now WooCommerce ${ had ? 'cannot be had' : 'is there' }. Start over with: npm start -- --reset`
		);
	}
}
