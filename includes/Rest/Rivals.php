<?php
/**
 * Whether the CRM's own extension works on the same records (V23): it reaches the shop with a key, and when that was
 * used lately while we sync, both would write.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\KeyRing;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Connections;

final class Rivals {

	/** An extension that still runs comes by at least once a day; a week leaves room for one that is slow. */
	private const LATELY_S = WEEK_IN_SECONDS;

	/** What such an extension can sync. */
	private const THEIRS = array( Modules::CONTACTS, Modules::PRODUCTS, Modules::ORDERS );

	public function __construct(
		private readonly ?KeyRing $keys,
		private readonly Connections $connections,
		private readonly Labels $labels
	) {
	}

	/** @return list<string> Sentences, one a key. */
	public function sentences(): array {
		$modules = null === $this->keys ? '' : $this->modules();
		if ( null === $this->keys || '' === $modules ) {
			return array();
		}
		$used = array_filter( $this->keys->keys(), static fn( array $key ): bool => $key['used_at'] > time() - self::LATELY_S );
		return array_values( array_map( static fn( array $key ): string => self::sentence( $key['description'], $key['used_at'], $modules ), $used ) );
	}

	private static function sentence( string $key, int $used_at, string $modules ): string {
		return sprintf(
			/* translators: 1: description of a key, 2: a span of time, "5 minutes", 3: names of modules. */
			__( 'The key "%1$s" was used %2$s ago: the CRM\'s own extension, or another program, works on this shop while Crosswalk syncs %3$s. Both would write, and each would take the other\'s changes for new ones. Switch off %3$s in the extension\'s WooCommerce settings in the CRM, or revoke the key.', 'crosswalk' ),
			$key,
			human_time_diff( $used_at ),
			$modules
		);
	}

	/** Those that both would write, as the CRM calls them. */
	private function modules(): string {
		$names = array();
		foreach ( $this->connections->all() as $connection ) {
			foreach ( Connections::WORKING === $connection['state'] ? self::THEIRS : array() as $module ) {
				$config = $connection['modules'][ $module ] ?? array();
				if ( ! empty( $config['enabled'] ) && 'off' !== ( $config['direction'] ?? 'off' ) ) {
					$names[] = $this->labels->remote( $connection, $module );
				}
			}
		}
		return wp_sprintf( '%l', array_values( array_unique( $names ) ) );
	}
}
