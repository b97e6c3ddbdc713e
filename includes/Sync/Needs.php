<?php
/**
 * Records that were refused because the other side lacked something go on by themselves when it is there (V19): looked
 * for whenever a poll or a run begins, and only if anything is missing.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\CanProvide;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Failures;
use Crosswalk\Storage\Updates;

final class Needs {

	/** Action: a poll or a run of a pairing begins. */
	public const CHECK = 'crosswalk_check_needs';

	public function __construct( private readonly Failures $failures, private readonly Updates $updates ) {
	}

	public function register(): void {
		add_action( self::CHECK, array( $this, 'check' ) );
	}

	public function check( Pairing $pairing ): void {
		$needs    = $this->failures->needs( $pairing->id );
		$endpoint = array() === $needs ? null : $pairing->endpoint( Side::Remote );
		if ( ! $endpoint instanceof CanProvide ) {
			return;
		}
		try {
			$there = $endpoint->provided( array_values( array_unique( $needs ) ) );
		} catch ( EndpointError ) {
			return; // It is asked again at the next poll.
		}
		foreach ( array_keys( array_intersect( $needs, $there ) ) as $failure_id ) {
			$this->updates->retry( array( 'failure_id' => $failure_id ) );
		}
	}
}
