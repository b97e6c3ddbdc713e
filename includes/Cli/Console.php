<?php
/**
 * Where a command writes. WP-CLI in real life, a recorder in tests.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

interface Console {

	public function line( string $text ): void;

	/** Beside the output, so that a file of it stays readable. */
	public function warning( string $text ): void;

	public function error( string $text ): void;

	/**
	 * @param 'table'|'json'|'csv'                      $format How.
	 * @param list<array<string, string|int|null>>      $rows   What.
	 * @param list<string>                              $fields Columns.
	 */
	public function rows( string $format, array $rows, array $fields ): void;
}
