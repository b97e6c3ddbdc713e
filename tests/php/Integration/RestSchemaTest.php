<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Rest\Schemas;
use PHPUnit\Framework\Attributes\DataProvider;

/** What the routes answer is what their schemas say, to the last property; the admin's types are made from them. */
final class RestSchemaTest extends RestTestCase {

	private int $connection;

	private int $run;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->connection = $this->connect_sandbox()['id'];
		$this->run        = $this->finish( $this->connection, $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 )['id'] )['id'];
	}

	/** @return iterable<string, array{string, \Closure(self): mixed}> */
	public static function resources(): iterable {
		yield 'Connector' => array( 'Connector', static fn( self $test ): mixed => $test->get( '/connectors' )[0] );
		yield 'Connection' => array( 'Connection', static fn( self $test ): mixed => $test->get( "/connections/$test->connection" ) );
		yield 'TestReport' => array( 'TestReport', static fn( self $test ): mixed => $test->post( "/connections/$test->connection/test" ) );
		yield 'Run' => array( 'Run', static fn( self $test ): mixed => $test->get( "/runs/$test->run" ) );
		yield 'RunRecord' => array( 'RunRecord', static fn( self $test ): mixed => $test->get( "/runs/$test->run/records" )['items'][0] );
		yield 'Work' => array( 'Work', static fn( self $test ): mixed => $test->post( "/connections/$test->connection/work" ) );
		yield 'LogRow' => array( 'LogRow', static fn( self $test ): mixed => $test->get( '/log' )['items'][0] );
		yield 'Status' => array( 'Status', static fn( self $test ): mixed => $test->get( '/status' ) );
		yield 'GeneralSettings' => array( 'GeneralSettings', static fn( self $test ): mixed => $test->get( '/settings' ) );
	}

	/** @param \Closure(self): mixed $answer */
	#[DataProvider( 'resources' )]
	public function test_an_answer_is_as_its_schema_says( string $name, \Closure $answer ): void {
		$data = $answer( $this );

		self::assertTrue( rest_validate_value_from_schema( $data, Schemas::all()[ $name ], $name ), $name );
		self::assertSame( array(), self::missing( $data, Schemas::all()[ $name ], $name ) );
	}

	/** A schema is written without WordPress at hand. */
	public function test_the_schemas_can_be_printed_without_wordpress(): void {
		exec( escapeshellarg( PHP_BINARY ) . ' ' . escapeshellarg( dirname( __DIR__, 3 ) . '/dev/schemas.php' ), $lines, $code );

		self::assertSame( 0, $code );
		self::assertSame( array_keys( Schemas::all() ), array_keys( (array) json_decode( implode( "\n", $lines ), true ) ) );
	}

	/**
	 * Properties that the schema has and the answer has not, or the other way round.
	 *
	 * @param array<string, mixed> $schema
	 * @return list<string>
	 */
	private static function missing( mixed $data, array $schema, string $path ): array {
		if ( ! is_array( $data ) || ! isset( $schema['properties'] ) && ! isset( $schema['items'] ) ) {
			return array();
		}
		if ( isset( $schema['items'] ) ) {
			return array_merge( array(), ...array_map( static fn( mixed $item ): array => self::missing( $item, $schema['items'], $path . '[]' ), array_values( $data ) ) );
		}
		$names   = array_merge( array_diff( array_keys( $schema['properties'] ), array_keys( $data ) ), array_diff( array_keys( $data ), array_keys( $schema['properties'] ) ) );
		$missing = array_map( static fn( string $name ): string => "$path.$name", array_values( $names ) );
		foreach ( array_intersect_key( $schema['properties'], $data ) as $name => $property ) {
			$missing = array_merge( $missing, self::missing( $data[ $name ], $property, "$path.$name" ) );
		}
		return $missing;
	}
}
