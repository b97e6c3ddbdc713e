<?php
/**
 * The sample shop: a Sandbox that plays the shop where WooCommerce cannot be had. Its changes are announced like those
 * of WooCommerce.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Storage\Db;

final class SampleShop {

	/** @param bool $filled With sample customers, products and orders at first use. */
	public static function endpoint( Db $db, bool $filled = true ): SandboxEndpoint {
		return new SandboxEndpoint(
			new Rows( $db, 'shop', SampleShopModules::all( ... ), $filled ? new Samples( 'shop', time() ) : null ),
			'Sample shop',
			static function ( string $module, string $id, string $origin ): void {
				/** This action is documented in includes/Shop/ChangeListener.php */
				do_action( 'crosswalk_shop_changed', $module, $id, $origin );
			}
		);
	}
}
