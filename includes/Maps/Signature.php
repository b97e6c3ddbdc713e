<?php
/**
 * Who saved something last, and when: kept beside what was saved, as `<what>_by` and `<what>_at`.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Mapping\Options;

final class Signature {

	public const MAPPING  = 'mapped';
	public const SETTINGS = 'set';

	/**
	 * @param string $name Of the person; empty: nobody who is still known.
	 * @param int    $at   Unix time.
	 */
	private function __construct( public readonly string $name, public readonly int $at ) {
	}

	/**
	 * @param string $what   One of the above.
	 * @param int    $person User id; 0: nobody.
	 * @return array<string, int> To be kept.
	 */
	public static function by( string $what, int $person ): array {
		return array(
			$what . '_by' => $person,
			$what . '_at' => time(),
		);
	}

	/**
	 * @param string       $what One of the above.
	 * @param array<mixed> $kept Where it is kept.
	 * @return self|null Null: nobody has saved it yet.
	 */
	public static function read( string $what, array $kept ): ?self {
		$at   = Options::number( $kept, $what . '_at' );
		$user = get_userdata( Options::number( $kept, $what . '_by' ) );
		return 0 === $at ? null : new self( false === $user ? '' : $user->display_name, $at );
	}

	/** How long ago, for a sentence. */
	public function ago(): string {
		return human_time_diff( $this->at );
	}
}
