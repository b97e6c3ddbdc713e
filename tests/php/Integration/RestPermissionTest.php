<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use PHPUnit\Framework\Attributes\DataProvider;

/** Who may what, route by route; that a route exists at all is seen from its not being refused to an administrator. */
final class RestPermissionTest extends RestTestCase {

	private const MANAGE = array( 'administrator' );
	private const STAFF  = array( 'administrator', 'shop_manager' );

	private const ROUTES = array(
		'GET /connectors'            => self::MANAGE,
		'GET /connections'           => self::STAFF,
		'POST /connections'          => self::MANAGE,
		'GET /connections/1'         => self::STAFF,
		'POST /connections/1'        => self::MANAGE,
		'DELETE /connections/1'      => self::MANAGE,
		'POST /connections/test'     => self::MANAGE,
		'POST /connections/1/test'   => self::MANAGE,
		'POST /connections/1/pause'  => self::MANAGE,
		'POST /connections/1/resume' => self::MANAGE,
		'POST /connections/1/work'   => self::STAFF,
		'GET /runs'                  => self::STAFF,
		'POST /runs'                 => self::STAFF,
		'GET /runs/1'                => self::STAFF,
		'POST /runs/1/pause'         => self::STAFF,
		'POST /runs/1/resume'        => self::STAFF,
		'POST /runs/1/cancel'        => self::STAFF,
		'GET /runs/1/records'        => self::STAFF,
		'GET /log'                   => self::STAFF,
		'GET /status'                => self::STAFF,
		'GET /failures'              => self::STAFF,
		'POST /failures/1/retry'     => self::STAFF,
		'POST /failures/1/ignore'    => self::STAFF,
		'GET /settings'              => self::MANAGE,
		'POST /settings'             => self::MANAGE,
	);

	/** @return iterable<string, array{string, list<string>}> */
	public static function routes(): iterable {
		foreach ( self::ROUTES as $route => $roles ) {
			yield $route => array( $route, $roles );
		}
	}

	/** @param list<string> $roles Who may. */
	#[DataProvider( 'routes' )]
	public function test_a_route_is_for_those_who_may( string $route, array $roles ): void {
		list( $method, $path ) = explode( ' ', $route );

		self::assertSame( 401, $this->request( $method, $path, self::body( $route ) )->get_status(), 'anonymous' );
		foreach ( array( 'administrator', 'shop_manager', 'customer' ) as $role ) {
			if ( 'shop_manager' === $role && null === get_role( 'shop_manager' ) ) {
				continue;
			}
			$this->act_as( $role );
			$refused = in_array( $this->request( $method, $path, self::body( $route ) )->get_status(), array( 401, 403 ), true );
			self::assertSame( ! in_array( $role, $roles, true ), $refused, $role );
		}
	}

	public function test_every_route_of_ours_is_in_the_list_above(): void {
		$known = array();
		foreach ( rest_get_server()->get_routes( 'crosswalk/v1' ) as $path => $handlers ) {
			foreach ( '/crosswalk/v1' === $path ? array() : $handlers as $handler ) {
				$known[] = array_key_first( $handler['methods'] ) . ' ' . str_replace( array( '/crosswalk/v1', '(?P<id>\d+)' ), array( '', '1' ), $path );
			}
		}

		self::assertEqualsCanonicalizing( array_keys( self::ROUTES ), $known );
	}

	/** @return array<string, mixed> What gets past the check of the arguments, which comes first. */
	private static function body( string $route ): array {
		return match ( $route ) {
			'POST /connections'      => array( 'connector' => 'nope', 'name' => 'x' ), // phpcs:ignore WordPress.Arrays
			'POST /connections/test' => array( 'connector' => 'nope' ),
			'POST /runs'             => array( 'connection_id' => 1 ),
			default                  => array(),
		};
	}
}
