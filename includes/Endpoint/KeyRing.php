<?php
/**
 * Keys with which another program reaches the shop (V23). The secret parts are known only while a key is being made.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

/**
 * @phpstan-type Key array{id: int, description: string, user: int, permissions: string, ending: string, used_at: int, ours: bool}
 */
interface KeyRing {

	public const PERMISSIONS = array( 'read', 'write', 'read_write' );

	/**
	 * @param int    $user        Whose rights it has.
	 * @param string $permissions One of PERMISSIONS.
	 * @return array{id: int, key: string, secret: string}
	 */
	public function make( string $description, int $user, string $permissions ): array;

	/** @return list<Key> Made here, or by their description for a CRM; newest first. used_at: unix seconds, 0: never. */
	public function keys(): array;

	/** @return bool False: it is gone already, or was not made here. */
	public function revoke( int $id ): bool;
}
