<?php
/**
 * The mapping of one module of one connection, opened to be read or changed.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\ProblemWords;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Pairing;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Opened {

	public readonly Draft $draft;

	/**
	 * @param ConnectionRow        $connection Its row.
	 * @param string               $module     Module name.
	 * @param array<string, mixed> $settings   Of the module, as stored.
	 * @param Pairing              $pairing    Both sides.
	 */
	public function __construct(
		public readonly array $connection,
		public readonly string $module,
		public readonly array $settings,
		public readonly Pairing $pairing
	) {
		$this->draft = Draft::from_array( $settings );
	}

	public function words(): ProblemWords {
		return new ProblemWords( $this->pairing->names );
	}
}
