<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\HttpErrors;
use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** The one way out: through WordPress's HTTP layer, single and parallel. */
final class HttpTest extends TestCase {

	public function test_filters_of_wordpress_hold_for_parallel_requests_too(): void {
		$seen = array();
		add_filter(
			'http_request_args',
			static function ( array $arguments, string $url ) use ( &$seen ): array {
				$seen[] = $url;
				return $arguments;
			},
			10,
			2
		);
		add_filter( 'pre_http_request', static fn( mixed $answer, array $arguments, string $url ): array => self::answer( 200, (string) wp_json_encode( array( 'at' => $url ) ) ), 10, 3 );
		$responses = ( new Http() )->send_all( array( 'a' => Request::get( 'https://a.example/' ), 'b' => Request::get( 'https://b.example/' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'https://a.example/', 'https://b.example/' ), $seen );
		self::assertSame( array( 'a', 'b' ), array_keys( $responses ) );
		self::assertInstanceOf( Response::class, $responses['b'] );
		self::assertSame( 'https://b.example/', $responses['b']->json['at'] );
	}

	/** @return array<string, array{int, string, bool, ErrorKind, bool}> Status, body, repeatable, kind, lost. */
	public static function answers(): array {
		return array(
			'401'                     => array( 401, '', false, ErrorKind::Config, false ),
			'402'                     => array( 402, '', true, ErrorKind::Config, false ),
			'422'                     => array( 422, '{}', false, ErrorKind::Record, false ),
			'429 of a create'         => array( 429, '', false, ErrorKind::Transient, false ),
			'500 of a create'         => array( 500, '', false, ErrorKind::Transient, true ),
			'503 of a read'           => array( 503, '', true, ErrorKind::Transient, false ),
			'a page'                  => array( 200, ' <!DOCTYPE html><html>', false, ErrorKind::Transient, true ),
			'half an answer'          => array( 200, '{"success":tr', false, ErrorKind::Transient, true ),
			'nothing'                 => array( 200, '', true, ErrorKind::Transient, false ),
			'sent on, such as https'  => array( 301, '', false, ErrorKind::Config, false ),
		);
	}

	/** E17, E6. */
	#[DataProvider( 'answers' )]
	public function test_each_way_to_fail_has_a_kind( int $status, string $body, bool $repeatable, ErrorKind $kind, bool $lost ): void {
		add_filter( 'pre_http_request', static fn(): array => self::answer( $status, $body, array( 'location' => 'https://crm.example/' ) ) );
		$error = ( new Http() )->send_all( array( Request::form( 'http://crm.example/', array( 'a' => 'b' ), $repeatable ) ) )[0];

		self::assertInstanceOf( EndpointError::class, $error );
		self::assertSame( array( $kind, $lost ), array( $error->kind, $error->lost ) );
		self::assertNotSame( '', $error->getMessage() );
	}

	/** V2: http instead of https. */
	public function test_a_redirect_says_where_to(): void {
		add_filter( 'pre_http_request', static fn(): array => self::answer( 301, '', array( 'location' => 'https://crm.example/webservice.php?operation=x' ) ) );
		$error = ( new Http() )->send_all( array( Request::get( 'http://crm.example/' ) ) )[0];

		self::assertInstanceOf( EndpointError::class, $error );
		self::assertStringContainsString( 'https://crm.example/webservice.php', $error->advice );
	}

	public function test_transport_errors_of_wordpress_are_read(): void {
		foreach ( array( 'cURL error 6: Could not resolve host' => 'unknown_host', '28 Operation timed out after 1000 milliseconds' => 'timeout', 'cURL error 60: SSL certificate problem' => 'certificate', 'something else' => 'broken_connection' ) as $text => $code ) { // phpcs:ignore WordPress.Arrays
			$answer = static fn(): \WP_Error => new \WP_Error( 'http_request_failed', $text );
			add_filter( 'pre_http_request', $answer );
			$error = ( new Http() )->send_all( array( Request::get( 'http://crm.example/' ) ) )[0];
			remove_filter( 'pre_http_request', $answer );
			self::assertInstanceOf( EndpointError::class, $error );
			self::assertSame( $code, $error->error_code );
		}
	}

	public function test_retry_after_comes_as_seconds_or_as_a_date(): void {
		$now = (int) strtotime( '2026-11-24 12:00:00 UTC' );

		self::assertSame( 120, HttpErrors::retry_after( '120', $now ) );
		self::assertSame( 90, HttpErrors::retry_after( 'Tue, 24 Nov 2026 12:01:30 GMT', $now ) );
		self::assertNull( HttpErrors::retry_after( '', $now ) );
	}

	public function test_requests_of_a_lane_go_one_after_the_other_and_lanes_at_once(): void {
		$this->emulator()->post( 'reset', array( 'size' => 'none' ) );
		$this->emulator()->post( 'latency', array( 'ms' => 100 ) );
		$requests = array();
		foreach ( array( '0', '1', '0', '1' ) as $lane ) {
			$requests[] = Request::get( $this->emulator()->url . '/webservice.php', array( 'operation' => 'getchallenge', 'username' => 'admin' ), $lane ); // phpcs:ignore WordPress.Arrays
		}
		$responses = ( new Http() )->send_all( $requests );
		$most      = (int) $this->emulator()->get( 'stats' )['maxParallel'];
		$this->emulator()->post( 'latency', array( 'ms' => 0 ) );

		self::assertContainsOnlyInstancesOf( Response::class, $responses );
		self::assertSame( 2, $most );
	}

	/**
	 * @param array<string, string> $headers By name.
	 * @return array<string, mixed> As WordPress has it.
	 */
	private static function answer( int $status, string $body, array $headers = array() ): array {
		return array(
			'headers'  => $headers,
			'body'     => $body,
			'response' => array(
				'code'    => $status,
				'message' => '',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	}
}
