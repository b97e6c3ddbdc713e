/** A shop in step with a Sandbox, for the tests of lists and of single records. */
import { environment, php } from './environment';
import { ownSite } from './own-site';

export interface SyncedShop {
	url: string;
	dir: string;
	env: NodeJS.ProcessEnv;
	connection: number;
	/** Numbers by name. */
	orders: Record< string, number >;
	products: Record< string, number >;
	users: Record< string, number >;
}

export async function syncedShop(
	storage: 'hpos' | 'posts'
): Promise< SyncedShop > {
	const site =
		storage === 'hpos'
			? {
					url: environment.url,
					dir: environment.siteDir,
					env: process.env,
				}
			: await ownSite( { line: environment.line, storage } );
	const made = await php< Omit< SyncedShop, 'url' | 'dir' | 'env' > >(
		`
		// WooCommerce's reminder has an emoji, which WordPress makes a picture from another host.
		update_option( 'woocommerce_task_list_reminder_bar_hidden', 'yes' );
		wp_set_current_user( 1 );
		$ask = static function ( string $path, array $body = array() ) {
			$request = new WP_REST_Request( 'POST', '/crosswalk/v1' . $path );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( wp_json_encode( (object) $body ) );
			return rest_do_request( $request )->get_data();
		};
		$id = $ask( '/connections', array( 'connector' => 'sandbox', 'name' => 'Practice', 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ) )['id'];
		( new Crosswalk\\Plugin() )->guard->start( $id );
		$orders = $products = $users = array();
		foreach ( array( 'Anna', 'Bert', 'Carla' ) as $name ) {
			$email = strtolower( $name ) . '@customers.test';
			$users[ $name ] = wp_insert_user( array( 'user_login' => $email, 'user_pass' => 'x', 'user_email' => $email, 'role' => 'customer', 'first_name' => $name, 'last_name' => 'Nowak' ) );
			$product = new WC_Product_Simple();
			$product->set_props( array( 'name' => "Lamp of $name", 'sku' => "LAMP-$name", 'regular_price' => '100' ) );
			$products[ $name ] = $product->save();
			$order = new WC_Order();
			$order->set_props( array( 'customer_id' => $users[ $name ], 'billing_email' => $email, 'billing_first_name' => $name, 'billing_last_name' => 'Nowak' ) );
			$order->add_product( $product, 1 );
			$order->calculate_totals();
			$order->set_status( 'processing' );
			$orders[ $name ] = $order->save();
		}
		do_action( 'crosswalk_before_work' );
		$plugin = new Crosswalk\\Plugin();
		for ( $i = 0; $i < 20; $i++ ) {
			$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}crosswalk_updates SET next_at=0 WHERE next_at<4102444800" );
			if ( 0 === $plugin->worker->work( 5 ) ) {
				break;
			}
		}
		return array( 'connection' => $id, 'orders' => $orders, 'products' => $products, 'users' => $users );
		`,
		site
	);
	return { ...site, ...made };
}
