<?php
/**
 * Once a night the complete lists of both sides are compared, whatever the events and polls have said (E24). What differs
 * is repaired by the same run as any other.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Mapping\Options;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Memory;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Reconciliation implements Duty {

	/** Memory: unix time of the last one. */
	public const DONE = 'reconciled';

	/** Of the site's clock: shops sleep. */
	private const HOUR = 3;

	public function __construct(
		private readonly Connections $connections,
		private readonly Memory $memory,
		private readonly RunControl $runs
	) {
	}

	public function run( array $working ): void {
		foreach ( $working as $id ) {
			$row = $this->connections->get( $id );
			if ( null !== $row && ! self::only_by_hand( $row ) && $this->is_due( $id ) ) {
				$this->start( $id );
			}
		}
	}

	/** The first night is the one after the connection was first seen: it has just had its first sync. */
	private function is_due( int $id ): bool {
		$last = $this->memory->get( $id, self::DONE );
		if ( null === $last ) {
			$this->memory->set( $id, self::DONE, (string) time() );
			return false;
		}
		$night = ( new \DateTimeImmutable( 'now', wp_timezone() ) )->setTime( self::HOUR, 0 );
		$night = $night->getTimestamp() > time() ? $night->modify( '-1 day' ) : $night;
		return (int) $last < $night->getTimestamp();
	}

	private function start( int $id ): void {
		try {
			$this->runs->start( $id, array(), 'reconcile', 0 );
			$this->memory->set( $id, self::DONE, (string) time() );
		} catch ( EndpointError $error ) {
			// A run that is under way compares the lists as well; the next tick looks again.
			if ( 'run_active' !== $error->error_code ) {
				$this->memory->set( $id, self::DONE, (string) time() );
			}
		}
	}

	/**
	 * Nothing happens by itself (V6).
	 *
	 * @param ConnectionRow $row A connection.
	 */
	public static function only_by_hand( array $row ): bool {
		return 0 === Options::number( $row['options'], 'frequency_min' ) && 'schedule' === Options::text( $row['options'], 'shop_changes' );
	}
}
