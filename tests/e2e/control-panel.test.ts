import assert from 'node:assert/strict';
import { before } from 'node:test';
import { adminTest } from './support/admin';
import {
	assertFits,
	crosswalk,
	syncedSandbox,
	watchShifts,
} from './support/page';

before( syncedSandbox );

adminTest(
	'the control panel says in one sentence how things are (P1)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk() );

		const sentence = page.locator( '.crosswalk-banner h2' );
		await sentence.waitFor();
		assert.notEqual( await sentence.innerText(), '' );
		await axe();
		await screenshot( 'control-panel' );
	}
);

adminTest( 'nothing shifts while it loads', {}, async ( { page, open } ) => {
	const shifted = await watchShifts( page );
	await open( crosswalk() );
	await page.getByRole( 'heading', { name: 'Practice' } ).waitFor();
	await page.waitForLoadState( 'networkidle' );

	assert.ok( ( await shifted() ) < 0.001, `CLS ${ await shifted() }` );
} );

adminTest(
	'a number opens what it counts, and Escape leads back to it (P8)',
	{},
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		const sent = page.getByRole( 'link', { name: /^Sent today/ } );
		await sent.focus();
		await page.keyboard.press( 'Enter' );

		const drawer = page.getByRole( 'dialog', { name: 'Sent today' } );
		await drawer.locator( 'tbody tr' ).first().waitFor();
		await axe( '.crosswalk-drawer' );
		await page.keyboard.press( 'Escape' );

		await drawer.waitFor( { state: 'detached' } );
		assert.equal(
			await sent.evaluate(
				( link ) => link.ownerDocument.activeElement === link
			),
			true
		);
	}
);

adminTest(
	'Sync now from the control panel goes on without cron (V22)',
	{},
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		await page.getByRole( 'button', { name: 'Sync now' } ).click();

		await page
			.getByText( /^Sync finished/ )
			.waitFor( { timeout: 120_000 } );
		await axe();
	}
);

adminTest(
	'it fits a phone (P8)',
	{ width: 390 },
	async ( { page, open, axe } ) => {
		await open( crosswalk() );
		await page.getByRole( 'heading', { name: 'Practice' } ).waitFor();

		await assertFits( page );
		await axe();
	}
);

adminTest(
	'a shop manager syncs and reads, and finds no settings (V3)',
	{ as: 'manager', woocommerce: true },
	async ( { page, open } ) => {
		await open( crosswalk() );
		await page.getByRole( 'button', { name: 'Sync now' } ).waitFor();
		assert.equal(
			await page
				.locator( '#crosswalk-root' )
				.getByRole( 'link', { name: 'Settings' } )
				.count(),
			0
		);

		await open( crosswalk( '/settings' ) );
		await page.getByText( 'You may not open this page.' ).waitFor();
	}
);
