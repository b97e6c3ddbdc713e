<?php
/**
 * wp crosswalk history
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\History as Stored;

final class History implements Command {

	private const FIELDS = array( 'at', 'run_id', 'origin', 'side', 'event', 'field', 'old_value', 'new_value' );

	private const LIMIT = 100;

	public function __construct( private readonly Stored $history ) {
	}

	public function name(): string {
		return 'history';
	}

	public function description(): string {
		return 'Shows what happened to a record, field by field, newest first. Exits 1 when nothing did.';
	}

	public function synopsis(): array {
		return array(
			array( 'optional' => false ) + Synopsis::argument( 'module', 'contacts, products, orders.' ),
			array( 'optional' => false ) + Synopsis::argument( 'record', 'Shop id: user:5, product:12, order:1042.' ),
			Synopsis::option( 'limit', self::LIMIT . ' if left out.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$rows = array_map(
			static fn( array $row ): array => array( 'at' => gmdate( 'Y-m-d\TH:i:s\Z', (int) $row['at'] ) ) + $row,
			$this->history->of_shop( $args[0] ?? '', $args[1] ?? '', PHP_INT_MAX, (int) ( $options['limit'] ?? self::LIMIT ) )
		);
		$console->rows( Synopsis::chosen_format( $options ), $rows, self::FIELDS );
		return array() === $rows ? 1 : 0;
	}
}
