<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Write;
use Crosswalk\Shop\Geography;
use Crosswalk\Shop\RecordId;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** Customers and guests of a real shop (E4, V15). */
#[Group( 'woocommerce' )]
final class ContactsTest extends ShopTestCase {

	public function test_a_guest_is_read_from_the_newest_order(): void {
		$this->guest_order( 'Guest@Example.com', 'Old' );
		$this->guest_order( 'guest@example.com', 'New' );
		$id = RecordId::guest( ' GUEST@example.com ' );

		self::assertSame( array( $id ), array_values( array_filter( $this->ids( 'contacts' ), static fn( string $one ): bool => str_starts_with( $one, 'guest:' ) ) ) );
		$fields = $this->fields( 'contacts', $id );
		self::assertSame( array( 'guest@example.com', 'New', 'guest' ), array( $fields['email'], $fields['first_name'], $fields['kind'] ) );
	}

	/** E4: who has an account is no guest, and their guest orders are theirs. */
	public function test_an_order_with_the_email_of_a_customer_belongs_to_the_customer(): void {
		$customer = $this->shop()->customer( array( 'email' => 'anna@example.com' ) );
		$order    = $this->guest_order( 'ANNA@example.com', 'Anna' );

		self::assertNotContains( RecordId::guest( 'anna@example.com' ), $this->ids( 'contacts' ) );
		self::assertSame( 'user:' . $customer->get_id(), $this->fields( 'orders', "order:$order" )['contact'] );
	}

	/** E12: WooCommerce would keep any two letters. */
	public function test_a_country_that_the_shop_does_not_know_is_refused(): void {
		$customer = 'user:' . $this->shop()->customer()->get_id();

		foreach ( array( 'XX', 'UK', 'Poland' ) as $country ) {
			$error = $this->save( 'contacts', new Write( 'k', $customer, array( 'billing_country' => $country ) ) )->error;
			self::assertSame( ErrorKind::Record, $error?->kind, $country );
			self::assertStringContainsString( "\"$country\"", $error->getMessage() );
			self::assertStringNotContainsString( 'billing_country', $error->getMessage(), 'It has a label.' );
		}
		self::assertSame( 'PL', $this->save( 'contacts', new Write( 'k', $customer, array( 'billing_country' => 'pl' ) ) )->record?->fields['billing_country'] );
	}

	/** V11: who looks at a page lends a worker, and may speak another language than the site. */
	public function test_countries_are_written_in_the_language_of_the_site(): void {
		$names = static fn( array $countries ): array => array( 'PL' => 'pl_PL' === determine_locale() ? 'Polska' : 'Poland' ) + $countries; // phpcs:ignore WordPress.Arrays
		add_filter( 'woocommerce_countries', $names );
		add_filter( 'determine_locale', static fn(): string => 'pl_PL', 1 );

		self::assertSame( 'Poland', Geography::build()->countries()['PL'] );
		self::assertSame( 'pl_PL', determine_locale() );
	}

	public function test_a_guest_cannot_be_written(): void {
		$this->guest_order( 'guest@example.com', 'Guest' );
		$error = $this->save( 'contacts', new Write( 'k', RecordId::guest( 'guest@example.com' ), array( 'first_name' => 'X' ) ) )->error;

		self::assertSame( array( ErrorKind::Record, 'guest_readonly' ), array( $error?->kind, $error?->error_code ) );
	}

	/** @return array<string, array{string}> */
	public static function roles_with_rights(): array {
		return array(
			'administrator' => array( 'administrator' ),
			'shop manager'  => array( 'shop_manager' ),
			'editor'        => array( 'editor' ),
		);
	}

	/** V15: a CRM user cannot take over an administrator's account. */
	#[DataProvider( 'roles_with_rights' )]
	public function test_users_with_rights_are_never_written( string $role ): void {
		$customer = $this->shop()->customer();
		get_userdata( $customer->get_id() )->add_role( $role );
		$error = $this->save( 'contacts', new Write( 'k', 'user:' . $customer->get_id(), array( 'first_name' => 'Mallory' ), permits: array( 'login_email' ) ) )->error;

		self::assertSame( array( ErrorKind::Record, 'user_with_rights' ), array( $error?->kind, $error?->error_code ) );
		self::assertSame( 'Anna', get_user_meta( $customer->get_id(), 'first_name', true ) );
	}

	/** V15: the login e-mail is not taken in unless a setting says so. */
	public function test_the_login_email_changes_only_by_setting(): void {
		$customer = $this->shop()->customer( array( 'email' => 'anna@example.com' ) );
		$write    = new Write( 'k', 'user:' . $customer->get_id(), array( 'email' => 'other@example.com', 'last_name' => 'New' ), quiet: true ); // phpcs:ignore WordPress.Arrays

		$kept = $this->save( 'contacts', $write );
		self::assertSame( array( 'anna@example.com', 'New' ), array( $kept->record?->fields['email'], $kept->record?->fields['last_name'] ) );
		self::assertNotSame( '', $kept->note );
		$allowed = new Write( 'k', 'user:' . $customer->get_id(), array( 'email' => 'other@example.com' ), quiet: true, permits: array( 'login_email' ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'other@example.com', $this->save( 'contacts', $allowed )->record?->fields['email'] );
	}

	/** E13: creating a customer from a backfill sends no mail; a live one does. */
	public function test_a_quiet_create_sends_no_mail(): void {
		$this->save( 'contacts', new Write( 'k', null, array( 'email' => 'quiet@example.com', 'first_name' => 'Q' ), quiet: true ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array(), $this->mailbox->to( 'quiet@example.com' ) );

		$this->save( 'contacts', new Write( 'k', null, array( 'email' => 'loud@example.com', 'first_name' => 'L' ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertNotSame( array(), $this->mailbox->to( 'loud@example.com' ) );
	}

	/** Bad input: two customers with the same e-mail in different case. */
	public function test_an_email_in_another_case_finds_its_customer_and_makes_no_second(): void {
		$customer = $this->shop()->customer( array( 'email' => 'Anna@Example.com' ) );
		$found    = $this->endpoint()->find( 'contacts', 'email', array( 'anna@EXAMPLE.com' ) );

		self::assertSame( array( 'user:' . $customer->get_id() ), array_column( $found, 'id' ) );
		self::assertSame( ErrorKind::Record, $this->save( 'contacts', new Write( 'k', null, array( 'email' => 'ANNA@example.com' ) ) )->error?->kind );
	}

	public function test_names_fall_back_to_the_billing_address_and_stay_empty_without(): void {
		$billing = $this->shop()->customer( array( 'first_name' => '', 'last_name' => '', 'billing_last_name' => 'Bill' ) ); // phpcs:ignore WordPress.Arrays
		$fields  = $this->fields( 'contacts', 'user:' . $billing->get_id() );

		self::assertSame( array( null, 'Bill' ), array( $fields['first_name'], $fields['last_name'] ) );
	}

	public function test_users_who_are_no_customers_are_not_listed_until_they_order(): void {
		$editor = wp_insert_user( array( 'user_login' => 'ed', 'user_pass' => 'x', 'user_email' => 'ed@example.com', 'role' => 'editor' ) ); // phpcs:ignore WordPress.Arrays
		self::assertIsInt( $editor );
		self::assertNotContains( "user:$editor", $this->ids( 'contacts' ) );

		$this->shop()->order( array( 'props' => array( 'customer_id' => $editor ) ) );

		self::assertContains( "user:$editor", $this->ids( 'contacts' ) );
	}

	/** E19: a poll in small pages sees customers and guests, each change once it is behind the cursor. */
	public function test_polling_in_pages_of_one_sees_customers_and_guests(): void {
		$customer = $this->shop()->customer();
		$this->guest_order( 'one@example.com', 'One' );
		$this->guest_order( 'two@example.com', 'Two' );
		$shop   = $this->endpoint();
		$cursor = '2000-01-01T00:00:00Z';
		$seen   = array();
		for ( $pages = 0; $pages < 50; $pages++ ) {
			$page   = $shop->changed( 'contacts', $cursor, 1 );
			$cursor = $page->next;
			array_push( $seen, ...array_column( $page->entries, 'id' ) );
			if ( $page->done ) {
				break;
			}
		}

		self::assertLessThan( 50, $pages );
		self::assertContains( 'user:' . $customer->get_id(), $seen );
		self::assertContains( RecordId::guest( 'one@example.com' ), $seen );
		self::assertContains( RecordId::guest( 'two@example.com' ), $seen );
	}

	private function guest_order( string $email, string $name ): int {
		return $this->shop()->order( array( 'props' => array( 'customer_id' => 0, 'billing_email' => $email, 'billing_first_name' => $name ) ) )->get_id(); // phpcs:ignore WordPress.Arrays
	}
}
