import { join } from 'node:path';
import { startVtigerEmulator } from '../emulators/vtiger';
import type { RunningVtiger, VtigerOptions } from '../emulators/vtiger';
import { openEnvironment, type Environment } from '../env/environment';
import { must, type Cleanup } from '../env/process';
import { createSite, phpFlags, type Site } from '../env/site';
import { root } from '../paths';

const scripts = join( root, 'dev/bench/php' );

/** Where figures are measured: throw-away sites, emulated CRMs, and PHP to run on the sites. */
export class Lab {
	private constructor(
		private readonly environment: Environment,
		private readonly cleanup: Cleanup,
		readonly quick: boolean,
		/** Version; null where there is none on this machine. */
		readonly woocommerce: string | null,
		readonly wordpress: string
	) {}

	static async open( cleanup: Cleanup, quick: boolean ): Promise< Lab > {
		const environment = await openEnvironment( cleanup );
		const site = await createSite( environment, cleanup );
		await site.drop();
		return new Lab(
			environment,
			cleanup,
			quick,
			site.woocommerce,
			site.wordpress
		);
	}

	/** So many records, or a tenth of them when it must be quick. */
	records( full: number ): number {
		return this.quick ? Math.ceil( full / 10 ) : full;
	}

	/** A shop of its own with the plugin active; without WooCommerce the sample shop. */
	site( options: { woocommerce?: boolean } = {} ): Promise< Site > {
		return createSite( this.environment, this.cleanup, options );
	}

	async vtiger( options: VtigerOptions = {} ): Promise< RunningVtiger > {
		const vtiger = await startVtigerEmulator( options );
		this.cleanup.add( () => vtiger.close() );
		return vtiger;
	}

	/**
	 * Runs a script of php/ on a site.
	 *
	 * @return What it answers.
	 */
	async php< Answer >(
		site: Site,
		script: string,
		options: Record< string, unknown > = {}
	): Promise< Answer > {
		const given = JSON.stringify( {
			...options,
			sample: site.woocommerce === null,
		} );
		const output = await must(
			'php',
			[
				...phpFlags(),
				join( scripts, `${ script }.php` ),
				site.dir,
				given,
			],
			{ env: { ...site.env, CROSSWALK_BLOCK_HTTP: '1' } }
		);
		// Whatever else was printed stands before the last line.
		return JSON.parse( output.trim().split( '\n' ).pop() ?? '' ) as Answer;
	}
}

/** What a script needs to connect with an emulated CRM. */
export function connectionTo( vtiger: RunningVtiger ) {
	return {
		connector: 'vtiger',
		settings: { url: vtiger.url, username: vtiger.username },
		secrets: { access_key: vtiger.accessKey },
	};
}
