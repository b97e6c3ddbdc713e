<?php
/**
 * /keys: keys with which the CRM's own extension reaches the shop (V23).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\KeyRing;
use Crosswalk\Rest\Schema\ApiKeys as Schema;
use Crosswalk\Rest\Schema\Shape;
use WP_REST_Request;
use WP_REST_Response;

final class ApiKeys extends Controller {

	/** @param KeyRing|null $keys Null: there is no WooCommerce. */
	public function __construct( private readonly ?KeyRing $keys, private readonly Rivals $rivals ) {
	}

	public function register(): void {
		$args = array(
			'description' => Shape::text() + array( 'required' => true, 'minLength' => 1, 'maxLength' => 190 ), // phpcs:ignore WordPress.Arrays
			'user'        => Shape::integer() + array( 'required' => true ),
			'permissions' => Schema::permissions() + array( 'default' => 'read_write' ),
		);
		$this->route( '/keys', 'GET', Capabilities::MANAGE, fn(): array => $this->state() );
		$this->route( '/keys', 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): WP_REST_Response => $this->make( $request ), self::args( $args, true ) );
		$this->route( '/keys' . self::ID, 'DELETE', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->revoke( self::number( $request, 'id' ) ) );
	}

	protected function schema(): array {
		return Shape::object( 'ApiKeys', Schema::properties() );
	}

	/** @return array<string, mixed> */
	private function state(): array {
		return array(
			'available' => null !== $this->keys,
			'app_url'   => home_url( '/' ),
			'users'     => self::users(),
			'keys'      => array_map( array( Schema::class, 'to_key' ), $this->keys?->keys() ?? array() ),
			'warnings'  => $this->rivals->sentences(),
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function make( WP_REST_Request $request ): WP_REST_Response {
		$keys = $this->keys ?? throw Errors::not_found();
		$user = self::number( $request, 'user' );
		// A key has all the rights of its user: nobody hands out more than they could take themselves.
		if ( ! in_array( $user, array_column( self::users(), 'id' ), true ) ) {
			throw Errors::refused( 'no_such_user', __( 'This user cannot have a key: choose an administrator or a shop manager whom you may edit.', 'crosswalk' ), 'user' );
		}
		$made     = $keys->make( self::text( $request, 'description' ), $user, self::text( $request, 'permissions' ) );
		$response = new WP_REST_Response( $made + array( 'app_url' => home_url( '/' ) ), 201 );
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/** @return array<string, mixed> What is left. */
	private function revoke( int $id ): array {
		if ( null === $this->keys || ! $this->keys->revoke( $id ) ) {
			throw Errors::not_found();
		}
		return $this->state();
	}

	/** @return list<array{id: int, name: string}> */
	private static function users(): array {
		$users = array();
		foreach ( get_users( array( 'role__in' => array( 'administrator', 'shop_manager' ), 'number' => 200, 'orderby' => 'display_name' ) ) as $user ) { // phpcs:ignore WordPress.Arrays
			if ( $user instanceof \WP_User && current_user_can( 'edit_user', $user->ID ) ) {
				$users[] = array(
					'id'   => $user->ID,
					'name' => $user->display_name,
				);
			}
		}
		return $users;
	}
}
