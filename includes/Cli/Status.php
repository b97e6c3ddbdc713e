<?php
/**
 * wp crosswalk status
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Updates;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Status implements Command {

	private const FIELDS = array( 'id', 'name', 'connector', 'state', 'waiting', 'oldest_s', 'sent_today', 'decisions', 'rejected', 'last_sync', 'reason' );

	public function __construct( private readonly Connections $connections, private readonly Updates $updates ) {
	}

	public function name(): string {
		return 'status';
	}

	public function description(): string {
		return 'Shows each connection and its queue. Exits 1 when one does not work, 2 when records need somebody.';
	}

	public function synopsis(): array {
		return array( Synopsis::format() );
	}

	public function run( array $args, array $options, Console $console ): int {
		$rows = array_map( array( $this, 'row' ), $this->connections->all() );
		$console->rows( Synopsis::chosen_format( $options ), $rows, self::FIELDS );
		$code = 0;
		foreach ( $rows as $row ) {
			if ( Connections::WORKING !== $row['state'] ) {
				return 1;
			}
			$code = $row['decisions'] + $row['rejected'] > 0 ? 2 : $code;
		}
		return $code;
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return array{id: int, name: string, connector: string, state: string, waiting: int, oldest_s: int, sent_today: int, decisions: int, rejected: int, last_sync: string, reason: string}
	 */
	private function row( array $row ): array {
		$numbers = $this->updates->numbers( $row['id'] );
		return array(
			'id'         => $row['id'],
			'name'       => $row['name'],
			'connector'  => $row['connector'],
			'state'      => $row['state'],
			'waiting'    => $numbers['waiting'],
			'oldest_s'   => 0 === $numbers['oldest_at'] ? 0 : max( 0, time() - $numbers['oldest_at'] ),
			'sent_today' => $numbers['sent_today'],
			'decisions'  => $numbers['decisions'],
			'rejected'   => $numbers['rejected'],
			'last_sync'  => 0 === $row['last_sync_at'] ? '' : gmdate( 'Y-m-d\TH:i:s\Z', $row['last_sync_at'] ),
			'reason'     => $row['reason']['message'] ?? '',
		);
	}
}
