<?php
/**
 * Who is saving into the shop right now. The change listener names it, so that the connection a change came from can
 * skip its own echo while the others see a change (E10).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Origin {

	private string $connection = '';

	/** Connection id, or '' when the shop itself is at work. */
	public function connection(): string {
		return $this->connection;
	}

	/**
	 * @template T
	 * @param callable(): T $work What that connection saves.
	 * @return T
	 */
	public function during( string $connection, callable $work ): mixed {
		$before           = $this->connection;
		$this->connection = $connection;
		try {
			return $work();
		} finally {
			$this->connection = $before;
		}
	}
}
