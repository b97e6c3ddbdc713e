/** What the tests of the mappings share. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { environment, php } from './environment';
import { crosswalk } from './page';

const { vtiger } = environment;

/**
 * A CRM with fields of its own, connected and started, and a customer whose VAT number is in the account's meta.
 *
 * @param facts Names of more such meta, each with a field of the CRM, `cf_…`.
 */
export async function connectedVtiger( facts: string[] = [] ): Promise< void > {
	await addContactField( 'cf_871', 'VAT No.' );
	await addContactField( 'cf_872', 'Nickname' );
	for ( const name of facts ) {
		await addContactField( `cf_${ name }`, `CRM ${ name }` );
	}
	const { id } = await rest< { id: number } >( '/connections', {
		connector: 'vtiger',
		name: 'Vtiger',
		settings: {
			url: vtiger.url,
			username: vtiger.username,
			access_key: vtiger.accessKey,
		},
	} );
	const dry = await ended( id, { connection_id: id, dry: true } );
	await rest( `/connections/${ id }/start`, { run_id: dry } );
	await worked( id );
	await php( `
		$customer = wp_insert_user( array( 'user_login' => 'anna', 'user_pass' => 'x', 'user_email' => 'anna@shop.test', 'role' => 'customer', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) );
		foreach ( array( 'billing_country' => 'PL', 'billing_city' => 'Warsaw', 'billing_vat' => ' PL526 ', 'billing_phone' => '48 22' ) as $key => $value ) {
			update_user_meta( $customer, $key, $value );
		}
		foreach ( json_decode( '${ JSON.stringify( facts ) }' ) as $key ) {
			update_user_meta( $customer, $key, 'a fact' );
		}
		return $customer;
	` );
}

async function addContactField( name: string, label: string ): Promise< void > {
	await fetch( `${ vtiger.url }/__control/fields/Contacts`, {
		method: 'POST',
		body: JSON.stringify( { name, label } ),
	} );
}

/** Starts a run and works until it has ended. */
async function ended( connection: number, run: object ): Promise< number > {
	const { id } = await rest< { id: number } >( '/runs', run );
	await worked( connection );
	return id;
}

async function worked( connection: number ): Promise< void > {
	for ( let i = 0; i < 60; i++ ) {
		const { run } = await rest< { run: { state: string } | null } >(
			`/connections/${ connection }/work`,
			{}
		);
		if ( run?.state !== 'running' ) {
			return;
		}
	}
	assert.fail( 'The run does not end.' );
}

/** Asks REST as an administrator. */
export function rest< T >( path: string, body?: object ): Promise< T > {
	return php< T >( `
		wp_set_current_user( 1 );
		$request = new WP_REST_Request( ${ body ? `'POST'` : `'GET'` }, ${ JSON.stringify( `/crosswalk/v1${ path }` ) } );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( base64_decode( '${ Buffer.from( JSON.stringify( body ?? {} ) ).toString( 'base64' ) }' ) );
		return rest_do_request( $request )->get_data();
	` );
}

export interface StoredRow {
	shop: string;
	remote: string;
	direction: string;
	transforms: { type: string }[];
}

export async function storedRows(): Promise< StoredRow[] > {
	const [ connection ] = await rest< { id: number }[] >( '/connections' );
	const { rows } = await rest< { rows: StoredRow[] } >(
		`/connections/${ connection?.id }/mappings/contacts`
	);
	return rows;
}

export async function openMappings(
	page: Page,
	open: ( path: string ) => Promise< void >
): Promise< void > {
	await open( crosswalk( '/mappings' ) );
	await grid( page ).waitFor();
}

export const grid = ( page: Page ) =>
	page.getByRole( 'grid', { name: 'Mapping of Customers' } );

/** Presses keys one after the other, as a person does; what is in quotes is typed. */
export async function keys(
	page: Page,
	...pressed: string[]
): Promise< void > {
	for ( const key of pressed ) {
		if ( key.startsWith( '"' ) ) {
			await page.keyboard.type( key.slice( 1, -1 ) );
		} else {
			await page.keyboard.press( key );
		}
	}
}

/** A list has opened, and what is typed goes into its search. */
export const searching = ( page: Page ) =>
	page.locator( 'input[role=combobox]:focus' ).waitFor();

/** Puts the focus on a button without a mouse, by way of Tab alone. */
export const tabTo = ( page: Page, name: RegExp ) =>
	walkTo( page, name, 'Tab' );

export const shiftTabTo = ( page: Page, name: RegExp ) =>
	walkTo( page, name, 'Shift+Tab' );

async function walkTo(
	page: Page,
	name: RegExp,
	key: string
): Promise< void > {
	for ( let i = 0; i < 60; i++ ) {
		const active = page.locator( '*:focus' );
		const label =
			( await active.getAttribute( 'aria-label' ) ) ??
			( await active.textContent() ) ??
			'';
		if ( name.test( label ) ) {
			return;
		}
		await page.keyboard.press( key );
	}
	assert.fail( `${ key } does not lead to ${ name }.` );
}
