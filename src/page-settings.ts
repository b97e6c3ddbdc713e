export interface PageSettings {
	restNamespace: string;
	/** Address of the namespace, for links to files. */
	restUrl: string;
	restNonce: string;
	version: string;
	capabilities: Capabilities;
	adminUrl: string;
	/** As WordPress writes it: "de_DE". */
	locale: string;
	/** The site's: "Europe/Warsaw" or "+02:00". */
	timeZone: string;
	/** There is a connection already; decides only which skeleton is drawn first. */
	setupDone: boolean;
}

export interface Capabilities {
	manage: boolean;
	map: boolean;
	sync: boolean;
	viewLog: boolean;
	verify: boolean;
}

declare global {
	interface Window {
		crosswalk?: PageSettings;
	}
}

const NOTHING_ALLOWED: PageSettings = {
	restNamespace: 'crosswalk/v1',
	restUrl: '',
	restNonce: '',
	version: '',
	capabilities: {
		manage: false,
		map: false,
		sync: false,
		viewLog: false,
		verify: false,
	},
	adminUrl: '',
	locale: 'en_US',
	timeZone: 'UTC',
	setupDone: true,
};

/** What PHP printed beside the script. */
export function pageSettings(): PageSettings {
	return window.crosswalk ?? NOTHING_ALLOWED;
}

export function can( capability: keyof Capabilities ): boolean {
	return pageSettings().capabilities[ capability ];
}
