<?php
/**
 * Words for describing arguments to WP-CLI, and for reading them.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

final class Synopsis {

	/** @return array<string, mixed> */
	public static function argument( string $name, string $description, bool $repeating = false ): array {
		return array(
			'type'        => 'positional',
			'name'        => $name,
			'description' => $description,
			'optional'    => true,
			'repeating'   => $repeating,
		);
	}

	/** @return array<string, mixed> */
	public static function option( string $name, string $description ): array {
		return array(
			'type'        => 'assoc',
			'name'        => $name,
			'description' => $description,
			'optional'    => true,
		);
	}

	/** @return array<string, mixed> */
	public static function flag( string $name, string $description ): array {
		return array( 'type' => 'flag' ) + self::option( $name, $description );
	}

	/** @return array<string, mixed> */
	public static function format(): array {
		return self::option( 'format', 'How to print it.' ) + array(
			'default' => 'table',
			'options' => array( 'table', 'json', 'csv' ),
		);
	}

	/**
	 * @param array<string, string|bool> $options Of a command.
	 * @return list<string> Values of an option that are separated by commas.
	 */
	public static function list_of( array $options, string $name ): array {
		return array_values( array_filter( explode( ',', (string) ( $options[ $name ] ?? '' ) ) ) );
	}

	/**
	 * @param array<string, string|bool> $options Of a command.
	 * @return 'table'|'json'|'csv'
	 */
	public static function chosen_format( array $options ): string {
		return match ( $options['format'] ?? 'table' ) {
			'json'  => 'json',
			'csv'   => 'csv',
			default => 'table',
		};
	}
}
