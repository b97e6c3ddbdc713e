<?php
/**
 * After the plugin was inactive, both sides' changes from the gap are found by a run of each connection (E31). Runs send
 * no mail to customers.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\Connections;

final class CatchUp implements Duty {

	/** Option: set by the activation, until the first tick after it. */
	public const DUE = 'crosswalk_catch_up';

	/** Option of a network: unix time of its last activation for all sites. */
	public const NETWORK = 'crosswalk_network_activated';

	/** Option of a site: which of them it has caught up with. */
	private const CAUGHT_UP = 'crosswalk_caught_up';

	public function __construct( private readonly Connections $connections, private readonly RunControl $runs ) {
	}

	public function run( array $working ): void {
		$network = get_site_option( self::NETWORK );
		$done    = get_option( self::CAUGHT_UP );
		$missed  = is_numeric( $network ) && (int) $network > ( is_numeric( $done ) ? (int) $done : 0 );
		if ( ! get_option( self::DUE ) && ! $missed ) {
			return;
		}
		delete_option( self::DUE );
		if ( $missed ) {
			update_option( self::CAUGHT_UP, (int) $network, true );
		}
		foreach ( $working as $id ) {
			$row = $this->connections->get( $id );
			if ( null === $row || Reconciliation::only_by_hand( $row ) ) {
				continue;
			}
			try {
				$this->runs->start( $id, array(), 'catch_up', 0 );
			} catch ( EndpointError $error ) {
				if ( ! in_array( $error->error_code, array( 'run_active', 'nothing_to_sync' ), true ) ) {
					/**
					 * A run that should have caught up after an activation could not start.
					 *
					 * @param int           $id    Connection id.
					 * @param EndpointError $error Why.
					 */
					do_action( 'crosswalk_catch_up_failed', $id, $error );
				}
			}
		}
	}
}
