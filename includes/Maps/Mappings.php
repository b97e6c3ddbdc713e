<?php
/**
 * Mappings for those who look at them and change them: pages, REST and the command line.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Problem;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Pairings;

final class Mappings {

	public function __construct(
		private readonly Connections $connections,
		private readonly Pairings $pairings,
		private readonly Problems $problems,
		private readonly Saving $saving,
		private readonly Watch $watch
	) {
	}

	/** @throws EndpointError When there is no such connection or module, or its connector is gone. */
	public function open( int $connection_id, string $module ): Opened {
		$row      = $this->connections->get( $connection_id );
		$settings = $row['modules'][ $module ] ?? null;
		$pairing  = null === $settings ? null : $this->pairings->of( $connection_id );
		if ( null === $row || null === $settings || null === $pairing ) {
			throw new EndpointError( ErrorKind::Record, __( 'This mapping does not exist any more. Its connection may have been deleted.', 'crosswalk' ), 'not_found' );
		}
		return new Opened( $row, $module, $settings, $pairing );
	}

	/**
	 * @param bool $count With how many records are empty now where an optional field feeds a mandatory one.
	 * @return list<Problem>
	 * @throws EndpointError When a side cannot be read, or the draft names what must not be mapped.
	 */
	public function problems( Opened $opened, Draft $draft, bool $count = false ): array {
		return $this->problems->of( $opened->pairing, $opened->module, $draft, $count );
	}

	/**
	 * Of the mapping as it is stored. The control panel says the same from now on (V13).
	 *
	 * @return list<Problem>
	 * @throws EndpointError When a side cannot be read.
	 */
	public function stored_problems( Opened $opened ): array {
		$problems = $this->problems( $opened, $opened->draft, true );
		$this->keep( $opened, $opened->draft, $problems );
		return $problems;
	}

	/** @param list<Problem> $problems Of the draft. */
	private function keep( Opened $opened, Draft $draft, array $problems ): void {
		$this->watch->keep( $opened->pairing->id, $opened->module, Direction::Off === $draft->direction ? array() : $problems );
	}

	/**
	 * What was found last, for when the other system does not answer.
	 *
	 * @return list<Problem>
	 */
	public function news( Opened $opened ): array {
		return $this->watch->news( $opened->pairing->id )[ $opened->module ] ?? array();
	}

	/**
	 * What the mapped fields of the other system were called when they were last seen.
	 *
	 * @return array<string, string> By name.
	 */
	public function labels( Opened $opened ): array {
		return array_intersect_key( $this->problems->known_labels( $opened->pairing->id, $opened->module ), array_flip( $opened->draft->fields( Side::Remote ) ) );
	}

	/**
	 * Saves a mapping, unless it is sure to fail.
	 *
	 * @param string|null          $revision Of the mapping that the edit began with; null: whatever is there.
	 * @param bool                 $from_now Rows that were not there yet leave existing pairs as they are.
	 * @param int                  $person   User id.
	 * @param array<string, mixed> $settings Further settings of the module, from a preset.
	 * @return list<Problem> What stands against it; empty: it is saved.
	 * @throws EndpointError Code `mapping_changed` when somebody else was faster; when a side cannot be read.
	 */
	public function save( Opened $opened, Draft $draft, ?string $revision, bool $from_now, int $person, array $settings = array() ): array {
		$draft    = Draft::from_array( array( 'rows' => $draft->map->to_array(), 'match' => $draft->match ) + $settings + $opened->settings ); // phpcs:ignore WordPress.Arrays
		$problems = $this->problems( $opened, $draft );
		$errors   = array_values( array_filter( $problems, static fn( Problem $problem ): bool => $problem->is_error() ) );
		if ( array() !== $errors && Direction::Off !== $draft->direction ) {
			return $errors;
		}
		$this->saving->save( $opened->pairing->id, $opened->module, $draft, $revision, $from_now, $person, $settings );
		$this->keep( $opened, $draft, $problems );
		return array();
	}
}
