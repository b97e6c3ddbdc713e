<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

/** A stored secret goes to the server it was given for, and to no other (V2). */
final class RestSecretTest extends RestTestCase {

	private int $id;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->id = $this->post( '/connections', array( 'connector' => 'vtiger', 'name' => 'CRM', 'settings' => array( 'url' => $this->emulator()->url, 'username' => 'admin', 'access_key' => 'the-key-itself' ) ), 201 )['id']; // phpcs:ignore WordPress.Arrays
	}

	public function test_another_path_of_the_same_server_keeps_the_secret(): void {
		$changed = $this->post( "/connections/{$this->id}", array( 'settings' => array( 'url' => $this->emulator()->url . '/crm' ) ) );

		self::assertTrue( $changed['has_secret']['access_key'] );
	}

	public function test_another_server_asks_for_the_secret_again(): void {
		$refused = $this->request( 'POST', "/connections/{$this->id}", array( 'settings' => array( 'url' => 'https://127.0.0.1:1' ) ) );

		self::assertSame( 400, $refused->get_status() );
		self::assertSame( 'access_key', $refused->get_data()['data']['field'] );
	}

	public function test_a_test_of_another_server_does_not_use_the_stored_secret(): void {
		$refused = $this->request( 'POST', '/connections/test', array( 'connector' => 'vtiger', 'connection_id' => $this->id, 'settings' => array( 'url' => 'https://127.0.0.1:1', 'username' => 'admin' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 400, $refused->get_status() );
	}

	/** Links to records are made of the address, and everybody who may see the log sees those. */
	public function test_an_address_with_a_password_in_it_is_refused(): void {
		$refused = $this->request( 'POST', "/connections/{$this->id}", array( 'settings' => array( 'url' => str_replace( '://', '://anna:hunter2@', $this->emulator()->url ), 'access_key' => 'the-key-itself' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 400, 'url' ), array( $refused->get_status(), $refused->get_data()['data']['field'] ?? '' ) );
		self::assertStringNotContainsString( 'hunter2', (string) wp_json_encode( $refused->get_data() ) );
	}
}
