<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Connectors\Vtiger\Vtiger;
use Crosswalk\Connectors\Vtiger\VtigerEndpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;
use Crosswalk\Tests\Support\TestCase;

/** A Vtiger with all its traps on and no records, spoken to over real HTTP; on premise unless a test says otherwise. */
abstract class VtigerTestCase extends TestCase {

	protected const CONNECTION = 81;

	private ?Vtiger $connector = null;

	protected function setUp(): void {
		parent::setUp();
		$this->emulator()->post( 'reset', array( 'size' => 'none' ) );
	}

	/** @param string $form Of the emulated CRM: webservice or cloud. */
	protected function speak( string $form ): void {
		$this->emulator()->post( 'form', array( 'form' => $form ) );
		$this->emulator()->post( 'quota', array( 'perMinute' => 1_000_000, 'perDay' => 1_000_000 ) ); // phpcs:ignore WordPress.Arrays
	}

	/** What follows happens in another PHP process: it shares the database only. */
	protected function in_a_new_process(): void {
		$this->connector = null;
	}

	/** @return array<string, string> Values the connection remembers, by name. */
	protected function remembered( string $prefix, int $connection = self::CONNECTION ): array {
		return ( new Memory( new Db( $GLOBALS['wpdb'] ) ) )->all( $connection, $prefix );
	}

	/**
	 * @param array<string, string> $settings Beside address and user.
	 * @param int                   $id       Of the connection; 0: one that is only being tested.
	 */
	protected function endpoint( array $settings = array(), string $key = '', int $id = self::CONNECTION ): VtigerEndpoint {
		$info    = $this->emulator()->get( 'info' );
		$db      = new Db( $GLOBALS['wpdb'] );
		$made_by = $this->connector ??= new Vtiger( new Toolbox( new Http(), new Locks( $db ), new Memory( $db ) ) );
		$all     = $settings + array(
			'url'      => $this->emulator()->url,
			'username' => (string) $info['username'],
		);
		$secrets = array( 'access_key' => '' === $key ? (string) $info['accessKey'] : $key );
		$made    = $made_by->connect( new Connection( $id, Vtiger::ID, 'Test', $all, $secrets ) );
		self::assertInstanceOf( VtigerEndpoint::class, $made );
		return $made;
	}

	/**
	 * @param array<string, mixed> $fields Of a new record.
	 */
	protected function create( string $module, array $fields, ?VtigerEndpoint $endpoint = null ): Record {
		$result = $this->save( new Write( 'new', null, $fields ), $module, $endpoint );
		self::assertNull( $result->error, (string) $result->error?->getMessage() );
		self::assertNotNull( $result->record );
		return $result->record;
	}

	protected function save( Write $write, string $module, ?VtigerEndpoint $endpoint = null ): SaveResult {
		foreach ( ( $endpoint ?? $this->endpoint() )->save( $module, array( $write ) ) as $result ) {
			return $result;
		}
		self::fail( 'There was no result.' );
	}

	/** @return array<string, mixed> A record as the CRM has stored it. */
	protected function stored( string $id ): array {
		return $this->emulator()->get( 'record/' . $id );
	}

	/** @param array<string, mixed> $fault See the emulator. */
	protected function strike( array $fault ): void {
		$this->emulator()->post( 'faults', $fault );
	}

	/** @param array<string, bool|float|int> $numbers Of the traps. */
	protected function tune_traps( array $numbers ): void {
		$this->emulator()->post( 'traps', array( 'numbers' => $numbers ) );
	}

	protected function calls( string $operation ): int {
		return $this->emulator()->calls()[ $operation ] ?? 0;
	}

	protected function error_of( callable $work ): EndpointError {
		try {
			$work();
		} catch ( EndpointError $error ) {
			return $error;
		}
		self::fail( 'There was no error.' );
	}
}
