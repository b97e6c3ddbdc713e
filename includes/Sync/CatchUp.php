<?php
/**
 * After the plugin was inactive, both sides' changes from the gap are found by a run of each connection (E31). Runs send
 * no mail to customers.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;

final class CatchUp implements Duty {

	/** Option: set by the activation, until the first tick after it. */
	public const DUE = 'crosswalk_catch_up';

	public function __construct( private readonly RunControl $runs ) {
	}

	public function run( array $working ): void {
		if ( ! get_option( self::DUE ) ) {
			return;
		}
		delete_option( self::DUE );
		foreach ( $working as $id ) {
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
