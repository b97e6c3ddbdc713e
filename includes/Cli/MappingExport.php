<?php
/**
 * wp crosswalk mapping export: the mappings of a connection as JSON (V14).
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Maps\Transfer;

final class MappingExport implements Command {

	public function __construct( private readonly ConnectionChoice $choice, private readonly Transfer $transfer ) {
	}

	public function name(): string {
		return 'mapping export';
	}

	public function description(): string {
		return 'Writes the mappings of all modules of a connection as JSON. Exits with 1 when there is no such connection, or the file cannot be written.';
	}

	public function synopsis(): array {
		return array(
			Synopsis::argument( 'connection', 'Id or name.' ),
			Synopsis::option( 'file', 'Where to; printed if left out.' ),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$row = $this->choice->one( $args, $console );
		if ( null === $row ) {
			return 1;
		}
		$json = (string) wp_json_encode( $this->transfer->export( $row ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		$file = $options['file'] ?? '';
		if ( ! is_string( $file ) || '' === $file ) {
			$console->line( $json );
			return 0;
		}
		// phpcs:ignore WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- A shell command writes where its caller may, and says so when not.
		if ( false === @file_put_contents( $file, $json . "\n" ) ) {
			$console->error( "\"$file\" cannot be written." );
			return 1;
		}
		$console->line( "Written to $file." );
		return 0;
	}
}
