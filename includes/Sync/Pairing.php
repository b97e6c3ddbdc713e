<?php
/**
 * A connection ready to sync: both endpoints, and how each module goes between them.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Side;

final class Pairing {

	/**
	 * @param int                         $id       Connection id.
	 * @param array<string, string>       $names    What to call each side in sentences, by Side::value.
	 * @param array<string, Endpoint>     $sides    By Side::value.
	 * @param array<string, ModuleConfig> $configs  By module name, in backfill order.
	 * @param Policy                      $policy   Conflicts.
	 * @param int                         $revision Of the connection's settings.
	 * @param array<string, int>          $from     Unix time by module, and by '' for all others: older records are not taken
	 *                                              in (V5); 0: all.
	 * @param int                         $baseline Unix time at which a person started it; 0: unknown. What the remote did to
	 *                                              an order before then is not written back (E13).
	 */
	public function __construct(
		public readonly int $id,
		public readonly array $names,
		public readonly array $sides,
		public readonly array $configs,
		public readonly Policy $policy,
		public readonly int $revision = 1,
		private readonly array $from = array(),
		public readonly int $baseline = 0
	) {
	}

	public function endpoint( Side $side ): Endpoint {
		return $this->sides[ $side->value ];
	}

	public function name( Side $side ): string {
		return $this->names[ $side->value ];
	}

	/** @throws EndpointError When this side has no such module (any more). */
	public function module( Side $side, string $name ): Module {
		return $this->endpoint( $side )->modules()[ $name ] ?? throw new EndpointError(
			ErrorKind::Record,
			/* translators: 1: name of a system, 2: name of a module. */
			sprintf( __( '%1$s has no module "%2$s".', 'crosswalk' ), $this->name( $side ), $name ),
			'no_module',
			__( 'Switch the module off in the settings, or give the login the right to see it.', 'crosswalk' )
		);
	}

	/** Unix time: older records of this module are not taken in; 0: all are. */
	public function from( string $module ): int {
		return $this->from[ $module ] ?? $this->from[''] ?? 0;
	}

	public function config( string $module ): ?ModuleConfig {
		return $this->configs[ $module ] ?? null;
	}
}
