<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Sandbox\Sandbox;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;

/** The Sandbox is an endpoint like any other. */
final class SandboxTest extends EndpointContract {

	private const TEXT = array(
		Modules::ACCOUNTS => 'notes',
		Modules::CONTACTS => 'first_name',
		Modules::PRODUCTS => 'description',
		Modules::ORDERS   => 'remark',
	);

	private const MATCH = array(
		Modules::ACCOUNTS => 'name',
		Modules::CONTACTS => 'email',
		Modules::PRODUCTS => 'code',
		Modules::ORDERS   => 'reference',
	);

	public static function modules(): array {
		return array_map( static fn( string $name ): array => array( $name ), array_combine( array_keys( self::MATCH ), array_keys( self::MATCH ) ) );
	}

	protected function connect(): Endpoint {
		return ( new Sandbox( new Db( $GLOBALS['wpdb'] ) ) )->connect( new Connection( 987, Sandbox::ID, 'Test', array( 'start' => 'sample' ) ) );
	}

	protected function values( string $module ): array {
		$unique = uniqid();
		return match ( $module ) {
			Modules::ACCOUNTS => array( 'name' => "Acme $unique", 'website' => 'https://acme.example', 'industry' => 'retail', 'office_country' => 'DE' ), // phpcs:ignore WordPress.Arrays
			Modules::CONTACTS => array( 'last_name' => 'Nowak', 'email' => "Anna.$unique@example.com", 'organisation' => 'organisation-1', 'newsletter' => true, 'birthday' => '1990-02-03' ), // phpcs:ignore WordPress.Arrays
			Modules::PRODUCTS => array( 'title' => 'Lamp', 'code' => "Lamp-$unique", 'price' => '19.9', 'in_stock' => '3', 'active' => false ), // phpcs:ignore WordPress.Arrays
			default           => array( 'reference' => "R-$unique-x", 'ordered_at' => '2026-11-23T10:00:00Z', 'stage' => 'new', 'customer' => 'contact-1', 'currency' => 'EUR', 'total' => '12.50', 'lines' => array( array( 'type' => 'fee', 'name' => 'Wrapping', 'quantity' => '1', 'total' => '12.50' ) ) ), // phpcs:ignore WordPress.Arrays
		};
	}

	protected function text_field( string $module ): string {
		return self::TEXT[ $module ];
	}

	protected function match_field( string $module ): string {
		return self::MATCH[ $module ];
	}

	protected function unknown_id( string $module ): string {
		return 'record-0';
	}

	protected function invalid_values( string $module ): array {
		return match ( $module ) {
			Modules::ACCOUNTS => array( 'name' => str_repeat( 'ä', 121 ) ),
			Modules::CONTACTS => array( 'first_name' => 'Nobody' ),
			Modules::PRODUCTS => array( 'title' => 'Lamp', 'price' => '1,50' ), // phpcs:ignore WordPress.Arrays
			default           => array( 'stage' => 'dreaming' ),
		};
	}
}
