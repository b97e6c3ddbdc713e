<?php
/**
 * What a batch is for: live changes and ordinary runs, a rehearsal that saves nothing (E22), exactly what a rehearsal has
 * shown, or taking a run back (E23).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

final class RunMode {

	/**
	 * @param int          $run_id  The run; 0: each update says for itself.
	 * @param bool         $dry     Nothing is saved.
	 * @param int          $follows Dry run that it carries out; 0: none.
	 * @param int          $undoes  Run that it takes back; 0: none.
	 * @param int          $person  User id of who started it.
	 * @param list<string> $assumed Of a rehearsal: Update::key() of records that are taken as rehearsed, because they are
	 *                              in the middle of it.
	 */
	public function __construct(
		public readonly int $run_id = 0,
		public readonly bool $dry = false,
		public readonly int $follows = 0,
		public readonly int $undoes = 0,
		public readonly int $person = 0,
		public readonly array $assumed = array()
	) {
	}

	/** @param array<string, string|null> $run Row. */
	public static function of( array $run ): self {
		return new self( (int) $run['id'], '1' === (string) $run['dry'], (int) $run['follows'], (int) $run['undoes'], (int) $run['person'] );
	}

	/** @param list<string> $keys Update::key() of further records. */
	public function assuming( array $keys ): self {
		return new self( $this->run_id, $this->dry, $this->follows, $this->undoes, $this->person, array( ...$this->assumed, ...$keys ) );
	}
}
