<?php
/**
 * How one shop record stands with each connection that takes in its kind. Asks no other system.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Mapping\Direction;
use Crosswalk\Rest\Schema\RecordState;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\RecordStates;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;

final class PanelStates {

	public function __construct(
		private readonly RecordStates $states,
		private readonly Connections $connections,
		private readonly Pairings $pairings
	) {
	}

	/** @return array{states: list<mixed>, unseen: list<array{id: int, name: string}>} */
	public function of( string $module, string $id ): array {
		$names  = array_column( $this->connections->all(), 'name', 'id' );
		$states = $this->states->of( $module, array( $id ) )[ $id ] ?? array();
		$unseen = array();
		foreach ( array_diff_key( $names, array_flip( array_column( $states, 'connection_id' ) ) ) as $connection => $name ) {
			if ( $this->takes( $connection, $module ) ) {
				$unseen[] = array( 'id' => $connection, 'name' => $name ); // phpcs:ignore WordPress.Arrays
			}
		}
		return array(
			'states' => array_map( fn( array $state ): array => ( new RecordState() )->to_response( $state, $module, $names[ $state['connection_id'] ] ?? '', $this->pairing( $state['connection_id'] ) ), $states ),
			'unseen' => $unseen,
		);
	}

	private function takes( int $connection_id, string $module ): bool {
		$direction = $this->pairing( $connection_id )?->config( $module )->direction ?? Direction::Off;
		return Direction::Off !== $direction;
	}

	private function pairing( int $connection_id ): ?Pairing {
		try {
			return $this->pairings->of( $connection_id );
		} catch ( EndpointError ) {
			return null;
		}
	}
}
