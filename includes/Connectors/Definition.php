<?php
/**
 * A connector described as data: the settings form, the set-up guide and the first mappings are drawn from it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\Field;

/**
 * A row of a default field map, see Mapping\FieldMap for the meaning of each key.
 *
 * @phpstan-type Row array{shop: string, remote: string, direction?: string, transforms?: list<array<string, mixed>>, values?: array<string, string>}
 * @phpstan-type Preset array{direction: string, enabled?: bool, delete?: string, match?: list<array{shop: list<string>, remote: list<string>}>, create_shop?: bool, create_remote?: bool, rules?: list<array<string, mixed>>, rows: list<Row>}
 */
final class Definition {

	/**
	 * @param string                $id      Stable, [a-z0-9-].
	 * @param string                $label   "Vtiger".
	 * @param string                $summary A sentence: what it is for.
	 * @param list<Field>           $form    Settings asked for; `secret` ones are stored encrypted and never shown.
	 * @param array<string, Preset> $presets First settings and field map by module.
	 * @param list<string>          $fixed   Modules whose direction a person cannot change (taxes).
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $label,
		public readonly string $summary,
		public readonly array $form,
		public readonly array $presets,
		public readonly array $fixed = array()
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

	/**
	 * The module settings of a new connection, as Sync\ModuleConfig reads them.
	 *
	 * @return array<string, array<string, mixed>> By module.
	 */
	public function modules(): array {
		$modules = array();
		foreach ( $this->presets as $name => $preset ) {
			$modules[ $name ] = $preset + array(
				'enabled'       => true,
				'match'         => array(),
				'create_shop'   => true,
				'create_remote' => true,
				'delete'        => 'products' === $name ? 'deactivate' : 'unlink',
				'drift'         => 'overwrite',
			);
		}
		return $modules;
	}
}
