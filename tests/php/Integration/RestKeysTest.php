<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Rest\Schemas;
use Crosswalk\Shop\ApiKeys;
use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;

/** V23: keys for the CRM's own extension, and the warning when one is used while we sync the same. */
#[Group( 'woocommerce' )]
final class RestKeysTest extends RestTestCase {

	private int $person;

	protected function setUp(): void {
		parent::setUp();
		$this->person = $this->act_as( 'administrator' );
	}

	public function test_a_key_is_shown_once_and_is_one_of_woocommerce(): void {
		$made = $this->make();
		self::assertTrue( rest_validate_value_from_schema( $made, Schemas::all()['NewApiKey'], 'NewApiKey' ) );
		self::assertSame( home_url( '/' ), $made['app_url'] );
		self::assertMatchesRegularExpression( '/^ck_[0-9a-f]{40}$/', $made['key'] );

		$state = $this->get( '/keys' );
		self::assertSame( array( 'Vtiger', 'read_write', substr( $made['key'], -7 ), null, true ), array( $state['keys'][0]['description'], $state['keys'][0]['permissions'], $state['keys'][0]['ending'], $state['keys'][0]['used_at'], $state['keys'][0]['ours'] ) );
		self::assertStringNotContainsString( $made['key'], (string) wp_json_encode( $state ) );
		self::assertStringNotContainsString( $made['secret'], (string) wp_json_encode( $state ) );
		self::assertSame( $this->person, $this->who( $made['key'], $made['secret'] ) );
	}

	public function test_a_revoked_key_opens_nothing_any_more(): void {
		$made  = $this->make();
		$state = self::decoded( $this->request( 'DELETE', '/keys/' . $made['id'] ), 200 );

		self::assertSame( array(), $state['keys'] );
		self::assertSame( 0, $this->who( $made['key'], $made['secret'] ) );
		self::assertSame( 404, $this->request( 'DELETE', '/keys/' . $made['id'] )->get_status() );
	}

	/** Somebody made it in WooCommerce's settings: it is shown, as it counts, and stays theirs. */
	public function test_a_key_that_was_made_elsewhere_is_not_ours_to_revoke(): void {
		$made = $this->make();
		update_option( ApiKeys::OPTION, array() );

		self::assertFalse( $this->get( '/keys' )['keys'][0]['ours'] );
		self::assertSame( 404, $this->request( 'DELETE', '/keys/' . $made['id'] )->get_status() );
	}

	public function test_nobody_hands_out_a_key_of_a_customer_or_of_nobody(): void {
		$customer = wp_insert_user( array( 'user_login' => 'c', 'user_pass' => 'x', 'user_email' => 'c@shop.test', 'role' => 'customer' ) ); // phpcs:ignore WordPress.Arrays

		foreach ( array( $customer, 999999 ) as $user ) {
			self::assertSame( 'no_such_user', $this->post( '/keys', array( 'description' => 'x', 'user' => $user ), 400 )['code'] ); // phpcs:ignore WordPress.Arrays
		}
	}

	#[TestWith( array( '-5 minutes', 1 ) )]
	#[TestWith( array( '-8 days', 0 ) )]
	public function test_a_key_in_use_while_we_sync_the_same_is_told_with_what_to_switch_off( string $used, int $warnings ): void {
		update_option( 'timezone_string', 'America/New_York' );
		$this->make();
		$this->touch( $used );
		self::assertSame( array(), $this->get( '/status' )['rivals'], 'Nothing is synced yet.' );

		$this->connect_sandbox();
		$told = $this->get( '/status' )['rivals'];
		self::assertCount( $warnings, $told );
		self::assertSame( $told, $this->get( '/keys' )['warnings'] );
		if ( 1 === $warnings ) {
			self::assertMatchesRegularExpression( '/"Vtiger" was used 5 min\w* ago/', $told[0] );
			self::assertMatchesRegularExpression( '/Switch off \w+, \w+,? and [\w ]+ in the/', $told[0] );
		}
	}

	/** @return array<mixed> */
	private function make(): array {
		return $this->post( '/keys', array( 'description' => 'Vtiger', 'user' => $this->person, 'permissions' => 'read_write' ), 201 ); // phpcs:ignore WordPress.Arrays
	}

	/** As WooCommerce notes a use: in the site's time. */
	private function touch( string $when ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}woocommerce_api_keys SET last_access=%s", wp_date( 'Y-m-d H:i:s', (int) strtotime( $when ) ) ) );
	}

	/** Whom WooCommerce itself takes the bearer of a key for. */
	private function who( string $key, string $secret ): int {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT user_id, consumer_secret FROM {$wpdb->prefix}woocommerce_api_keys WHERE consumer_key=%s", wc_api_hash( $key ) ) );
		return null !== $row && hash_equals( $row->consumer_secret, $secret ) ? (int) $row->user_id : 0;
	}
}
