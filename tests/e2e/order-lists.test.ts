import { before } from 'node:test';
import { environment } from './support/environment';
import { listTest } from './support/lists';
import { syncedShop, type SyncedShop } from './support/records';

/** The list of orders, in tables of their own and among the posts. */

const shops: Partial< Record< 'hpos' | 'posts', SyncedShop > > = {};

before( async () => {
	if ( environment.woocommerce ) {
		shops.hpos = await syncedShop( 'hpos' );
		shops.posts = await syncedShop( 'posts' );
	}
} );

listTest( {
	of: 'orders',
	storage: 'hpos',
	address: 'admin.php?page=wc-orders',
	row: ( name ) => `#order-${ shops.hpos?.orders[ name ] }`,
	shop: () => shops.hpos,
} );

listTest( {
	of: 'orders',
	storage: 'posts',
	address: 'edit.php?post_type=shop_order',
	row: ( name ) => `#post-${ shops.posts?.orders[ name ] }`,
	shop: () => shops.posts,
} );
