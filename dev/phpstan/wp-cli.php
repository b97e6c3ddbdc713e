<?php
/**
 * The part of WP-CLI that the plugin uses, for static analysis only.
 *
 * @package Crosswalk
 */

namespace {
	class WP_CLI {
		/**
		 * @param callable(list<string>, array<string, string|bool>): void|class-string|object $callable_or_class
		 * @param array<string, mixed>                                                          $args
		 */
		public static function add_command( string $name, $callable_or_class, array $args = array() ): bool {
			return true;
		}

		public static function log( string $message ): void {
		}

		public static function line( string $message = '' ): void {
		}

		public static function success( string $message ): void {
		}

		public static function warning( string $message ): void {
		}

		/**
		 * @return ($leave is true ? never : void)
		 */
		public static function error( string $message, bool $leave = true ) {
		}

		public static function halt( int $code ): never {
			exit( $code );
		}

		/**
		 * @param array<string, string|bool> $options
		 */
		public static function confirm( string $question, array $options = array() ): void {
		}
	}
}

namespace WP_CLI\Utils {
	/**
	 * @param iterable<array-key, mixed> $items
	 * @param list<string>|string        $fields
	 */
	function format_items( string $format, iterable $items, $fields ): void {
	}
}
