<?php
/**
 * What importing a file would do: what is wrong with the file itself, and what both sides say of its mappings.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Problem;

/**
 * @phpstan-import-type Fault from \Crosswalk\Mapping\MapFile
 */
final class Import {

	/**
	 * @param list<Fault>                  $faults   Of the file; with any of them nothing is imported.
	 * @param array<string, Draft>         $drafts   By module.
	 * @param array<string, list<Problem>> $problems By module.
	 */
	public function __construct(
		public readonly array $faults,
		public readonly array $drafts = array(),
		public readonly array $problems = array()
	) {
	}

	/** Nothing stands against it, apart from what a person may accept. */
	public function is_possible(): bool {
		foreach ( $this->problems as $module => $problems ) {
			foreach ( $problems as $problem ) {
				if ( $problem->is_error() && Direction::Off !== $this->drafts[ $module ]->direction ) {
					return false;
				}
			}
		}
		return array() === $this->faults;
	}

	/** It names what is not there: somebody should say that this is meant. */
	public function is_doubtful(): bool {
		foreach ( array_merge( ...array_values( $this->problems ) ) as $problem ) {
			if ( $problem->is_news() ) {
				return true;
			}
		}
		return false;
	}
}
