<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

/** A first sync as the admin does it: connect, start, lend workers until it is done (E1, E11, E21, V20, V21). */
final class RestRunTest extends RestTestCase {

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->connection = $this->connect_sandbox()['id'];
	}

	public function test_a_run_brings_the_sandbox_into_the_shop(): void {
		$run = $this->finish( $this->connection, $this->start() );

		self::assertSame( 'done', $run['state'], (string) $run['error'] );
		$products = $this->count_of( $run, 'products', 'shop' );
		self::assertGreaterThan( 0, $products['created'] );
		self::assertSame( 0, $products['failed'] );
		$records = $this->get( "/runs/{$run['id']}/records", array( 'module' => 'products', 'side' => 'shop', 'outcome' => 'created' ) ); // phpcs:ignore WordPress.Arrays
		self::assertCount( $products['created'], $records['items'] );
		self::assertNotSame( '', $records['items'][0]['name'] );
		self::assertNotSame( '', $records['items'][0]['shop_id'] );
	}

	private function start(): int {
		return $this->post( '/runs', array( 'connection_id' => $this->connection ), 201 )['id'];
	}

	/**
	 * @param array<mixed> $run
	 * @return array<string, int>
	 */
	private function count_of( array $run, string $module, string $side ): array {
		foreach ( $run['counts'] as $row ) {
			if ( $module === $row['module'] && $side === $row['side'] ) {
				return $row;
			}
		}
		self::fail( "Nothing was counted for $module on the side $side." );
	}
}
