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
		'GET /connections/1/start'   => self::STAFF,
		'POST /connections/1/start'  => self::MANAGE,
		'POST /connections/1/work'   => self::STAFF,
		'GET /runs'                  => self::STAFF,
		'POST /runs'                 => self::STAFF,
		'GET /runs/1'                => self::STAFF,
		'POST /runs/1/pause'         => self::STAFF,
		'POST /runs/1/resume'        => self::STAFF,
		'POST /runs/1/cancel'        => self::STAFF,
		'POST /runs/1/follow'        => self::STAFF,
		'POST /runs/1/undo'          => self::STAFF,
		'GET /runs/1/records'        => self::STAFF,
		'GET /runs/1/records/1/changes' => self::STAFF,
		'GET /decisions'             => self::STAFF,
		'GET /decisions/1'           => self::STAFF,
		'POST /decisions'            => self::STAFF,
		'GET /records/orders/order:1' => self::STAFF,
		'GET /records/orders/order:1/history' => self::STAFF,
		'GET /records/orders/order:1/panel' => self::STAFF,
		'GET /connections/1/remote-records' => self::STAFF,
		'GET /orders/1/panel'        => self::STAFF,
		'POST /records/sync'         => self::STAFF,
		'POST /records/exclude'      => self::STAFF,
		'POST /records/link'         => self::STAFF,
		'POST /records/unlink'       => self::STAFF,
		'GET /updates'               => self::STAFF,
		'POST /updates/retry'        => self::STAFF,
		'POST /updates/ignore'       => self::STAFF,
		'GET /log'                   => self::STAFF,
		'GET /log/download'          => self::STAFF,
		'GET /updates/download'      => self::STAFF,
		'GET /runs/1/records/download' => self::STAFF,
		'GET /status'                => self::STAFF,
		'GET /failures'              => self::STAFF,
		'POST /failures/1/retry'     => self::STAFF,
		'POST /failures/1/ignore'    => self::STAFF,
		'GET /mails'                 => self::STAFF,
		'POST /mails/send'           => self::STAFF,
		'POST /mails/dismiss'        => self::STAFF,
		'GET /settings'              => self::MANAGE,
		'POST /settings'             => self::MANAGE,
		'GET /connections/1/debug'   => self::MANAGE,
		'POST /connections/1/debug'  => self::MANAGE,
		'GET /messages'              => self::MANAGE,
		'GET /messages/1'            => self::MANAGE,
		'GET /messages/download'     => self::MANAGE,
		'DELETE /messages'           => self::MANAGE,
		'GET /settings/sizes'        => self::MANAGE,
		'GET /keys'                  => self::MANAGE,
		'POST /keys'                 => self::MANAGE,
		'DELETE /keys/1'             => self::MANAGE,
		'GET /transforms'            => self::STAFF,
		'GET /connections/1/mappings/export'             => self::STAFF,
		'POST /connections/1/mappings/import'            => self::STAFF,
		'GET /connections/1/mappings/contacts'           => self::STAFF,
		'POST /connections/1/mappings/contacts'          => self::STAFF,
		'POST /connections/1/mappings/contacts/check'    => self::STAFF,
		'POST /connections/1/mappings/contacts/preview'  => self::STAFF,
		'POST /connections/1/mappings/contacts/reset'    => self::STAFF,
		'GET /connections/1/mappings/contacts/records'   => self::STAFF,
		'GET /connections/1/mappings/contacts/meta-keys' => self::STAFF,
	);

	/** @return iterable<string, array{string}> */
	public static function people(): iterable {
		foreach ( array( 'anonymous', 'customer', 'shop_manager', 'administrator' ) as $role ) {
			yield $role => array( $role );
		}
	}

	#[DataProvider( 'people' )]
	public function test_everybody_gets_as_far_as_they_may( string $role ): void {
		match ( $role ) {
			'anonymous'    => wp_set_current_user( 0 ),
			'shop_manager' => $this->act_as_shop_manager(),
			default        => $this->act_as( $role ),
		};
		foreach ( self::ROUTES as $route => $roles ) {
			list( $method, $path ) = explode( ' ', $route );
			$status                = $this->request( $method, $path, self::body( $route ) )->get_status();
			if ( in_array( $role, $roles, true ) ) {
				self::assertNotContains( $status, array( 401, 403 ), $route );
			} else {
				self::assertSame( 'anonymous' === $role ? 401 : 403, $status, $route );
			}
		}
	}

	public function test_every_route_of_ours_is_in_the_list_above(): void {
		$known = array();
		foreach ( rest_get_server()->get_routes( 'crosswalk/v1' ) as $path => $handlers ) {
			foreach ( '/crosswalk/v1' === $path ? array() : $handlers as $handler ) {
				$known[] = array_key_first( $handler['methods'] ) . ' ' . str_replace( array( '/crosswalk/v1', '(?P<id>\d+)', '(?P<record>\d+)', '(?P<module>[a-z_]+)/(?P<record>[A-Za-z0-9_.:-]+)', '(?P<module>[a-z_]+)' ), array( '', '1', '1', 'orders/order:1', 'contacts' ), $path );
			}
		}

		self::assertEqualsCanonicalizing( array_keys( self::ROUTES ), $known );
	}

	/** @return array<string, mixed> What gets past the check of the arguments, which comes first. */
	private static function body( string $route ): array {
		return match ( $route ) {
			'POST /connections'      => array( 'connector' => 'nope', 'name' => 'x' ), // phpcs:ignore WordPress.Arrays
			'POST /connections/test' => array( 'connector' => 'nope' ),
			'POST /connections/1/mappings/import' => array( 'file' => array( 'format' => 'x' ) ),
			'POST /connections/1/mappings/contacts', 'POST /connections/1/mappings/contacts/check', 'POST /connections/1/mappings/contacts/reset', 'POST /connections/1/mappings/contacts/preview' => array( 'rows' => array(), 'match' => array(), 'revision' => 'x', 'side' => 'shop', 'record' => 'x' ), // phpcs:ignore WordPress.Arrays
			'GET /connections/1/mappings/contacts/records' => array( 'side' => 'shop' ),
			'POST /connections/1/debug' => array( 'on' => false ),
			'POST /runs', 'GET /updates', 'GET /updates/download', 'DELETE /messages' => array( 'connection_id' => 1 ),
			'GET /connections/1/remote-records' => array( 'module' => 'orders', 'search' => 'x' ), // phpcs:ignore WordPress.Arrays
			'POST /connections/1/start' => array( 'run_id' => 1 ),
			'POST /decisions'        => array( 'ids' => array( 1 ), 'answer' => 'ignore' ), // phpcs:ignore WordPress.Arrays
			'POST /records/sync', 'POST /records/exclude' => array( 'module' => 'orders', 'ids' => array( 'order:1' ) ), // phpcs:ignore WordPress.Arrays
			'POST /mails/send', 'POST /mails/dismiss' => array( 'ids' => array( 1 ) ),
			'POST /records/link', 'POST /records/unlink' => array( 'connection_id' => 1, 'module' => 'orders', 'shop_id' => 'order:1', 'remote_id' => '1' ), // phpcs:ignore WordPress.Arrays
			'POST /keys' => array( 'description' => 'x', 'user' => 0 ), // phpcs:ignore WordPress.Arrays
			'POST /updates/retry', 'POST /updates/ignore' => array( 'ids' => array( 1 ) ),
			default                  => array(),
		};
	}
}
