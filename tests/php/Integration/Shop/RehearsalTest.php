<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Write;
use Crosswalk\Shop\RecordId;
use PHPUnit\Framework\Attributes\Group;

/** E22: a dry run says what the shop would refuse, field by field, and leaves the shop as it is. */
#[Group( 'woocommerce' )]
final class RehearsalTest extends ShopTestCase {

	/** @param array<string, mixed> $fields */
	private function refused( string $module, ?string $id, array $fields = array(), bool $delete = false, string ...$permits ): ?EndpointError {
		$write  = new Write( 'k', $id, $fields, delete: $delete, permits: array_values( $permits ) );
		$before = $GLOBALS['wpdb']->get_col( 'CHECKSUM TABLE ' . implode( ',', array_map( static fn( string $table ): string => $GLOBALS['wpdb']->prefix . $table, array( 'posts', 'postmeta', 'users', 'usermeta', 'terms', 'wc_orders', 'woocommerce_order_items' ) ) ), 1 );
		$error  = $this->endpoint()->rehearse( $module, array( $write ) )['k'] ?? null;
		self::assertSame( $before, $GLOBALS['wpdb']->get_col( 'CHECKSUM TABLE ' . implode( ',', array_map( static fn( string $table ): string => $GLOBALS['wpdb']->prefix . $table, array( 'posts', 'postmeta', 'users', 'usermeta', 'terms', 'wc_orders', 'woocommerce_order_items' ) ) ), 1 ), 'Nothing is saved.' );
		self::assertSame( $this->save( $module, $write )->error?->error_code, $error?->error_code, 'Saving says the same.' );
		return $error;
	}

	public function test_e22_a_user_with_rights_is_refused(): void {
		$editor = wp_insert_user( array( 'user_login' => 'ed', 'user_pass' => 'x', 'user_email' => 'ed@example.com', 'role' => 'editor' ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 'user_with_rights', $this->refused( 'contacts', "user:$editor", array( 'first_name' => 'Mallory' ) )?->error_code );
	}

	public function test_e22_the_email_of_another_user_is_refused(): void {
		$anna = $this->shop()->customer( array( 'email' => 'anna@example.com' ) );
		$eva  = $this->shop()->customer( array( 'email' => 'eva@example.com' ) );

		self::assertSame( 'email_taken', $this->refused( 'contacts', null, array( 'email' => 'ANNA@example.com' ) )?->error_code );
		self::assertSame( 'email_taken', $this->refused( 'contacts', 'user:' . $eva->get_id(), array( 'email' => 'anna@example.com' ), false, 'login_email' )?->error_code );
		self::assertNull( $this->refused( 'contacts', 'user:' . $eva->get_id(), array( 'email' => 'anna@example.com' ) ), 'It is left alone without the permission.' );
		self::assertNull( $this->refused( 'contacts', 'user:' . $anna->get_id(), array( 'email' => 'Anna@example.com' ), false, 'login_email' ), 'Its own.' );
	}

	public function test_e22_what_cannot_be_deleted_or_written_is_refused(): void {
		$customer = $this->shop()->customer();
		$tax      = $this->shop()->tax_rate();

		self::assertSame( 'customers_not_deleted', $this->refused( 'contacts', 'user:' . $customer->get_id(), array(), true )?->error_code );
		self::assertSame( 'guest_readonly', $this->refused( 'contacts', RecordId::guest( 'g@example.com' ), array( 'first_name' => 'G' ) )?->error_code );
		self::assertSame( 'taxes_readonly', $this->refused( 'taxes', "tax:$tax", array( 'name' => 'Other' ) )?->error_code );
		self::assertNotNull( $this->refused( 'invoices', 'invoice:1', array(), true ) );
	}

	public function test_e22_a_value_is_refused_with_its_field(): void {
		$this->shop()->simple_product( array( 'sku' => 'TAKEN' ) );
		$lamp  = 'product:' . $this->shop()->simple_product()->get_id();
		$order = 'order:' . $this->shop()->order()->get_id();

		self::assertSame( 'sku', $this->refused( 'products', $lamp, array( 'sku' => 'TAKEN' ) )?->field );
		self::assertNotNull( $this->refused( 'products', $lamp, array( 'regular_price' => '1,50' ) ) );
		self::assertNotNull( $this->refused( 'products', null, array( 'sku' => 'X-1' ) ), 'Without a name.' );
		self::assertNotNull( $this->refused( 'orders', $order, array( 'status' => 'dreaming' ) ) );
		self::assertNotNull( $this->refused( 'orders', 'order:99999999', array( 'status' => 'completed' ) ) );
	}

	/** A category that is missing is made when the product is saved, not before. */
	public function test_e22_what_would_be_saved_is_not_refused_and_leaves_no_trace(): void {
		self::assertNull( $this->refused( 'products', null, array( 'name' => 'Lamp', 'category' => 'Not there yet > Light' ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertNull( $this->refused( 'orders', null, array( 'status' => 'processing', 'billing_email' => 'crm@example.com', 'lines' => array( array( 'type' => 'fee', 'name' => 'Wrapping', 'quantity' => '1', 'total' => '12.50' ) ), 'total' => '12.50' ) ) ); // phpcs:ignore WordPress.Arrays
	}
}
