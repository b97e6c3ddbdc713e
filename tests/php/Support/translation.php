<?php
/**
 * Unit tests run without WordPress: texts stay as they are written.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

if ( ! function_exists( '__' ) ) {
	// phpcs:disable WordPress.WP.I18n
	function __( string $text, string $domain = 'default' ): string {
		return $text;
	}

	function _n( string $single, string $plural, int $number, string $domain = 'default' ): string {
		return 1 === $number ? $single : $plural;
	}
	// phpcs:enable
}
