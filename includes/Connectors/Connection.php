<?php
/**
 * What a connector needs to know of one configured connection.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

final class Connection {

	/**
	 * @param int                   $id       Row id; 0 for one that is only being tested.
	 * @param string                $connector Definition id.
	 * @param string                $name     As a person called it.
	 * @param array<string, string> $settings Form values that are not secret.
	 * @param array<string, string> $secrets  Form values that are, decrypted.
	 * @param list<string>          $modules  Modules that are switched on.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $connector,
		public readonly string $name,
		public readonly array $settings,
		public readonly array $secrets = array(),
		private readonly array $modules = array()
	) {
	}

	public function setting( string $name, string $fallback = '' ): string {
		return $this->settings[ $name ] ?? $fallback;
	}

	public function syncs( string $module ): bool {
		return in_array( $module, $this->modules, true );
	}

	public function secret( string $name ): string {
		return $this->secrets[ $name ] ?? '';
	}
}
