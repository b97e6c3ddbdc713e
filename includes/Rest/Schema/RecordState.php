<?php
/**
 * How the sync of one shop record stands with one connection.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\RecordStates;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Verdict;

/**
 * @phpstan-import-type Property from Shape
 * @phpstan-import-type State from RecordStates
 */
final class RecordState {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'connection_id' => Shape::integer(),
			'connection'    => Shape::text( 'Its name.' ),
			'state'         => Shape::choice( 'SyncState', RecordStates::ALL ),
			'reason'        => Shape::text( 'Why, where it is not simply in step.' ),
			'remote_id'     => Shape::text( 'Empty: none is linked.' ),
			'remote_url'    => Shape::text( 'Where a person opens it.', true ),
			'synced_at'     => Shape::instant( true ),
			'update_id'     => Shape::integer( 'The update that waits, failed or needs a decision; 0: none.' ),
			'failure_id'    => Shape::integer( 'Its failure group; 0: none.' ),
		);
	}

	/**
	 * @param State        $state   As stored.
	 * @param string       $name    Of the connection.
	 * @param Pairing|null $pairing Null where the connector is gone: no address.
	 * @return array<string, mixed>
	 */
	public function to_response( array $state, string $module, string $name, ?Pairing $pairing ): array {
		return array(
			'connection_id' => $state['connection_id'],
			'connection'    => $name,
			'state'         => $state['state'],
			'reason'        => RecordStates::EXCLUDED === $state['state'] ? Verdict::excluded( $state['reason'] )->reason : $state['reason'],
			'remote_id'     => $state['remote_id'],
			'remote_url'    => '' === $state['remote_id'] ? null : $pairing?->endpoint( Side::Remote )->url( $module, $state['remote_id'] ),
			'synced_at'     => Shape::to_instant( $state['synced_at'] ),
			'update_id'     => $state['update_id'],
			'failure_id'    => $state['failure_id'],
		);
	}
}
