<?php
/**
 * A run stops and asks before it withdraws many records (E24).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

final class Question extends \Exception {

	/**
	 * @param string $module  Module name.
	 * @param string $side    Where the records seem to be gone.
	 * @param int    $missing How many seem to be gone.
	 * @param int    $known   How many were there.
	 */
	public function __construct( public readonly string $module, public readonly string $side, public readonly int $missing, public readonly int $known ) {
		parent::__construct( 'withdraw' );
	}

	/** @return array{module: string, side: string, missing: int, known: int} */
	public function to_array(): array {
		return array(
			'module'  => $this->module,
			'side'    => $this->side,
			'missing' => $this->missing,
			'known'   => $this->known,
		);
	}
}
