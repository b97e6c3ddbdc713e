<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Connectors\Vtiger\Vtiger;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;

/** The Vtiger connector on the emulated CRM, over real HTTP, in whichever form it speaks (V1). */
abstract class VtigerContract extends HttpEndpointContract {

	private const TEXT = array(
		Modules::ACCOUNTS => 'description',
		Modules::CONTACTS => 'firstname',
		Modules::PRODUCTS => 'description',
	);

	private const MATCH = array(
		Modules::ACCOUNTS => 'accountname',
		Modules::CONTACTS => 'email',
		Modules::PRODUCTS => 'productcode',
	);

	private const CRM_MODULES = array(
		Modules::ACCOUNTS => 'Accounts',
		Modules::CONTACTS => 'Contacts',
		Modules::PRODUCTS => 'Products',
	);

	private int $clock_ms = 0;

	/** Of the emulated CRM: webservice or cloud. */
	abstract protected function form(): string;

	public static function modules(): array {
		return array_map( static fn( string $name ): array => array( $name ), array_combine( array_keys( self::MATCH ), array_keys( self::MATCH ) ) );
	}

	protected function setUp(): void {
		parent::setUp();
		$this->emulator()->post( 'form', array( 'form' => $this->form() ) );
		$this->emulator()->post( 'quota', array( 'perMinute' => 1_000_000, 'perDay' => 1_000_000 ) ); // phpcs:ignore WordPress.Arrays
	}

	protected function tearDown(): void {
		$this->emulator()->post( 'form', array( 'form' => 'webservice' ) );
		$this->emulator()->post( 'clock', array( 'offsetMs' => 0 ) );
		parent::tearDown();
	}

	protected function connect(): Endpoint {
		return $this->connect_with( (string) $this->emulator()->get( 'info' )['accessKey'], 71 );
	}

	protected function connect_with_bad_credentials(): Endpoint {
		return $this->connect_with( 'wrong', 72 );
	}

	protected function strike( Fault $fault ): void {
		if ( Fault::Timeout === $fault ) {
			// Nobody waits for the whole time-out of a request in a test.
			add_filter( 'http_request_args', static fn( array $arguments ): array => array( 'timeout' => 0.4 ) + $arguments );
		}
		$this->emulator()->post(
			'faults',
			match ( $fault ) {
				Fault::Unauthorized    => array( 'kind' => 'status', 'status' => 401 ), // phpcs:ignore WordPress.Arrays
				Fault::Forbidden       => array( 'kind' => 'status', 'status' => 403 ), // phpcs:ignore WordPress.Arrays
				Fault::NotFound        => array( 'kind' => 'status', 'status' => 404 ), // phpcs:ignore WordPress.Arrays
				Fault::TooManyRequests => array( 'kind' => 'rate-limit', 'retryAfter' => Fault::RETRY_AFTER_S ), // phpcs:ignore WordPress.Arrays
				Fault::ServerError     => array( 'kind' => 'error-before' ),
				Fault::Timeout         => array( 'kind' => 'hang', 'ms' => 2000 ), // phpcs:ignore WordPress.Arrays
				Fault::Truncated       => array( 'kind' => 'truncate' ),
				Fault::Html            => array( 'kind' => 'html' ),
			}
		);
	}

	protected function lose_the_next_answer( string $module ): void {
		$this->emulator()->post( 'faults', array( 'kind' => 'error-after', 'operation' => 'create', 'count' => 1 ) ); // phpcs:ignore WordPress.Arrays
	}

	protected function heal(): void {
		remove_all_filters( 'http_request_args' );
		$this->emulator()->delete( 'faults' );
	}

	/** Its modification times have seconds; the emulated CRM has a clock that can be moved. */
	protected function let_a_second_pass(): void {
		$this->clock_ms += 1000;
		$this->emulator()->post( 'clock', array( 'offsetMs' => $this->clock_ms ) );
	}

	protected function values( string $module ): array {
		$unique = uniqid();
		return match ( $module ) {
			Modules::ACCOUNTS => array( 'accountname' => "Acme $unique", 'phone' => '+49 30 5550101' ), // phpcs:ignore WordPress.Arrays
			Modules::CONTACTS => array( 'lastname' => 'Nowak', 'email' => "Anna.$unique@example.com", 'mailingcity' => 'Berlin' ), // phpcs:ignore WordPress.Arrays
			default           => array( 'productname' => "Lamp $unique", 'productcode' => "Lamp-$unique", 'unit_price' => '19.90' ), // phpcs:ignore WordPress.Arrays
		};
	}

	protected function text_field( string $module ): string {
		return self::TEXT[ $module ];
	}

	protected function match_field( string $module ): string {
		return self::MATCH[ $module ];
	}

	protected function unknown_id( string $module ): string {
		/** @var array<string, string> $prefixes */
		$prefixes = $this->emulator()->get( 'info' )['prefixes'];
		return $prefixes[ self::CRM_MODULES[ $module ] ] . 'x99999999';
	}

	protected function invalid_values( string $module ): array {
		return array( self::TEXT[ $module ] => 'Without what is required' );
	}

	private function connect_with( string $key, int $id ): Endpoint {
		$db       = new Db( $GLOBALS['wpdb'] );
		$settings = array(
			'url'      => $this->emulator()->url,
			'username' => (string) $this->emulator()->get( 'info' )['username'],
		);
		$toolbox  = new Toolbox( new Http(), new Locks( $db ), new Memory( $db ) );
		return ( new Vtiger( $toolbox ) )->connect( new Connection( $id, 'vtiger', 'Test', $settings, array( 'access_key' => $key ) ) );
	}
}
