<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Write;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * The cloud says in the status line what went wrong, and nobody has seen whether a body or the status itself tell more: it
 * is understood in any case, as it is on premise (E17).
 */
final class CloudErrorsTest extends VtigerTestCase {

	/** @return array<string, array{array<string, bool>}> Traps. */
	public static function ways(): array {
		return array(
			'status and words'          => array( array( 'cloudErrorBodyEmpty' => true, 'cloudStatusTells' => true ) ), // phpcs:ignore WordPress.Arrays
			'400 and words'             => array( array( 'cloudErrorBodyEmpty' => true, 'cloudStatusTells' => false ) ), // phpcs:ignore WordPress.Arrays
			'status, words and a body'  => array( array( 'cloudErrorBodyEmpty' => false, 'cloudStatusTells' => true ) ), // phpcs:ignore WordPress.Arrays
			'400, words and a body'     => array( array( 'cloudErrorBodyEmpty' => false, 'cloudStatusTells' => false ) ), // phpcs:ignore WordPress.Arrays
			'as it is on premise'       => array( array() ),
		);
	}

	/** @param array<string, bool> $traps None: on premise. */
	private function in( array $traps ): void {
		$this->speak( array() === $traps ? 'webservice' : 'cloud' );
		$this->emulator()->post( 'traps', array( 'traps' => (object) $traps ) );
	}

	/** @param array<string, bool> $traps */
	#[DataProvider( 'ways' )]
	public function test_a_mandatory_field_is_named( array $traps ): void {
		$this->in( $traps );
		$this->endpoint()->modules();
		// After the connector has read the description, so that the CRM is the first to notice.
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_950', 'label' => 'Branch', 'mandatory' => true ) ); // phpcs:ignore WordPress.Arrays

		$error = $this->save( new Write( 'k', null, array( 'lastname' => 'Nowak' ) ), Modules::CONTACTS )->error;

		self::assertSame( array( ErrorKind::Record, 'MANDATORY_FIELDS_MISSING', 'cf_950' ), array( $error?->kind, $error?->error_code, $error?->field ) );
	}

	/** @param array<string, bool> $traps */
	#[DataProvider( 'ways' )]
	public function test_a_duplicate_is_a_duplicate( array $traps ): void {
		$this->in( $traps );
		$this->create( Modules::ACCOUNTS, array( 'accountname' => 'Acme' ) );

		$error = $this->save( new Write( 'k', null, array( 'accountname' => 'ACME' ) ), Modules::ACCOUNTS )->error;

		self::assertSame( array( ErrorKind::Record, 'duplicate' ), array( $error?->kind, $error?->error_code ) );
	}

	/** @param array<string, bool> $traps */
	#[DataProvider( 'ways' )]
	public function test_a_record_that_is_gone_is_its_own_problem_and_can_be_deleted_again( array $traps ): void {
		$this->in( $traps );
		$this->emulator()->post( 'traps', array( 'traps' => array( 'deletedIsAccessDenied' => false ) ) );
		$id = $this->create( Modules::CONTACTS, array( 'lastname' => 'Nowak' ) )->id;
		$this->emulator()->delete( 'record/' . $id );

		$changed = $this->save( new Write( 'k', $id, array( 'lastname' => 'Kowal' ) ), Modules::CONTACTS )->error;
		$deleted = $this->save( new Write( 'k', $id, array(), null, true ), Modules::CONTACTS )->error;

		self::assertSame( array( ErrorKind::Record, 'ACCESS_DENIED' ), array( $changed?->kind, $changed?->error_code ) );
		self::assertNotSame( '', $changed->advice );
		self::assertNull( $deleted );
	}

	/** @param array<string, bool> $traps V13. */
	#[DataProvider( 'ways' )]
	public function test_a_column_that_vanished_is_read_around( array $traps ): void {
		$this->in( $traps );
		$account = $this->emulator()->post( 'records/Accounts', array( 'element' => array( 'accountname' => 'Acme' ) ) )['id'];
		$product = $this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'Lamp', 'discontinued' => '1' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		$element = array(
			'subject'       => 'Order 1',
			'sostatus'      => 'Created',
			'invoicestatus' => 'AutoCreated',
			'account_id'    => $account,
			'bill_street'   => '-',
			'ship_street'   => '-',
			'productid'     => $product,
			'LineItems'     => array( array( 'productid' => $product, 'quantity' => 1 ) ), // phpcs:ignore WordPress.Arrays
		);
		$order   = (string) $this->emulator()->post( 'records/SalesOrder', array( 'element' => $element ) )['id'];
		self::assertArrayHasKey( 'cf_858', $this->endpoint()->fetch( Modules::ORDERS, array( $order ) )[ $order ]->fields );
		$this->emulator()->delete( 'fields/SalesOrder/cf_858' );

		self::assertArrayNotHasKey( 'cf_858', $this->endpoint()->fetch( Modules::ORDERS, array( $order ) )[ $order ]->fields );
	}

	/** @param array<string, bool> $traps */
	#[DataProvider( 'ways' )]
	public function test_a_right_that_is_missing_is_said_with_the_crms_own_words( array $traps ): void {
		$this->in( $traps );
		$this->emulator()->post( 'users', array( 'username' => 'shop', 'accessKey' => 'ShopKey', 'isAdmin' => false, 'rights' => array( 'Contacts' => 'r' ) ) ); // phpcs:ignore WordPress.Arrays
		$endpoint = $this->endpoint( array( 'username' => 'shop' ), 'ShopKey' );

		$error = $this->error_of( static fn() => $endpoint->list( Modules::PRODUCTS, null, 10 ) );

		self::assertSame( array( ErrorKind::Config, 'ACCESS_DENIED' ), array( $error->kind, $error->error_code ) );
		self::assertStringContainsString( 'Permission to perform the operation is denied', $error->getMessage() );
		self::assertStringContainsString( 'read the module Products', $error->getMessage() );
	}

	public function test_what_nobody_has_seen_yet_is_told_as_it_came(): void {
		$this->speak( 'cloud' );
		$endpoint = $this->endpoint();
		$id       = $this->create( Modules::CONTACTS, array( 'lastname' => 'Nowak' ) )->id;
		add_filter(
			'pre_http_request',
			static fn( mixed $answer, array $arguments, string $url ): mixed => ! str_contains( $url, '/revise' ) ? $answer : array(
				'headers'  => array( 'x-vtiger-version' => '9' ),
				'body'     => '',
				'response' => array( 'code' => 422, 'message' => 'Workflow "Größe" says no &amp; that is it' ), // phpcs:ignore WordPress.Arrays
				'cookies'  => array(),
				'filename' => null,
			),
			10,
			3
		);

		$error = $this->save( new Write( 'k', $id, array( 'lastname' => 'Kowal' ) ), Modules::CONTACTS, $endpoint )->error;

		self::assertSame( array( ErrorKind::Record, 'http_422', 'Workflow "Größe" says no & that is it' ), array( $error?->kind, $error?->error_code, $error?->getMessage() ) );
	}

	/** Words beyond ASCII come through the status line of a real server, too. */
	public function test_letters_in_the_status_line_are_read(): void {
		$this->speak( 'cloud' );
		$this->endpoint()->modules();
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_größe', 'label' => 'Größe', 'mandatory' => true ) ); // phpcs:ignore WordPress.Arrays

		$error = $this->save( new Write( 'k', null, array( 'lastname' => 'Kowal' ) ), Modules::CONTACTS )->error;

		self::assertSame( 'cf_größe', $error?->field );
	}
}
