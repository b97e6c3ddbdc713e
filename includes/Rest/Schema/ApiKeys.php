<?php
/**
 * Keys for the CRM's own extension. A key and its secret leave once, in the answer that makes them.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\KeyRing;

/**
 * @phpstan-import-type Property from Shape
 * @phpstan-import-type Key from KeyRing
 */
final class ApiKeys {

	/** @return array<string, Property> */
	public static function properties(): array {
		$user = array(
			'id'   => Shape::integer(),
			'name' => Shape::text(),
		);
		return array(
			'available' => Shape::boolean( 'WooCommerce is there.' ),
			'app_url'   => Shape::text( 'What the extension asks for as the address of the shop.' ),
			'users'     => Shape::list_of( Shape::object( 'KeyUser', $user ) ) + array( 'description' => 'Whose rights a key can have.' ),
			'keys'      => Shape::list_of( Shape::object( 'ApiKey', self::key_properties() ) ),
			'warnings'  => Shape::list_of( Shape::text() ) + array( 'description' => 'Sentences: a key is in use while we sync the same modules.' ),
		);
	}

	/** @return array<string, Property> */
	public static function new_properties(): array {
		return array(
			'id'      => Shape::integer(),
			'app_url' => Shape::text(),
			'key'     => Shape::text(),
			'secret'  => Shape::text(),
		);
	}

	/** @return Property */
	public static function permissions(): array {
		return Shape::choice( 'KeyPermissions', KeyRing::PERMISSIONS );
	}

	/**
	 * @param Key $key One.
	 * @return array<string, mixed>
	 */
	public static function to_key( array $key ): array {
		$user = get_userdata( $key['user'] );
		return array(
			'id'          => $key['id'],
			'description' => $key['description'],
			'user'        => false === $user ? '' : $user->display_name,
			'permissions' => $key['permissions'],
			'ending'      => $key['ending'],
			'used_at'     => Shape::to_instant( $key['used_at'] ),
			'ours'        => $key['ours'],
		);
	}

	/** @return array<string, Property> */
	private static function key_properties(): array {
		return array(
			'id'          => Shape::integer(),
			'description' => Shape::text(),
			'user'        => Shape::text(),
			'permissions' => self::permissions(),
			'ending'      => Shape::text( 'The last characters of the key.' ),
			'used_at'     => Shape::instant( true ),
			'ours'        => Shape::boolean( 'Made here, and can be revoked here.' ),
		);
	}
}
