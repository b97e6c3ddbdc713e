<?php
/**
 * Hangs the commands into WP-CLI. The only file that names it.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

final class WpCli implements Console {

	/** @param list<Command> $commands Below `wp crosswalk`. */
	public function register( array $commands ): void {
		foreach ( $commands as $command ) {
			\WP_CLI::add_command(
				'crosswalk ' . $command->name(),
				/**
				 * @param list<string>               $args    Positional.
				 * @param array<string, string|bool> $options By name.
				 */
				fn( array $args, array $options ) => \WP_CLI::halt( $command->run( $args, $options, $this ) ),
				array(
					'shortdesc' => $command->description(),
					'synopsis'  => $command->synopsis(),
				)
			);
		}
	}

	public function line( string $text ): void {
		\WP_CLI::log( $text );
	}

	public function warning( string $text ): void {
		\WP_CLI::warning( $text );
	}

	public function error( string $text ): void {
		\WP_CLI::error( $text, false );
	}

	public function rows( string $format, array $rows, array $fields ): void {
		\WP_CLI\Utils\format_items( $format, $rows, $fields );
	}
}
