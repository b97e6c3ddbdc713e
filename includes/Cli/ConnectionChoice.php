<?php
/**
 * Which connections a command is about.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class ConnectionChoice {

	public function __construct( private readonly Connections $connections ) {
	}

	/** @return array<string, mixed> The argument, for a synopsis. */
	public static function argument(): array {
		return Synopsis::argument( 'connection', 'Id or name; all connections if left out.' );
	}

	/**
	 * @param list<string> $args Positional.
	 * @return list<ConnectionRow> Empty: there is none, and that was said.
	 */
	public function of( array $args, Console $console ): array {
		$chosen = array_values( array_filter( $this->connections->all(), static fn( array $row ): bool => ! isset( $args[0] ) || in_array( $args[0], array( (string) $row['id'], $row['name'] ), true ) ) );
		if ( array() === $chosen ) {
			$console->error( isset( $args[0] ) ? "There is no connection \"$args[0]\"." : 'Nothing is connected yet.' );
		}
		return $chosen;
	}

	/**
	 * Where a command is about one connection, which has to be named.
	 *
	 * @param list<string> $args Positional.
	 * @return ConnectionRow|null Null: there is none, and that was said.
	 */
	public function one( array $args, Console $console ): ?array {
		if ( ! isset( $args[0] ) ) {
			$console->error( 'Name a connection, by id or name.' );
			return null;
		}
		return $this->of( $args, $console )[0] ?? null;
	}
}
