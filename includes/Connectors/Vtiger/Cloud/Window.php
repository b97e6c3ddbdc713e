<?php
/**
 * A stretch of time with a number of calls: how many are left of how many, until when.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger\Cloud;

use Crosswalk\Connectors\Json;

final class Window {

	/**
	 * @param int $left  Calls that are left.
	 * @param int $limit Calls that are allowed; 0 where it is not known.
	 * @param int $until Our clock when there are new ones, unix seconds.
	 */
	public function __construct(
		public readonly int $left,
		public readonly int $limit,
		public readonly int $until
	) {
	}

	/** As kept in Memory. */
	public static function from_json( mixed $json ): ?self {
		$values = Json::texts( $json );
		return isset( $values['left'], $values['limit'], $values['until'] ) ? new self( (int) $values['left'], (int) $values['limit'], (int) $values['until'] ) : null;
	}

	/** Whether it is of a later stretch of time, or of the same with fewer calls left. What is told may be seconds old. */
	public function says_more_than( self $other ): bool {
		$later_s = $this->until - $other->until;
		return $later_s > 1 || ( $later_s >= -1 && $this->left < $other->left );
	}

	public function less_one(): self {
		return new self( $this->left - 1, $this->limit, $this->until );
	}

	/** Seconds until there is a call to be had; 0 where there is one. */
	public function wait_s(): float {
		return $this->left > 0 ? 0.0 : max( 0.0, $this->until - microtime( true ) );
	}
}
