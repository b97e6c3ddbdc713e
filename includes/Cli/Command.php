<?php
/**
 * One command below `wp crosswalk`.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

interface Command {

	public function name(): string;

	public function description(): string;

	/** @return list<array<string, mixed>> As WP-CLI reads it. */
	public function synopsis(): array;

	/**
	 * @param list<string>               $args    Positional.
	 * @param array<string, string|bool> $options By name; a flag is true.
	 * @return int Exit code: 0 all is well, 1 it could not be done, 2 it was done and some records need somebody.
	 */
	public function run( array $args, array $options, Console $console ): int;
}
