<?php
/**
 * How the Sandbox's fields are mapped to the shop's at first.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Connectors\Preset;
use Crosswalk\Endpoint\Modules;

/**
 * @phpstan-import-type Row from Preset as MapRow
 * @phpstan-import-type ModulePreset from Preset
 */
final class Presets {

	private const TAXES = array(
		'name'    => 'name',
		'rate'    => 'rate',
		'country' => 'country',
	);

	private const CONTACTS = array(
		'email'      => 'email',
		'first_name' => 'first_name',
		'last_name'  => 'last_name',
		'company'    => 'company',
		'phone'      => 'phone',
	);

	private const PRODUCTS = array(
		'name'              => 'title',
		'sku'               => 'code',
		'short_description' => 'summary',
		'description'       => 'description',
		'regular_price'     => 'price',
		'sale_price'        => 'offer_price',
		'stock_quantity'    => 'in_stock',
		'manage_stock'      => 'track_stock',
		'active'            => 'active',
		'weight'            => 'weight',
		'category'          => 'category',
		'tax_class'         => 'tax_class',
		'image_url'         => 'image',
	);

	private const ORDERS = array(
		'number'               => 'reference',
		'created'              => 'ordered_at',
		'contact'              => 'customer',
		'currency'             => 'currency',
		'customer_note'        => 'remark',
		'payment_method_title' => 'payment',
		'lines'                => 'lines',
		'subtotal'             => 'goods',
		'discount_total'       => 'discount',
		'shipping_total'       => 'shipping',
		'fee_total'            => 'fees',
		'tax_total'            => 'tax',
		'total'                => 'total',
	);

	private const ADDRESS = array(
		'address_1' => 'street',
		'address_2' => 'street_2',
		'city'      => 'city',
		'state'     => 'region',
		'postcode'  => 'zip',
		'country'   => 'country',
	);

	private const STAGES = array(
		'pending'    => 'new',
		'processing' => 'confirmed',
		'on-hold'    => 'waiting',
		'completed'  => 'delivered',
		'cancelled'  => 'cancelled',
		'refunded'   => 'returned',
		'failed'     => 'cancelled',
	);

	/** @return non-empty-list<Preset> */
	public static function all(): array {
		return array(
			new Preset(
				'sandbox-default',
				__( 'Sandbox default', 'crosswalk' ),
				__( 'Customers and products both ways, orders and taxes to the CRM.', 'crosswalk' ),
				self::modules()
			),
			new Preset(
				'catalogue',
				__( 'Catalogue from the CRM', 'crosswalk' ),
				__( 'Like the default, but the CRM owns the products: it creates them in the shop and decides about all of their fields.', 'crosswalk' ),
				array( Modules::PRODUCTS => self::catalogue() ) + self::modules()
			),
		);
	}

	/** @return array<string, ModulePreset> By module. */
	private static function modules(): array {
		$status = array(
			'shop'   => 'status',
			'remote' => 'stage',
			'values' => self::STAGES,
		);
		return array(
			Modules::TAXES    => self::module( 'to_remote', array( 'name', 'rate' ), array( 'name', 'rate' ), self::rows( self::TAXES ) ),
			Modules::CONTACTS => self::module( 'both', array( 'email' ), array( 'email' ), self::rows( self::CONTACTS + self::address( 'billing', 'mailing' ) + self::address( 'shipping', 'delivery' ) ), false ),
			Modules::PRODUCTS => self::module( 'both', array( 'sku' ), array( 'code' ), self::rows( self::PRODUCTS ) ),
			Modules::ORDERS   => self::module( 'to_remote', array( 'number' ), array( 'reference' ), array( ...self::rows( self::ORDERS + self::address( 'billing', 'billing' ) + self::address( 'shipping', 'delivery' ) ), $status ), false ) + array( 'rules' => Preset::sent_orders() ),
		);
	}

	/** @return ModulePreset */
	private static function catalogue(): array {
		$rows = array_map( static fn( array $row ): array => array( 'direction' => 'to_shop' ) + $row, self::rows( self::PRODUCTS ) );
		return array( 'create_remote' => false ) + self::module( 'to_shop', array( 'sku' ), array( 'code' ), $rows );
	}

	/**
	 * @param list<string> $shop        Match fields of the shop.
	 * @param list<string> $remote      Match fields of the CRM.
	 * @param list<MapRow> $rows        Field map.
	 * @param bool         $create_shop False for what nobody expects to appear in a shop: logins and orders.
	 * @return ModulePreset
	 */
	private static function module( string $direction, array $shop, array $remote, array $rows, bool $create_shop = true ): array {
		return array(
			'direction'     => $direction,
			'match'         => array( array( 'shop' => $shop, 'remote' => $remote ) ), // phpcs:ignore WordPress.Arrays
			'create_shop'   => $create_shop,
			'create_remote' => true,
			'rows'          => $rows,
		);
	}

	/**
	 * @param array<string, string> $fields Remote field by shop field.
	 * @return list<MapRow>
	 */
	private static function rows( array $fields ): array {
		return array_map( static fn( string $shop, string $remote ): array => compact( 'shop', 'remote' ), array_keys( $fields ), $fields );
	}

	/** @return array<string, string> Remote field by shop field. */
	private static function address( string $shop, string $remote ): array {
		$fields = array();
		foreach ( self::ADDRESS as $ours => $theirs ) {
			$fields[ $shop . '_' . $ours ] = $remote . '_' . $theirs;
		}
		return $fields;
	}
}
