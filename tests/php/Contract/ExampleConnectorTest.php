<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Registry;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;

/** A connector that another plugin brings by the filter `crosswalk_connectors` stands beside ours. */
final class ExampleConnectorTest extends EndpointContract {

	public static function modules(): array {
		return array(
			Modules::CONTACTS => array( Modules::CONTACTS ),
			Modules::PRODUCTS => array( Modules::PRODUCTS ),
		);
	}

	public function test_it_is_registered_with_its_form(): void {
		$definition = $this->registry()->all()['example-crm']->definition();
		$form       = array_column( $definition->form, null, 'name' );

		self::assertSame( 'Example CRM', $definition->label );
		self::assertSame( array( 'token' ), array_keys( array_filter( $form, static fn( Field $field ): bool => $field->secret ) ) );
		self::assertSame( FieldType::Choice, $form['plan']->type );
	}

	public function test_its_first_mapping_names_fields_that_it_has(): void {
		foreach ( $this->registry()->get( 'example-crm' )->definition()->presets[0]->modules as $module => $preset ) {
			$named = array_column( $preset['rows'], 'remote' );
			self::assertSame( array(), array_diff( $named, array_keys( $this->endpoint()->modules()[ $module ]->fields ) ) );
		}
	}

	/** V2 */
	public function test_bad_credentials_are_said(): void {
		$endpoint = $this->registry()->get( 'example-crm' )->connect( self::connection( 'short' ) );
		$report   = $endpoint->test();

		self::assertTrue( $report->reached );
		self::assertFalse( $report->works() );
		self::assertNotSame( '', $report->error?->advice );
		try {
			$endpoint->list( Modules::CONTACTS, null, 10 );
			self::fail( 'It was let in.' );
		} catch ( EndpointError $error ) {
			self::assertSame( ErrorKind::Config, $error->kind );
		}
	}

	public function test_without_its_plugin_the_connection_says_what_is_missing(): void {
		$this->expectExceptionMessage( 'The connector "gone" is not installed.' );
		$this->registry()->get( 'gone' );
	}

	protected function connect(): Endpoint {
		return $this->registry()->get( 'example-crm' )->connect( self::connection( 'long enough' ) );
	}

	protected function values( string $module ): array {
		$unique = uniqid( 'Test-' );
		return Modules::CONTACTS === $module
			? array( 'name' => 'Nowak', 'mail' => "$unique@example.com" ) // phpcs:ignore WordPress.Arrays
			: array( 'title' => 'Lamp', 'number' => $unique, 'price' => '12.50' ); // phpcs:ignore WordPress.Arrays
	}

	protected function text_field( string $module ): string {
		return Modules::CONTACTS === $module ? 'phone' : 'note';
	}

	protected function match_field( string $module ): string {
		return Modules::CONTACTS === $module ? 'mail' : 'number';
	}

	protected function unknown_id( string $module ): string {
		return '999999';
	}

	protected function invalid_values( string $module ): array {
		return Modules::CONTACTS === $module ? array( 'mail' => 'a@example.com' ) : array( 'title' => str_repeat( 'ä', 61 ) );
	}

	private function registry(): Registry {
		if ( ! has_filter( 'crosswalk_connectors' ) ) {
			// Not require_once: the hooks are put back after every test.
			require dirname( __DIR__ ) . '/ExampleConnector/example-crm.php';
		}
		$db = new Db( $GLOBALS['wpdb'] );
		return new Registry( array(), new Toolbox( new Http(), new Locks( $db ), new Memory( $db ) ) );
	}

	private static function connection( string $token ): Connection {
		return new Connection( 5, 'example-crm', 'Test', array( 'workspace' => 'acme', 'plan' => 'pro' ), array( 'token' => $token ) ); // phpcs:ignore WordPress.Arrays
	}
}
