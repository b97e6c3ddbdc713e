import { after } from 'node:test';
import { chromium, type Browser } from 'playwright-core';

let browser: Promise< Browser > | undefined;

/** One Chromium for a file's tests. It must stay away from the network: the flags end what it does on its own. */
export function openBrowser(): Promise< Browser > {
	browser ??= chromium.launch( {
		executablePath: process.env.CROSSWALK_CHROMIUM ?? '/usr/bin/chromium',
		args: [
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	} );
	return browser;
}

after( async () => {
	await ( await browser )?.close();
} );
