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

/** The real shop is an endpoint like any other (E2). */
#[Group( 'woocommerce' )]
final class WooCommerceTest extends EndpointContract {

	public static function modules(): array {
		return array(
			Modules::CONTACTS => array( Modules::CONTACTS ),
			Modules::PRODUCTS => array( Modules::PRODUCTS ),
			Modules::ORDERS   => array( Modules::ORDERS ),
		);
	}

	/** P13: a person's orders are found by e-mail address and by customer. */
	public function test_orders_are_found_by_who_placed_them(): void {
		$customer = $this->shop()->customer( array( 'email' => 'Anna.Finder@customers.test' ) );
		$order    = 'order:' . $this->shop()->order( array( 'customer' => $customer, 'props' => array( 'billing_email' => 'Other@customers.test' ) ) )->get_id(); // phpcs:ignore WordPress.Arrays
		$this->shop()->order();

		foreach ( array( 'billing_email' => 'other@CUSTOMERS.test', 'contact' => 'user:' . $customer->get_id() ) as $field => $value ) { // phpcs:ignore WordPress.Arrays
			$found = $this->endpoint()->find( Modules::ORDERS, $field, array( $value ) );
			self::assertSame( array( $order ), array_map( static fn( $record ): string => $record->id, $found ), $field );
		}
	}

	protected function connect(): Endpoint {
		return ShopEndpoint::of( new Db( $GLOBALS['wpdb'] ), new Origin(), new Settings() );
	}

	protected function values( string $module ): array {
		$unique = uniqid();
		return match ( $module ) {
			Modules::CONTACTS => array( 'email' => "Anna.$unique@example.com", 'last_name' => 'Nowak', 'billing_country' => 'DE', 'billing_city' => 'Berlin' ), // phpcs:ignore WordPress.Arrays
			Modules::PRODUCTS => array( 'name' => 'Lamp', 'sku' => "Lamp-$unique", 'regular_price' => '19.90', 'manage_stock' => true, 'stock_quantity' => '3', 'active' => true ), // phpcs:ignore WordPress.Arrays
			default           => array( 'status' => 'processing', 'currency' => 'EUR', 'billing_email' => "guest.$unique@example.com", 'billing_country' => 'DE' ), // phpcs:ignore WordPress.Arrays
		};
	}

	protected function text_field( string $module ): string {
		return match ( $module ) {
			Modules::CONTACTS => 'first_name',
			Modules::PRODUCTS => 'description',
			default           => 'customer_note',
		};
	}

	protected function match_field( string $module ): string {
		return match ( $module ) {
			Modules::CONTACTS => 'email',
			Modules::PRODUCTS => 'sku',
			default           => 'number',
		};
	}

	protected function unknown_id( string $module ): string {
		return rtrim( Modules::CONTACTS === $module ? 'user' : $module, 's' ) . ':999999999';
	}

	protected function invalid_values( string $module ): array {
		return match ( $module ) {
			Modules::CONTACTS => array( 'email' => 'no address', 'last_name' => 'Nowak' ), // phpcs:ignore WordPress.Arrays
			Modules::PRODUCTS => array( 'name' => 'Lamp', 'regular_price' => 'cheap' ), // phpcs:ignore WordPress.Arrays
			default           => array( 'status' => 'dreaming' ),
		};
	}
}
