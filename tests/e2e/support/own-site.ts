import { after } from 'node:test';
import { openEnvironment } from '../../../dev/env/environment';
import { Cleanup, freePort } from '../../../dev/env/process';
import { serve } from '../../../dev/env/server';
import { createSite, type Site, type SiteOptions } from '../../../dev/env/site';

const cleanup = new Cleanup();
after( () => cleanup.run() );

/** One more site, for tests that need it otherwise than the file's own; gone when the file's tests are over. */
export async function ownSite( options: SiteOptions ): Promise< Site > {
	const environment = await openEnvironment( cleanup );
	const site = await createSite( environment, cleanup, {
		...options,
		url: `http://127.0.0.1:${ await freePort() }`,
	} );
	await serve( site, cleanup );
	return site;
}
