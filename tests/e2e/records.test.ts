import { before } from 'node:test';
import { adminTest } from './support/admin';
import { environment } from './support/environment';
import { listTest, picture } from './support/lists';
import { syncedShop, type SyncedShop } from './support/records';

/** The state of a record's sync in its list (V15) and on its page, and what a person does with it there (E7, E30, P3). */

let shop: SyncedShop | undefined;

before( async () => {
	if ( environment.woocommerce ) {
		shop = await syncedShop( 'hpos' );
	}
} );

listTest( {
	of: 'products',
	storage: 'hpos',
	address: 'edit.php?post_type=product',
	row: ( name ) => `#post-${ shop?.products[ name ] }`,
	shop: () => shop,
} );

listTest( {
	of: 'users',
	storage: 'hpos',
	address: 'users.php',
	row: ( name ) => `#user-${ shop?.users[ name ] }`,
	shop: () => shop,
} );

const PANEL = '#crosswalk-record-panel';

const PAGES = [
	{
		of: 'a product',
		as: 'manager',
		address: () => `post.php?post=${ shop?.products.Anna }&action=edit`,
		search: 'LAMP-Anna',
		found: 'Lamp of Anna',
	},
	{
		of: 'a user',
		as: 'admin',
		address: () => `user-edit.php?user_id=${ shop?.users.Anna }`,
		search: 'anna@customers.test',
		found: 'Anna Nowak',
	},
] as const;

for ( const { of, as, address, search, found } of PAGES ) {
	adminTest(
		`the page of ${ of } shows its state, and what a person does with it is in its history (E7, E30, P3)`,
		{ woocommerce: true, as },
		async ( { page, open, axe, expectConsole } ) => {
			expectConsole( /woocommerce-placeholder/ );
			await open( address() );
			const panel = page.locator( PANEL );
			await panel.getByText( 'In step' ).waitFor();
			await axe( PANEL );

			await panel.getByRole( 'button', { name: 'Do not sync' } ).click();
			await panel.getByText( 'Not synced', { exact: true } ).waitFor();
			await panel.getByRole( 'button', { name: 'Sync again' } ).click();
			await panel.getByText( 'In step' ).waitFor();

			await panel.getByRole( 'button', { name: 'Unlink' } ).click();
			await panel
				.getByRole( 'button', { name: 'Take them apart' } )
				.click();
			await panel.getByText( 'Not synced', { exact: true } ).waitFor();
			const byHand = panel.getByRole( 'button', {
				name: 'Link by hand',
			} );
			await byHand.focus();
			await page.keyboard.press( 'Enter' );
			await panel.getByRole( 'searchbox' ).fill( search );
			await panel
				.getByRole( 'button', { name: `Link with ${ found }` } )
				.first()
				.waitFor();
			await axe( PANEL );
			await picture( page, `panel-${ of.replace( 'a ', '' ) }`, PANEL );
			await panel
				.getByRole( 'button', { name: `Link with ${ found }` } )
				.first()
				.click();
			await panel.getByText( 'In step' ).waitFor();

			await panel.getByText( 'History' ).click();
			await panel.getByText( 'Unlinked' ).waitFor();
			await panel.getByText( 'Set to “Do not sync”' ).waitFor();
			await axe( PANEL );
		}
	);
}
