<?php
/**
 * Where a person opens orders: the two storages have different pages.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Automattic\WooCommerce\Utilities\OrderUtil;

final class OrderLinks {

	public static function of_order( int $id ): string {
		return OrderUtil::custom_orders_table_usage_is_enabled()
			? admin_url( 'admin.php?page=wc-orders&action=edit&id=' . $id )
			: admin_url( 'post.php?post=' . $id . '&action=edit' );
	}

	/** The list of orders of one e-mail. */
	public static function of_email( string $email ): string {
		return OrderUtil::custom_orders_table_usage_is_enabled()
			? admin_url( 'admin.php?page=wc-orders&s=' . rawurlencode( $email ) )
			: admin_url( 'edit.php?post_type=shop_order&s=' . rawurlencode( $email ) );
	}
}
