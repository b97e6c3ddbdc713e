import assert from 'node:assert/strict';
import { before } from 'node:test';
import type { Page } from 'playwright-core';
import { adminTest } from './support/admin';
import { assertFits, crosswalk, syncedSandbox } from './support/page';

/** What is let in, in the settings of a connection (V15, V17). */

before( syncedSandbox );

async function section( page: Page, module: string ) {
	await page.getByRole( 'link', { name: 'Practice' } ).click();
	return opened( page, module );
}

async function opened( page: Page, module: string ) {
	await page
		.getByRole( 'button', { name: `More about ${ module }` } )
		.click();
	return page
		.locator( '.crosswalk-module-choice' )
		.filter( { hasText: `More about ${ module }` } );
}

async function save( page: Page ): Promise< void > {
	await page.getByRole( 'button', { name: 'Save changes' } ).click();
	await page.getByText( 'Saved.', { exact: true } ).first().waitFor();
	await page.reload();
}

adminTest(
	'the statuses in which orders go out are saved and found again (V17)',
	{},
	async ( { page, open, axe } ) => {
		await open( crosswalk( '/settings' ) );
		let orders = await section( page, 'Orders' );
		const statuses = orders.getByRole( 'group', {
			name: 'New orders go out in these statuses',
		} );
		await statuses.getByRole( 'checkbox' ).first().waitFor();
		const chosen = statuses.getByRole( 'checkbox', { checked: true } );
		const number = await chosen.count();
		await statuses.getByLabel( 'Cancelled' ).check();
		await statuses.getByLabel( 'Processing' ).uncheck();
		assert.equal( await chosen.count(), number );
		await axe( '.crosswalk-module-choices' );
		await save( page );

		orders = await opened( page, 'Orders' );
		await orders.getByRole( 'checkbox' ).first().waitFor();
		assert.equal(
			await orders.getByLabel( 'Cancelled' ).isChecked(),
			true
		);
		assert.equal(
			await orders.getByLabel( 'Processing' ).isChecked(),
			false
		);
		assert.equal( await chosen.count(), number );
	}
);

adminTest(
	'what becomes of guests and which contacts become customers is saved and found again (V15)',
	{},
	async ( { page, open, axe, screenshot } ) => {
		await open( crosswalk( '/settings' ) );
		let customers = await section( page, 'Customers' );
		await customers
			.getByLabel( 'Are linked with a contact that exists' )
			.check();
		await customers
			.getByLabel( 'Create new records in WooCommerce' )
			.check();
		await customers
			.getByLabel( 'Create customers only from contacts whose' )
			.selectOption( { label: 'Last name' } );
		const values = customers.getByRole( 'combobox', { name: 'is one of' } );
		await values.fill( 'Nowak' );
		await values.press( 'Enter' );
		await axe( '.crosswalk-module-choices' );
		await screenshot( 'what-is-let-in' );
		await save( page );

		customers = await opened( page, 'Customers' );
		assert.equal(
			await customers
				.getByLabel( 'Are linked with a contact that exists' )
				.isChecked(),
			true
		);
		await customers
			.getByLabel( 'Create customers only from contacts whose' )
			.locator( 'option:checked', { hasText: /^Last name$/ } )
			.waitFor( { state: 'attached' } );
		await customers.getByText( 'Nowak', { exact: true } ).waitFor();
	}
);

adminTest(
	'one contact for all guests is searched for, saved and found again, on a phone too (V15, P8)',
	{ width: 390 },
	async ( { page, open } ) => {
		await open( crosswalk( '/settings' ) );
		let customers = await section( page, 'Customers' );
		await customers
			.getByLabel( 'One contact stands for all of them' )
			.check();
		const contact = customers.getByRole( 'combobox', {
			name: 'Contact for all guests',
		} );
		await contact.click();
		await customers.locator( 'li[role=option]' ).first().click();
		const chosen = await contact.inputValue();
		assert.notEqual( chosen, '' );
		await assertFits( page );
		await save( page );

		customers = await opened( page, 'Customers' );
		assert.equal(
			await customers
				.getByLabel( 'One contact stands for all of them' )
				.isChecked(),
			true
		);
		await customers
			.getByRole( 'combobox', { name: 'Contact for all guests' } )
			.waitFor();
	}
);
