<?php
/**
 * Where orders are kept: in tables of their own (HPOS) or among the posts. Says in SQL what is where; nothing else
 * differs for those who only count and compare.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Crosswalk\Storage\Db;

final class OrderStorage {

	private const ADDRESS = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'phone' );

	/**
	 * @param string                $from       Tables, the order as "o".
	 * @param string                $type       Column of the kind of order.
	 * @param array<string, string> $columns    Expression by our name.
	 * @param string                $meta       Table of the meta.
	 * @param string                $meta_order Column of the order in it.
	 */
	private function __construct(
		public readonly string $from,
		public readonly string $type,
		public readonly array $columns,
		public readonly string $meta,
		public readonly string $meta_order
	) {
	}

	public static function current( Db $db ): self {
		return OrderUtil::custom_orders_table_usage_is_enabled() ? self::tables( $db ) : self::posts( $db );
	}

	private static function tables( Db $db ): self {
		$addresses = $db->core_table( 'wc_order_addresses' );
		return new self(
			sprintf(
				"%s o LEFT JOIN %s b ON b.address_type='billing' AND b.order_id=o.id LEFT JOIN %s s ON s.address_type='shipping' AND s.order_id=o.id",
				$db->core_table( 'wc_orders' ),
				$addresses,
				$addresses
			),
			'o.type',
			array(
				'id'          => 'o.id',
				'status'      => 'o.status',
				'modified'    => 'o.date_updated_gmt',
				'created'     => 'o.date_created_gmt',
				'total'       => 'o.total_amount',
				'parent'      => 'o.parent_order_id',
				'customer'    => 'o.customer_id',
				'email'       => 'o.billing_email',
				'transaction' => 'o.transaction_id',
				'content'     => 'MD5(CONCAT(' . self::joined( 'o', array( 'customer_note', 'currency', 'payment_method' ) ) . ',' . self::joined( 'b', self::ADDRESS ) . ',' . self::joined( 's', self::ADDRESS ) . '))',
			),
			$db->core_table( 'wc_orders_meta' ),
			'order_id'
		);
	}

	private static function posts( Db $db ): self {
		$from = $db->core_table( 'posts' ) . ' o';
		$keys = array(
			'total'       => '_order_total',
			'customer'    => '_customer_user',
			'email'       => '_billing_email',
			'transaction' => '_transaction_id',
			'billing'     => '_billing_address_index',
			'shipping'    => '_shipping_address_index',
		);
		foreach ( $keys as $alias => $key ) {
			$from .= sprintf( " LEFT JOIN %s m_%s ON m_%s.post_id=o.ID AND m_%s.meta_key='%s'", $db->core_table( 'postmeta' ), $alias, $alias, $alias, $key );
		}
		return new self(
			$from,
			'o.post_type',
			array(
				'id'          => 'o.ID',
				'status'      => 'o.post_status',
				'modified'    => 'o.post_modified_gmt',
				'created'     => 'o.post_date_gmt',
				'total'       => 'm_total.meta_value',
				'parent'      => 'o.post_parent',
				'customer'    => 'm_customer.meta_value',
				'email'       => 'm_email.meta_value',
				'transaction' => 'm_transaction.meta_value',
				'content'     => "MD5(CONCAT(o.post_excerpt,'|',COALESCE(m_billing.meta_value,''),'|',COALESCE(m_shipping.meta_value,'')))",
			),
			$db->core_table( 'postmeta' ),
			'post_id'
		);
	}

	/** @param list<string> $columns Of a table that may have no row. */
	private static function joined( string $alias, array $columns ): string {
		return implode( ",'|',", array_map( static fn( string $column ): string => "COALESCE($alias.$column,'')", $columns ) );
	}
}
