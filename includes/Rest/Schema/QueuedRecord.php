<?php
/**
 * A record of the queue: one that waits, was sent, needs a decision or failed; or one that is linked.
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
			'outcome' => Shape::choice( 'QueuedOutcome', array( UpdateLists::WAITING, ...Runs::OUTCOMES, UpdateLists::LINKED ) ),
			'side'    => array( 'description' => 'The side that changed.' ) + Shape::side(),
		) + self::without_parts( RunRecord::properties() );
	}

	/**
	 * @param array<string, string|null> $row In the columns of a run's records.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, ?Pairing $pairing ): array {
		return self::without_parts( $this->record->to_response( $row, $pairing ) );
	}

	/**
	 * Only a run counts the pairs it found and what it deleted.
	 *
	 * @template T
	 * @param array<string, T> $record Of a run.
	 * @return array<string, T>
	 */
	private static function without_parts( array $record ): array {
		return array_diff_key( $record, array_flip( Runs::PARTS ) );
	}
}
