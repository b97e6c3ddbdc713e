<?php
/**
 * wp crosswalk links
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\Links as Stored;

final class Links implements Command {

	private const FIELDS = array( 'connection', 'module', 'shop_id', 'remote_id', 'name', 'note', 'synced_at' );

	private const LIMIT = 1000;

	public function __construct( private readonly ConnectionChoice $choice, private readonly Stored $links ) {
	}

	public function name(): string {
		return 'links';
	}

	public function description(): string {
		return 'Lists which shop record is which record of the other system. Exits 1 when there is none.';
	}

	public function synopsis(): array {
		return array(
			ConnectionChoice::argument(),
			Synopsis::option( 'module', 'Only this module.' ),
			Synopsis::option( 'record', 'Only this record, by its id on either side.' ),
			Synopsis::option( 'limit', self::LIMIT . ' if left out.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$rows = array();
		foreach ( $this->choice->of( $args, $console ) as $connection ) {
			foreach ( $this->links->listed( $connection['id'], (string) ( $options['module'] ?? '' ), (string) ( $options['record'] ?? '' ), (int) ( $options['limit'] ?? self::LIMIT ) ) as $link ) {
				$rows[] = array(
					'connection' => $connection['name'],
					'synced_at'  => gmdate( 'Y-m-d\TH:i:s\Z', (int) $link['updated_at'] ),
				) + $link;
			}
		}
		$console->rows( Synopsis::chosen_format( $options ), $rows, self::FIELDS );
		return array() === $rows ? 1 : 0;
	}
}
