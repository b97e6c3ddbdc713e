<?php
/**
 * Single records that a person wants synced now.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Requests {

	public function __construct(
		private readonly Connections $connections,
		private readonly Updates $updates,
		private readonly Background $background
	) {
	}

	/**
	 * Records were set to "Do not sync", or taken apart: what failed of them, or waits for an answer, is settled by that.
	 *
	 * @param list<string> $ids Shop ids.
	 */
	public function settle( string $module, array $ids ): void {
		foreach ( $this->connections->all() as $row ) {
			$this->updates->look_again( $row['id'], $module, $ids );
		}
		$this->background->wake();
	}

	/**
	 * Queues shop records for every connection that keeps their module in step, in whichever direction: the engine looks
	 * at both sides of a pair.
	 *
	 * @param list<string> $ids Shop ids.
	 * @return int Updates queued.
	 */
	public function sync( string $module, array $ids ): int {
		$records = array();
		foreach ( $this->connections->all() as $row ) {
			if ( Direction::Off !== ModuleConfig::from_array( $module, $row['modules'][ $module ] ?? array() )->direction ) {
				foreach ( $ids as $id ) {
					$records[] = array(
						'connection_id' => $row['id'],
						'module'        => $module,
						'side'          => Side::Shop,
						'record_id'     => $id,
					);
				}
			}
		}
		$this->updates->add( $records, Update::PRIORITY_LIVE );
		$this->background->wake();
		return count( $records );
	}
}
