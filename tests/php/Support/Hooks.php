<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use WP_Hook;

/** The hooks as they were before a test. */
final class Hooks {
	/**
	 * @param array<string, WP_Hook> $filters
	 * @param array<string, int>     $actions
	 */
	private function __construct( private readonly array $filters, private readonly array $actions ) {
	}

	public static function remember(): self {
		global $wp_filter, $wp_actions;
		return new self( array_map( static fn ( WP_Hook $hook ) => clone $hook, $wp_filter ), $wp_actions );
	}

	public function restore(): void {
		// phpcs:disable WordPress.WP.GlobalVariablesOverride -- Putting them back is the point.
		$GLOBALS['wp_filter']  = $this->filters;
		$GLOBALS['wp_actions'] = $this->actions;
		// phpcs:enable
	}
}
