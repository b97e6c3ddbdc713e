<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Connectors\Vtiger\Address;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use PHPUnit\Framework\Attributes\DataProvider;

/** V2: whatever is wrong with the settings is a sentence that says what to do, on premise and in the cloud. */
final class WhatToDoTest extends VtigerTestCase {

	/** @return array<string, array{string}> The form that is there. */
	public static function forms(): array {
		return array(
			'on premise'   => array( 'webservice' ),
			'in the cloud' => array( 'cloud' ),
		);
	}

	#[DataProvider( 'forms' )]
	public function test_a_wrong_address( string $form ): void {
		$this->speak( $form );
		$addresses = array(
			'not an address'                       => 'bad_url',
			$this->emulator()->url . '/elsewhere/' => 'not_vtiger',
			'http://127.0.0.1:9'                   => 'refused',
		);
		foreach ( $addresses as $url => $code ) {
			$this->assert_says( $code, $this->endpoint( array( 'url' => $url ) )->test()->error );
		}
		$this->emulator()->post( 'traps', array( 'traps' => array( 'htmlElsewhere' => false ) ) );
		$this->assert_says( 'not_vtiger', $this->endpoint( array( 'url' => $this->emulator()->url . '/elsewhere/' ) )->test()->error, 'url' );
	}

	#[DataProvider( 'forms' )]
	public function test_a_host_that_does_not_exist( string $form ): void {
		$this->speak( $form );
		add_filter( 'pre_http_request', static fn(): \WP_Error => new \WP_Error( 'http_request_failed', 'cURL error 6: Could not resolve host' ) );

		$this->assert_says( 'unknown_host', $this->endpoint()->test()->error );
	}

	#[DataProvider( 'forms' )]
	public function test_http_instead_of_https( string $form ): void {
		$this->speak( $form );
		$this->strike( array( 'kind' => 'redirect' ) );

		$report = $this->endpoint()->test();

		$this->assert_says( 'use_https', $report->error, 'url' );
		self::assertStringContainsString( str_replace( 'http:', 'https:', $this->emulator()->url ) . '/', $report->error->advice );
		self::assertStringNotContainsString( 'php', $report->error->advice );
		self::assertStringNotContainsString( 'restapi', $report->error->advice );
	}

	#[DataProvider( 'forms' )]
	public function test_an_address_that_leads_on_to_another( string $form ): void {
		$this->speak( $form );
		$this->strike( array( 'kind' => 'redirect', 'location' => 'https://crm.example.com/vtiger/webservice.php?operation=x' ) ); // phpcs:ignore WordPress.Arrays

		$report = $this->endpoint()->test();

		$this->assert_says( 'moved', $report->error, 'url' );
		self::assertStringContainsString( 'https://crm.example.com/vtiger/', $report->error->advice );
	}

	/** Many servers name only the path. */
	#[DataProvider( 'forms' )]
	public function test_an_address_that_leads_on_to_another_on_the_same_server( string $form ): void {
		$this->speak( $form );
		$this->strike( array( 'kind' => 'redirect', 'location' => '/crm/webservice.php?operation=x' ) ); // phpcs:ignore WordPress.Arrays

		$report = $this->endpoint()->test();

		$this->assert_says( 'moved', $report->error, 'url' );
		self::assertStringContainsString( $this->emulator()->url . '/crm/', $report->error->advice );
	}

	#[DataProvider( 'forms' )]
	public function test_a_wrong_key( string $form ): void {
		$this->speak( $form );

		$report = $this->endpoint( key: 'wrong' )->test();

		self::assertSame( array( true, false ), array( $report->reached, $report->logged_in ) );
		$this->assert_says( 'INVALID_USER_CREDENTIALS', $report->error, 'access_key' );
		self::assertStringContainsString( 'My Preferences', $report->error->advice );
	}

	/** The cloud does not tell it from a wrong key. */
	#[DataProvider( 'forms' )]
	public function test_an_unknown_user( string $form ): void {
		$this->speak( $form );

		$report = $this->endpoint( array( 'username' => 'nobody' ) )->test();

		self::assertTrue( $report->reached );
		$this->assert_says( 'cloud' === $form ? 'INVALID_USER_CREDENTIALS' : 'unknown_user', $report->error );
		self::assertStringContainsString( 'nobody', $report->error->getMessage() );
	}

	#[DataProvider( 'forms' )]
	public function test_a_user_without_rights( string $form ): void {
		$this->speak( $form );
		$this->emulator()->post( 'users', array( 'username' => 'guest', 'accessKey' => 'GuestKey', 'isAdmin' => false, 'rights' => array( 'Potentials' => 'r' ) ) ); // phpcs:ignore WordPress.Arrays

		$report = $this->endpoint( array( 'username' => 'guest' ), 'GuestKey' )->test();

		self::assertSame( array( true, true ), array( $report->reached, $report->logged_in ) );
		$this->assert_says( 'no_rights', $report->error );
	}

	#[DataProvider( 'forms' )]
	public function test_a_crm_that_does_not_answer_in_time( string $form ): void {
		$this->speak( $form );
		add_filter( 'http_request_args', static fn( array $arguments ): array => array( 'timeout' => 0.4 ) + $arguments );
		$this->strike( array( 'kind' => 'hang', 'ms' => 2000 ) ); // phpcs:ignore WordPress.Arrays

		$error = $this->endpoint()->test()->error;

		$this->assert_says( 'timeout', $error );
		self::assertSame( ErrorKind::Transient, $error->kind );
	}

	#[DataProvider( 'forms' )]
	public function test_a_crm_that_is_out_of_order( string $form ): void {
		$this->speak( $form );
		$this->strike( array( 'kind' => 'status', 'status' => 503 ) ); // phpcs:ignore WordPress.Arrays

		$this->assert_says( 'http_503', $this->endpoint()->test()->error );
	}

	/** People paste what stands in the browser, or what some manual calls the endpoint. */
	public function test_an_address_may_be_pasted_with_whatever_follows_it(): void {
		foreach ( array( '', '/', '/index.php?module=Home&view=DashBoard', '/view/list?module=Contacts', '/restapi/v1/vtiger/default', '/restapi/v1/vtiger/default/me', '/webservice.php?operation=listtypes' ) as $rest ) {
			self::assertSame( 'https://acme.od2.vtiger.com/', (string) Address::of( 'https://acme.od2.vtiger.com' . $rest ), $rest );
			self::assertSame( 'https://acme.example/crm/', (string) Address::of( 'acme.example/crm' . $rest ), $rest );
		}
	}

	/** @phpstan-assert EndpointError $error */
	private function assert_says( string $code, ?EndpointError $error, string $field = '' ): void {
		self::assertNotNull( $error );
		self::assertSame( $code, $error->error_code, $error->getMessage() );
		self::assertMatchesRegularExpression( '/^\S.* .*\S$/', $error->getMessage() );
		self::assertMatchesRegularExpression( '/^\S.* .*\S$/', $error->advice );
		self::assertSame( '' === $field ? $error->field : $field, $error->field );
	}
}
