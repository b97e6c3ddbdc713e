<?php
/**
 * A connector described as data: the settings form, the set-up guide and the first mappings are drawn from it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\Field;

/**
 * @phpstan-import-type ModulePreset from Preset
 */
final class Definition {

	/**
	 * @param string                 $id      Stable, [a-z0-9-].
	 * @param string                 $label   "Vtiger".
	 * @param string                 $summary A sentence: what it is for.
	 * @param list<Field>            $form    Settings asked for; `secret` ones are stored encrypted and never shown.
	 * @param non-empty-list<Preset> $presets Mappings to begin with; the first is what a new connection gets.
	 * @param list<string>           $fixed   Modules whose direction a person cannot change (taxes).
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
	 * The module settings of a new connection, as Sync\ModuleConfig reads them.
	 *
	 * @return array<string, array<string, mixed>> By module.
	 */
	public function modules(): array {
		$modules = array();
		foreach ( $this->presets[0]->modules as $name => $preset ) {
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

	/**
	 * What a preset says of one module.
	 *
	 * @return ModulePreset|null Null: there is no such preset, or it leaves this module alone.
	 */
	public function preset( string $name, string $module ): ?array {
		foreach ( $this->presets as $preset ) {
			if ( $preset->name === $name ) {
				return $preset->modules[ $module ] ?? null;
			}
		}
		return null;
	}
}
