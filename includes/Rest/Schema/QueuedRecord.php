<?php
/**
 * A record of the queue: one that waits, was sent, needs a decision or failed.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Storage\Runs;
use Crosswalk\Storage\UpdateLists;
use Crosswalk\Sync\Pairing;

/** @phpstan-import-type Property from Shape */
final class QueuedRecord {

	public function __construct( private readonly RunRecord $record ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'outcome' => Shape::choice( 'QueuedOutcome', array( UpdateLists::WAITING, ...Runs::OUTCOMES ) ),
			'side'    => array( 'description' => 'The side that changed.' ) + Shape::side(),
		) + RunRecord::properties();
	}

	/**
	 * @param array<string, string|null> $row In the columns of a run's records.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, ?Pairing $pairing ): array {
		return $this->record->to_response( $row, $pairing );
	}
}
