<?php
/**
 * The connection that an argument names, by id or by name.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Connected {

	/**
	 * @param list<string> $args Of a command; the first one names it.
	 * @return ConnectionRow|null Null: there is none, which has been said.
	 */
	public static function of( Connections $connections, array $args, Console $console ): ?array {
		$name = $args[0] ?? '';
		foreach ( $connections->all() as $row ) {
			if ( in_array( $name, array( (string) $row['id'], $row['name'] ), true ) ) {
				return $row;
			}
		}
		$console->error( '' === $name ? 'Name a connection, by id or name.' : "There is no connection \"$name\"." );
		return null;
	}
}
