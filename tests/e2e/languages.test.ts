import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { adminTest } from './support/admin';
import { environment, php } from './support/environment';
import { crosswalk, syncedSandbox } from './support/page';

/**
 * A site in a language of its own, from right to left. Sites of one kind share a folder; only this one's database asks for
 * the language.
 */

const LANGUAGE = 'cw_RTL';
const folder = join( environment.siteDir, 'wp-content/languages' );
const files: string[] = [];

/** What only the page of decisions says. */
const EMPTY = 'There is nothing to decide.';

before( async () => {
	await syncedSandbox();
	add(
		`${ LANGUAGE }.l10n.php`,
		`<?php return array( 'messages' => array( "text direction\\4ltr" => 'rtl' ) );`
	);
	// As a language pack has them: a file for each script.
	for ( const [ script, text ] of [
		[ 'index', 'Control panel' ],
		[ 'decisions', EMPTY ],
	] as const ) {
		const hash = createHash( 'md5' )
			.update( `build/${ script }.js` )
			.digest( 'hex' );
		add(
			`plugins/crosswalk-${ LANGUAGE }-${ hash }.json`,
			JSON.stringify( {
				domain: 'messages',
				locale_data: {
					messages: {
						'': { domain: 'messages', lang: LANGUAGE },
						[ text ]: [ `${ text } [${ script }]` ],
					},
				},
			} )
		);
	}
	await php( `update_option( 'WPLANG', '${ LANGUAGE }' ); return true;` );
} );

after( () => files.forEach( ( file ) => rmSync( file ) ) );

adminTest(
	'a page that is loaded when it is shown is translated as the first one is',
	{},
	async ( { page, open } ) => {
		await open( crosswalk( '/decisions' ) );

		await page.getByText( 'Control panel [index]' ).first().waitFor();
		await page.getByText( `${ EMPTY } [decisions]` ).waitFor();
	}
);

adminTest(
	'where text goes from right to left, the sheet of such a page is the mirrored one',
	{},
	async ( { page, open } ) => {
		await open( crosswalk( '/decisions' ) );
		await page.getByText( EMPTY ).waitFor();

		const sheets = await page.evaluate( () =>
			[ ...document.styleSheets ]
				.filter( ( { href } ) => href?.includes( '/crosswalk/build/' ) )
				.map( ( { href } ) => new URL( href ?? '' ).pathname )
		);
		assert.ok(
			sheets.some( ( path ) => path.endsWith( '/decisions-rtl.css' ) ),
			sheets.join()
		);
		assert.deepEqual(
			sheets.filter( ( path ) => ! path.endsWith( '-rtl.css' ) ),
			[]
		);
	}
);

function add( name: string, content: string ): void {
	const file = join( folder, name );
	mkdirSync( join( file, '..' ), { recursive: true } );
	writeFileSync( file, content );
	files.push( file );
}
