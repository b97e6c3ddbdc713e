<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Connectors\HttpErrors;
use Crosswalk\Connectors\Request;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** V2: what stands between the shop and the CRM is named, with what to do. */
final class TransportErrorTest extends TestCase {

	/** @return iterable<string, array{int, string, string}> Number and words of cURL, our code. */
	public static function certificates(): iterable {
		yield 'expired' => array( 60, 'SSL certificate problem: certificate has expired', 'certificate_expired' );
		yield 'self-signed, old' => array( 60, 'SSL certificate problem: self signed certificate', 'certificate_self_signed' );
		yield 'self-signed, in the chain' => array( 60, 'SSL certificate problem: self-signed certificate in certificate chain', 'certificate_self_signed' );
		yield 'chain' => array( 60, 'SSL certificate problem: unable to get local issuer certificate', 'certificate_chain' );
		yield 'name' => array( 60, 'SSL: no alternative certificate subject name matches target host name \'crm.test\'', 'certificate_name' );
		yield 'plain http' => array( 35, 'error:1408F10B:SSL routines:ssl3_get_record:wrong version number', 'no_tls' );
		yield 'own list' => array( 77, 'error setting certificate verify locations', 'ca_list' );
		yield 'anything else' => array( 60, 'SSL certificate problem', 'certificate' );
	}

	#[DataProvider( 'certificates' )]
	public function test_v2_a_certificate_that_is_not_trusted_says_why_and_what_to_do( int $errno, string $words, string $code ): void {
		$error = HttpErrors::of_transport( $errno, $words, Request::get( 'https://crm.test/' ) );

		self::assertSame( array( ErrorKind::Config, $code ), array( $error->kind, $error->error_code ) );
		self::assertStringContainsString( 'crm.test', $error->getMessage() );
		self::assertNotSame( '', $error->advice );
	}

	/** WordPress reads the proxy from constants, so each case is a process of its own. @return iterable<string, array{string, string, string, string}> */
	public static function proxies(): iterable {
		yield 'no such host' => array( 'HttpErrors::of_transport( 5, "Could not resolve proxy: proxy.test", $request )', 'config', 'proxy_unknown', 'WP_PROXY_HOST' );
		yield 'refused' => array( 'HttpErrors::of_transport( 7, "Failed to connect to proxy.test port 3128 after 1 ms", $request )', 'transient', 'proxy_refused', 'WP_PROXY_PORT' );
		yield 'login' => array( 'HttpErrors::of_transport( 56, "Received HTTP code 407 from proxy after CONNECT", $request )', 'config', 'proxy_login', 'WP_PROXY_USERNAME' );
		yield 'login, without a tunnel' => array( 'HttpErrors::of_status( 407, array(), $request )', 'config', 'proxy_login', 'WP_PROXY_PASSWORD' );
		yield 'denied' => array( 'HttpErrors::of_transport( 56, "CONNECT tunnel failed, response 403", $request )', 'config', 'proxy_denied', 'WP_PROXY_BYPASS_HOSTS' );
		yield 'the server behind it' => array( 'HttpErrors::of_transport( 60, "SSL certificate problem: certificate has expired", $request )', 'config', 'certificate_expired', 'renew' );
	}

	#[DataProvider( 'proxies' )]
	public function test_v2_a_proxy_in_the_way_is_named_with_what_to_set( string $call, string $kind, string $code, string $advice ): void {
		$code_of = 'define( "WP_PROXY_HOST", "proxy.test" ); define( "WP_PROXY_PORT", "3128" ); class_alias( "Crosswalk\\\\Connectors\\\\HttpErrors", "HttpErrors" ); $request = Crosswalk\Connectors\Request::get( "https://crm.test/" ); $error = ' . $call . '; echo wp_json_encode( array( $error->kind->value, $error->error_code, $error->advice ) ), "\n";';
		$said    = json_decode( trim( strrchr( "\n" . trim( $this->start_process( $code_of )->finish() ), "\n" ) ), true );

		self::assertSame( array( $kind, $code ), array_slice( $said, 0, 2 ) );
		self::assertStringContainsString( $advice, $said[2] );
	}

	public function test_v2_without_a_proxy_nobody_is_sent_to_look_for_one(): void {
		self::assertSame( 'unknown_host', HttpErrors::of_transport( 6, 'Could not resolve host: crm.test', Request::get( 'https://crm.test/' ) )->error_code );
		self::assertSame( 'refused', HttpErrors::of_transport( 7, 'Failed to connect to crm.test port 443', Request::get( 'https://crm.test/' ) )->error_code );
	}
}
