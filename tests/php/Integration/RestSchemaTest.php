<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Rest\Schemas;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Invoices;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\WithheldMails;

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

	public function test_an_answer_is_as_its_schema_says(): void {
		foreach ( $this->answers() as $name => $answer ) {
			self::assertTrue( rest_validate_value_from_schema( $answer, Schemas::all()[ $name ], $name ), $name );
			self::assertSame( array(), self::missing( $answer, Schemas::all()[ $name ], $name ) );
		}
	}

	public function test_every_resource_is_among_the_schemas(): void {
		self::assertEqualsCanonicalizing( array( ...self::ELSEWHERE, ...array_keys( $this->answers() ) ), array_keys( Schemas::all() ) );
	}

	/** A schema is written without WordPress at hand. */
	public function test_the_schemas_can_be_printed_without_wordpress(): void {
		exec( escapeshellarg( PHP_BINARY ) . ' ' . escapeshellarg( dirname( __DIR__, 3 ) . '/dev/schemas.php' ), $lines, $code );

		self::assertSame( 0, $code );
		self::assertSame( array_keys( Schemas::all() ), array_keys( (array) json_decode( implode( "\n", $lines ), true ) ) );
	}

	/** Of RestStatusTest, RestPersonTest and DebugLogTest, which need a failure, a question or a message, and of MappingShopTest. */
	private const ELSEWHERE = array( 'FailureGroup', 'Decision', 'DecisionDetail', 'MetaKey', 'Message', 'MessageDetail', 'NewApiKey' );

	/** @return array<string, mixed> One of each other resource. */
	private function answers(): array {
		$record = $this->get( "/runs/$this->run/records", array( 'outcome' => 'created' ) )['items'][0];
		$person = $this->get( "/connections/$this->connection/mappings/contacts/records", array( 'side' => 'shop' ) )[0];
		return array(
			'Connector'       => $this->get( '/connectors' )[0],
			'Connection'      => $this->get( "/connections/$this->connection" ),
			'TestReport'      => $this->post( "/connections/$this->connection/test" ),
			'Run'             => $this->get( "/runs/$this->run" ),
			'RunRecord'       => $record,
			'FirstLook'       => $this->get( "/connections/$this->connection/start" ),
			'Change'          => $this->get( "/runs/$this->run/records/{$record['id']}/changes" )[0],
			'RecordPanel'     => $this->get( "/records/{$record['module']}/{$record['shop_id']}/panel" ),
			'RecordState'     => $this->get( "/records/{$record['module']}/{$record['shop_id']}" )[0],
			'HistoryRow'      => $this->get( "/records/{$record['module']}/{$record['shop_id']}/history" )['items'][0],
			'OrderPanel'      => $this->get( '/orders/' . $this->invoiced() . '/panel' ),
			'QueuedRecord'    => $this->get( '/updates', array( 'connection_id' => $this->connection, 'list' => 'sent' ) )['items'][0], // phpcs:ignore WordPress.Arrays
			'Work'            => $this->post( "/connections/$this->connection/work" ),
			'LogRow'          => $this->get( '/log' )['items'][0],
			'Status'          => $this->get( '/status' ),
			'WithheldMail'    => $this->held_mail(),
			'DebugState'      => $this->get( "/connections/$this->connection/debug" ),
			'ApiKeys'         => $this->get( '/keys' ),
			'Size'            => $this->get( '/settings/sizes' )[0],
			'GeneralSettings' => $this->get( '/settings' ),
			'Transform'       => $this->get( '/transforms' )[0],
			'Mapping'         => $this->get( "/connections/$this->connection/mappings/contacts" ),
			'MappingRecord'   => $person,
			'MappingPreview'  => $this->post( "/connections/$this->connection/mappings/contacts/preview", array( 'side' => 'shop', 'record' => $person['id'] ) + $this->get( "/connections/$this->connection/mappings/contacts" ) ), // phpcs:ignore WordPress.Arrays
			'MappingImport'   => $this->post( "/connections/$this->connection/mappings/import", array( 'file' => $this->get( "/connections/$this->connection/mappings/export" ) ) ),
		);
	}

	/** @return array<string, mixed> */
	private function held_mail(): array {
		( new WithheldMails( new Db( $GLOBALS['wpdb'] ) ) )->hold( $this->connection, 4711, 'customer_completed_order', 'woocommerce_order_status_completed', '[4711]', time() );
		return $this->get( '/mails' )['items'][0];
	}

	/** Number of an order with all that its panel can show. */
	private function invoiced(): int {
		$db = new Db( $GLOBALS['wpdb'] );
		( new Invoices( $db ) )->add( array( 'number' => 'INV1', 'order_id' => 4711, 'due' => '2026-11-23', 'remaining' => '1', 'url' => 'https://crm.test/1' ) ); // phpcs:ignore WordPress.Arrays
		( new Links( $db ) )->insert( array( new Link( 0, $this->connection, 'orders', 'order:4711', 'orders:1' ) ), 'token' );
		return 4711;
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
