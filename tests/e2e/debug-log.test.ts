import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import { environment, php } from './support/environment';
import { assertFits, crosswalk } from './support/page';

let connection = 0;

/** Connected as over the form: the site tests a connection by itself, so there is something to record. */
before( async () => {
	const { url, username, accessKey } = environment.vtiger;
	connection = await php< number >( `
		$plugin = new Crosswalk\\Plugin();
		return $plugin->connections->add( array(
			'connector' => 'vtiger',
			'name'      => 'Acme CRM',
			'settings'  => array( 'url' => '${ url }', 'username' => '${ username }' ),
			'secrets'   => array( 'access_key' => '${ accessKey }' ),
			'modules'   => array(),
			'options'   => array(),
		) );
	` );
} );

adminTest(
	'what a connection sends is recorded, searched, opened and downloaded, without its key (V8)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/debug-log', `&connection=${ connection }` ) );
		await page.getByText( 'Nothing is recorded yet.' ).waitFor();
		await axe();
		await screenshot( 'debug-log-empty' );
		await page
			.getByRole( 'button', { name: 'Record for 24 hours' } )
			.click();
		await page.getByText( /stops by itself in/ ).waitFor();
		await page.evaluate(
			( id ) =>
				(
					window as unknown as {
						wp: {
							apiFetch: ( request: object ) => Promise< unknown >;
						};
					}
				 ).wp.apiFetch( {
					path: `/crosswalk/v1/connections/${ id }/test`,
					method: 'POST',
				} ),
			connection
		);
		const rows = page.locator( '.crosswalk-debug__table tbody tr' );
		await rows.first().waitFor();
		await axe();
		await screenshot( 'debug-log' );

		await page.getByRole( 'searchbox' ).fill( 'operation=login' );
		await page
			.getByRole( 'link', { name: /^GET/ } )
			.first()
			.waitFor( { state: 'hidden' } );
		await rows.first().getByRole( 'link' ).click();
		const drawer = page.getByRole( 'dialog' );
		await drawer.getByText( 'accessKey=•••' ).waitFor();
		await axe( '.crosswalk-drawer' );
		await screenshot( 'debug-log-message' );
		await page.keyboard.press( 'Escape' );

		const [ file ] = await Promise.all( [
			page.waitForEvent( 'download' ),
			page.getByRole( 'link', { name: 'Download', exact: true } ).click(),
		] );
		assert.equal( file.suggestedFilename(), 'crosswalk-debug-log.jsonl' );
		const text = await readFile( await file.path(), 'utf8' );
		const lines = text
			.trim()
			.split( '\n' )
			.map( ( line ) => JSON.parse( line ) as { method: string } );
		assert.ok( lines.length > 0 );
		assert.ok( lines.every( ( { method } ) => method === 'POST' ) );
		assert.ok( ! text.includes( environment.vtiger.accessKey ) );
	}
);

adminTest(
	'the debug log fits a phone, and is one click from the sync log and the settings (V22)',
	{ width: 390 },
	async ( { page, open } ) => {
		await open( crosswalk( '/sync-log', `&connection=${ connection }` ) );
		await page.getByRole( 'link', { name: 'Debug log' } ).click();
		await page.getByRole( 'heading', { name: 'Debug log' } ).waitFor();
		await page.locator( '.crosswalk-debug__table' ).waitFor();
		await assertFits( page );
		await page
			.locator( '.crosswalk-main' )
			.getByRole( 'link', { name: 'Settings' } )
			.click();
		await page.getByRole( 'link', { name: 'Debug log' } ).waitFor();
	}
);

adminTest(
	'a shop manager does not see how the site is connected (V3)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open } ) => {
		await open( crosswalk( '/debug-log' ) );
		await page.getByText( 'You may not open this page.' ).waitFor();
	}
);
