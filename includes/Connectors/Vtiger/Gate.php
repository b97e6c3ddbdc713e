<?php
/**
 * A named lock that is waited for: one at a time through here, on all machines together.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Locks;

final class Gate {

	private readonly string $token;

	private int $until = 0;

	public function __construct(
		private readonly Locks $locks,
		private readonly string $name,
		private readonly int $wait_s = 60
	) {
		$this->token = Locks::token();
	}

	/**
	 * Waits for its turn; renews it where it has it already.
	 *
	 * @throws EndpointError When others take too long.
	 */
	public function enter(): void {
		// Locks cost two statements that write, which is much beside a fast CRM: only renewed when half of it has gone.
		if ( $this->until - time() > Locks::LEASE_S / 2 ) {
			return;
		}
		$give_up  = microtime( true ) + $this->wait_s;
		$pause_us = 5000;
		while ( ! $this->locks->take_one( $this->name, $this->token ) ) {
			if ( microtime( true ) > $give_up ) {
				throw new EndpointError( ErrorKind::Transient, __( 'Other workers kept the CRM busy.', 'crosswalk' ), 'gate_busy', EndpointError::patience() );
			}
			usleep( $pause_us + random_int( 0, $pause_us ) );
			$pause_us = min( 200000, $pause_us * 2 );
		}
		$this->until = time() + Locks::LEASE_S;
	}

	public function leave(): void {
		if ( 0 !== $this->until ) {
			$this->locks->release( array( $this->name ), $this->token );
			$this->until = 0;
		}
	}
}
