<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Rest\Errors;
use PHPUnit\Framework\Attributes\DataProvider;

/** Errors are answers: with a status, a kind and what to do, and without what is nobody's business (E17). */
final class RestErrorTest extends RestTestCase {

	/** @return iterable<string, array{ErrorKind, int}> */
	public static function kinds(): iterable {
		yield 'the connection' => array( ErrorKind::Config, 422 );
		yield 'passes by itself' => array( ErrorKind::Transient, 503 );
		yield 'the record' => array( ErrorKind::Record, 400 );
		yield 'ours' => array( ErrorKind::Bug, 500 );
	}

	#[DataProvider( 'kinds' )]
	public function test_the_kind_decides_the_status( ErrorKind $kind, int $status ): void {
		$error = Errors::from( new EndpointError( $kind, 'It went wrong.', 'some_code', 'Do this.', field: 'sku' ), array( 'run_id' => 7 ) );

		self::assertSame( 'some_code', $error->get_error_code() );
		self::assertSame( 'It went wrong.', $error->get_error_message() );
		self::assertSame( array( 'status' => $status, 'kind' => $kind->value, 'advice' => 'Do this.', 'field' => 'sku', 'run_id' => 7 ), $error->get_error_data() ); // phpcs:ignore WordPress.Arrays
	}

	/** The queue tries again by itself; what a person asked for does not (V2). */
	public function test_whoever_waits_for_an_answer_is_told_to_try_again(): void {
		$down  = Errors::from( new EndpointError( ErrorKind::Transient, 'It does not answer.', 'timeout', EndpointError::patience() ) );
		$quota = Errors::from( new EndpointError( ErrorKind::Transient, 'Used up.', 'quota_minute', 'It goes on by itself.', retry_after_s: 40 ) );

		self::assertSame( 'Try again in a moment.', $down->get_error_data()['advice'] );
		self::assertSame( 'Try again in 40 seconds.', $quota->get_error_data()['advice'] );
	}

	public function test_an_error_of_ours_goes_to_the_log_and_not_out(): void {
		$log = tempnam( sys_get_temp_dir(), 'crosswalk' );
		$was = ini_set( 'error_log', $log ); // phpcs:ignore WordPress.PHP.IniSet
		try {
			$error = Errors::from( new \RuntimeException( 'user=shop&key=hunter2' ) );
		} finally {
			ini_set( 'error_log', (string) $was ); // phpcs:ignore WordPress.PHP.IniSet
		}

		self::assertSame( 500, $error->get_error_data()['status'] );
		self::assertStringNotContainsString( 'hunter2', (string) wp_json_encode( $error ) );
		self::assertStringContainsString( 'hunter2', (string) file_get_contents( $log ) );
		unlink( $log );
	}

	/** @return iterable<string, array{string, string}> */
	public static function gone(): iterable {
		foreach ( array( 'GET /connections/99999', 'POST /connections/99999', 'DELETE /connections/99999', 'POST /connections/99999/test', 'POST /connections/99999/pause', 'POST /connections/99999/work', 'GET /runs/99999', 'POST /runs/99999/cancel', 'GET /runs/99999/records', 'POST /failures/99999/retry', 'POST /failures/99999/ignore' ) as $route ) {
			yield $route => explode( ' ', $route );
		}
	}

	#[DataProvider( 'gone' )]
	public function test_what_does_not_exist_is_not_found( string $method, string $path ): void {
		$this->act_as( 'administrator' );

		$error = self::decoded( $this->request( $method, $path ), 404 );

		self::assertSame( 'not_found', $error['code'] );
		self::assertNotSame( '', $error['data']['advice'] );
	}

	public function test_a_run_of_a_module_that_is_not_there_is_refused(): void {
		$this->act_as( 'administrator' );
		$id = $this->connect_sandbox()['id'];

		self::assertSame( 'no_module', $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'spaceships' ) ), 400 )['code'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'not_found', $this->post( '/runs', array( 'connection_id' => 99999 ), 404 )['code'] );
	}

	public function test_a_run_with_everything_off_says_so(): void {
		$this->act_as( 'administrator' );
		$connection = $this->connect_sandbox();
		$off        = array_map( static fn( array $module ): array => array( 'name' => $module['name'], 'enabled' => false ), $connection['modules'] ); // phpcs:ignore WordPress.Arrays
		$this->post( "/connections/{$connection['id']}", array( 'modules' => $off ) );

		self::assertSame( 'nothing_to_sync', $this->post( '/runs', array( 'connection_id' => $connection['id'] ), 400 )['code'] );
	}

	public function test_arguments_are_checked_by_the_schema(): void {
		$this->act_as( 'administrator' );

		self::assertSame( 400, $this->request( 'GET', '/log', array( 'side' => 'moon' ) )->get_status() );
		self::assertSame( 400, $this->request( 'GET', '/runs', array( 'per_page' => 0 ) )->get_status() );
		self::assertSame( 400, $this->request( 'POST', '/settings', array( 'retention_days' => 0 ) )->get_status() );
		self::assertSame( 400, $this->request( 'POST', '/runs' )->get_status() );
	}
}
