import assert from 'node:assert/strict';
import { before } from 'node:test';
import type { Page } from 'playwright-core';
import { adminTest, PHONE } from './support/admin';
import { severalMatches, type Matches } from './support/decisions';
import { php } from './support/environment';
import { assertFits, crosswalk, watchShifts } from './support/page';

let matches: Matches;

before( async () => {
	matches = await severalMatches(
		'Anna',
		'Bert',
		'Carla',
		'Dora',
		'Emil',
		'Frida'
	);
} );

const title = ( page: Page, name: string ) =>
	page.getByRole( 'heading', { name, level: 3 } );

adminTest(
	'the control panel leads to what is asked (E5)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk() );
		await page
			.getByText( '6 customers match several records of Practice.' )
			.waitFor();
		await axe();
		await screenshot( 'control-panel-decisions' );
		await page.getByRole( 'link', { name: /^Decide/ } ).click();

		await title( page, 'Anna Nowak' ).waitFor();
		assert.match( page.url(), /code=several_matches/ );
	}
);

adminTest(
	'a record stands beside its candidates, without anything shifting (E5)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		const shifted = await watchShifts( page );
		await open( crosswalk( '/decisions' ) );
		const row = page.getByRole( 'row', { name: /^Last name/ } );
		await row.waitFor();

		assert.deepEqual( await row.getByRole( 'cell' ).allInnerTexts(), [
			'Nowak',
			'Nowak',
			'Different:\nKowalska',
		] );
		assert.match(
			( await page
				.getByRole( 'table' )
				.getByRole( 'link', { name: /^Anna Nowak/ } )
				.first()
				.getAttribute( 'href' ) ) ?? '',
			new RegExp( `user_id=${ matches.users.Anna }` )
		);
		await axe();
		await screenshot( 'decisions' );
		assert.ok( ( await shifted() ) < 0.02, `CLS ${ await shifted() }` );
	}
);

adminTest(
	'by keyboard alone: j, k, Enter, and the link is made at once (E4)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open } ) => {
		await open( crosswalk( '/decisions' ) );
		await page
			.getByRole( 'link', { name: /^Anna Nowak.*Several/ } )
			.focus();
		await page.keyboard.press( 'j' );
		await title( page, 'Bert Nowak' ).waitFor();
		// It is shown as it was known, and asked for again; once it is decided there is nothing to be asked for.
		await Promise.all( [
			page.waitForResponse( /\/decisions\/\d+\?/ ),
			page.keyboard.press( 'k' ),
		] );
		await title( page, 'Anna Nowak' ).waitFor();
		const choose = page.getByRole( 'button', { name: /^It is this one/ } );
		await choose.first().waitFor();
		await page.keyboard.press( 'Enter' );
		for ( let i = 0; i < 12; i++ ) {
			await page.keyboard.press( 'Tab' );
			if (
				await choose
					.first()
					.evaluate(
						( one ) => one === one.ownerDocument.activeElement
					)
			) {
				break;
			}
		}
		await page.keyboard.press( 'Enter' );

		await title( page, 'Bert Nowak' ).waitFor();
		assert.equal( await stateOf( 'Anna' ), 'synced' );
	}
);

adminTest(
	'several are answered at once, with what all of them allow (E5, E30)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/decisions' ) );
		await page.getByLabel( 'Select Dora Nowak' ).check();
		await page.getByLabel( 'Select Emil Nowak' ).check();
		await screenshot( 'decisions-bulk' );
		await page
			.getByRole( 'group', { name: /all that are selected/ } )
			.getByRole( 'button', { name: 'Leave it alone' } )
			.click();
		const dialog = page.getByRole( 'dialog', {
			name: 'Decide about 2 records?',
		} );
		await dialog.waitFor();
		await axe( '.components-modal__frame' );
		await dialog.getByRole( 'button', { name: 'Leave it alone' } ).click();
		await dialog.waitFor( { state: 'detached' } );

		await page
			.getByLabel( 'Select Dora Nowak' )
			.waitFor( { state: 'detached' } );
		assert.equal( await stateOf( 'Dora' ), 'excluded' );
		assert.equal( await stateOf( 'Emil' ), 'excluded' );
	}
);

adminTest(
	'a new record is made where none of them is it',
	{ as: 'manager', woocommerce: true },
	async ( { page, open } ) => {
		await open( crosswalk( '/decisions' ) );
		await page
			.getByRole( 'link', { name: /^Carla Nowak.*Several/ } )
			.click();
		await title( page, 'Carla Nowak' ).waitFor();
		await page
			.getByRole( 'button', {
				name: 'None of them: create it in Practice',
			} )
			.click();

		await title( page, 'Frida Nowak' ).waitFor();
		assert.equal( await stateOf( 'Carla' ), 'synced' );
	}
);

adminTest(
	'a search that finds nothing says so; an error can be tried again',
	{ as: 'manager', woocommerce: true },
	async ( { page, open, axe, expectConsole } ) => {
		expectConsole( /status of 500/ );
		let broken = true;
		await page.route( /decisions(%2F|\/)\d+/, ( route ) =>
			broken
				? route.fulfill( { status: 500, json: { code: 'x' } } )
				: route.continue()
		);
		await open( crosswalk( '/decisions' ) );
		await page.getByRole( 'button', { name: 'Try again' } ).waitFor();
		await axe();
		broken = false;
		await page.getByRole( 'button', { name: 'Try again' } ).click();
		await page.getByRole( 'row', { name: /^Last name/ } ).waitFor();

		await page.getByRole( 'searchbox' ).fill( 'nobody' );
		await page.getByText( 'No question matches.' ).waitFor();
		await axe();
	}
);

adminTest(
	'on a phone there is the list, then the record, and a way back (P8)',
	{ as: 'manager', woocommerce: true, width: PHONE },
	async ( { page, open, axe } ) => {
		await open( crosswalk( '/decisions' ) );
		const bert = page.getByRole( 'link', { name: /^Bert Nowak.*Several/ } );
		await bert.waitFor();
		await assertFits( page );
		await axe();
		await bert.click();
		await title( page, 'Bert Nowak' ).waitFor();
		assert.equal( await bert.isVisible(), false );
		await page
			.getByRole( 'button', { name: /^It is this one/ } )
			.first()
			.waitFor();
		await assertFits( page );
		await axe();
		await page.getByRole( 'link', { name: /Back to the list/ } ).click();

		await bert.waitFor();
	}
);

/** How a customer stands with the Sandbox now. */
function stateOf( name: string ): Promise< string > {
	return php< string >( `
		wp_set_current_user( 1 );
		return rest_do_request( new WP_REST_Request( 'GET', '/crosswalk/v1/records/contacts/user:${ matches.users[ name ] }' ) )->get_data()[0]['state'] ?? '';
	` );
}
