<?php
/**
 * Which records the shop shows. A worker lives long: what somebody changes meanwhile must be seen.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Storage\Settings as Stored;

final class Settings {

	/** @param bool|null $variable_parents See below; null: as stored. */
	public function __construct( private readonly ?bool $variable_parents = null ) {
	}

	/** Variable and grouped products are records of their own, beside their variations (V16). */
	public function variable_parents(): bool {
		return $this->variable_parents ?? ( new Stored() )->all()['variable_parents'];
	}
}
