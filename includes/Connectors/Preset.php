<?php
/**
 * A way to begin: settings and field map of every module, under a name that says whom it is for.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

/**
 * A row of a field map, see Mapping\Row for the meaning of each key.
 *
 * @phpstan-type Row array{shop: string, remote: string, direction?: string, transforms?: list<array<string, mixed>>, values?: array<string, string>}
 * @phpstan-type ModulePreset array{direction: string, match?: list<array{shop: list<string>, remote: list<string>}>, create_shop?: bool, create_remote?: bool, rules?: list<array<string, mixed>>, rows: list<Row>}
 */
final class Preset {

	/**
	 * @param string                      $name    Stable, [a-z0-9-].
	 * @param string                      $label   "B2B with accounts".
	 * @param string                      $summary A sentence: what it does otherwise than the first one.
	 * @param array<string, ModulePreset> $modules By module.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $label,
		public readonly string $summary,
		public readonly array $modules
	) {
	}

	/**
	 * The rule of most presets for orders: they go out once they are placed, and unpaid ones do not (V17). What is linked
	 * already is kept in step in any status.
	 *
	 * @return list<array<string, mixed>> As Sync\Rule reads them.
	 */
	public static function sent_orders(): array {
		return array(
			array(
				'side'   => 'shop',
				'field'  => 'status',
				'values' => array( 'processing', 'on-hold', 'completed' ),
				'but'    => true,
				'action' => 'ignore',
			),
		);
	}
}
