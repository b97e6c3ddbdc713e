<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Shop\Origin;
use Crosswalk\Shop\Settings;
use Crosswalk\Shop\ShopEndpoint;
use Crosswalk\Storage\Db;
use PHPUnit\Framework\Attributes\Group;

/** The shop is an endpoint like any other (E2). Taxes and refunds are left out: a remote does not write them. */
#[Group( 'woocommerce' )]
final class WooCommerceTest extends EndpointContract {

	private const TEXT = array(
		Modules::CONTACTS => 'billing_address_2',
		Modules::PRODUCTS => 'description',
		Modules::ORDERS   => 'customer_note',
		Modules::INVOICES => 'status',
	);

	private const MATCH = array(
		Modules::CONTACTS => 'email',
		Modules::PRODUCTS => 'sku',
		Modules::ORDERS   => 'number',
		Modules::INVOICES => 'number',
	);

	public static function modules(): array {
		return array_map( static fn( string $name ): array => array( $name ), array_combine( array_keys( self::MATCH ), array_keys( self::MATCH ) ) );
	}

	protected function connect(): Endpoint {
		return ShopEndpoint::of( new Db( $GLOBALS['wpdb'] ), new Origin(), new Settings() );
	}

	protected function values( string $module ): array {
		$unique = uniqid();
		return match ( $module ) {
			Modules::CONTACTS => array( 'email' => "anna.$unique@example.com", 'first_name' => 'Anna', 'last_name' => 'Łódzka', 'billing_country' => 'PL', 'shipping_city' => 'Łódź' ), // phpcs:ignore WordPress.Arrays
			Modules::PRODUCTS => array( 'name' => "Lamp & shade $unique", 'sku' => "Lamp-$unique", 'regular_price' => '19.123456', 'manage_stock' => true, 'stock_quantity' => '3', 'active' => false, 'category' => 'Home > Light' ), // phpcs:ignore WordPress.Arrays
			Modules::INVOICES => array( 'number' => "Inv-$unique", 'order' => 'order:1042', 'issued' => '2026-11-23', 'due' => '2026-12-07', 'state' => 'open', 'currency' => 'EUR', 'total' => '11.90', 'paid' => '0', 'url' => "https://crm.example.com/$unique", 'lines' => array( array( 'type' => 'product', 'name' => 'Lamp', 'quantity' => '1', 'total' => '10.00' ) ) ), // phpcs:ignore WordPress.Arrays
			default           => array( 'status' => 'processing', 'created' => '2026-11-23T10:00:00Z', 'billing_email' => "anna.$unique@example.com", 'currency' => 'EUR', 'total' => '12.50', 'lines' => array( array( 'type' => 'fee', 'name' => 'Wrapping', 'quantity' => '1', 'total' => '12.50' ) ) ), // phpcs:ignore WordPress.Arrays
		};
	}

	protected function text_field( string $module ): string {
		return self::TEXT[ $module ];
	}

	protected function match_field( string $module ): string {
		return self::MATCH[ $module ];
	}

	protected function unknown_id( string $module ): string {
		return array( Modules::CONTACTS => 'user:99999999', Modules::PRODUCTS => 'product:99999999', Modules::INVOICES => 'invoice:99999999' )[ $module ] ?? 'order:99999999'; // phpcs:ignore WordPress.Arrays
	}

	protected function invalid_values( string $module ): array {
		return match ( $module ) {
			Modules::CONTACTS => array( 'email' => 'nobody' ),
			Modules::PRODUCTS => array( 'name' => 'Lamp', 'regular_price' => '1,50' ), // phpcs:ignore WordPress.Arrays
			Modules::INVOICES => array( 'number' => 'Inv-1', 'state' => 'dreaming' ), // phpcs:ignore WordPress.Arrays
			default           => array( 'status' => 'dreaming' ),
		};
	}
}
