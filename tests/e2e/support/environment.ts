import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What the runner prepared for this file: a site of its own, served over HTTP, and an emulated Vtiger. */
export const environment = {
	url: required( 'CROSSWALK_SITE_URL' ),
	siteDir: required( 'CROSSWALK_SITE_DIR' ),
	woocommerce: process.env.CROSSWALK_WOOCOMMERCE !== '',
	/** The oldest supported WordPress, or the newest. */
	line: required( 'CROSSWALK_LINE' ) as 'current' | 'oldest',
	vtiger: {
		url: required( 'CROSSWALK_VTIGER_URL' ),
		username: required( 'CROSSWALK_VTIGER_USER' ),
		accessKey: required( 'CROSSWALK_VTIGER_KEY' ),
	},
	artefacts: required( 'CROSSWALK_ARTEFACTS' ),
	screenshots: required( 'CROSSWALK_SCREENSHOTS' ),
};

/**
 * Runs PHP on the site, with WordPress loaded, and gives what it returns.
 *
 * @param code PHP without the opening tag that returns something JSON can carry.
 * @param site Another site than the file's own.
 */
export async function php< T = unknown >(
	code: string,
	site: { dir: string; env: NodeJS.ProcessEnv } = {
		dir: environment.siteDir,
		env: process.env,
	}
): Promise< T > {
	const dir = mkdtempSync( join( tmpdir(), 'crosswalk-php-' ) );
	const file = join( dir, 'code.php' );
	const load = `require ${ JSON.stringify( `${ site.dir }/wp-load.php` ) };`;
	writeFileSync(
		file,
		`<?php\n${ load }\n$result = ( static function () {\n${ code }\n} )();\necho "\\n\\x1e", json_encode( $result );\n`
	);
	try {
		const { stdout } = await promisify( execFile )( 'php', [ file ], {
			maxBuffer: 64 * 1024 * 1024,
			env: site.env,
		} );
		return JSON.parse( stdout.split( '\x1e' ).pop() ?? 'null' ) as T;
	} finally {
		rmSync( dir, { recursive: true } );
	}
}

function required( name: string ): string {
	const value = process.env[ name ];
	if ( value === undefined ) {
		throw new Error(
			`${ name } is not set: run this by npm run test:e2e.`
		);
	}
	return value;
}
