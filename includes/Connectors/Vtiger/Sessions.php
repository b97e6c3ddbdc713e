<?php
/**
 * Up to four sessions, shared by all workers on all machines through Memory.
 *
 * Calls that share a session run one after another in the CRM, so a worker leases sessions that no other worker uses. It
 * keeps one for itself and takes more for a group of parallel calls; where none is free it shares one, which is slower and
 * not wrong.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;

final class Sessions {

	public const MOST = 4;

	/** A killed worker's sessions are free again after this. */
	private const LEASE_S = 60;

	/** PHP's session life is 24 minutes without use; a name older than that is not worth trying. */
	private const KEPT_S = 1400;

	private readonly string $token;

	/** @var array<int, int> Until when, by slot. */
	private array $held = array();

	/** @var array<int, Session> By slot. */
	private array $open = array();

	public function __construct(
		private readonly Login $login,
		private readonly Locks $locks,
		private readonly Memory $memory,
		private readonly int $connection_id
	) {
		$this->token = Locks::token();
	}

	/**
	 * Gives all back at the end of the request. Not in a destructor: PHP may collect garbage while $wpdb reads the rows of
	 * a query, and a second query there takes the result away from the first.
	 */
	public function give_back(): void {
		$this->locks->release( array_map( array( $this, 'lock' ), array_keys( $this->held ) ), $this->token );
		$this->held = array();
	}

	/**
	 * Slots to use now, at least one.
	 *
	 * @return non-empty-list<int>
	 */
	public function lease( int $wanted ): array {
		$this->held = array_filter( $this->held, static fn( int $until ): bool => $until > time() );
		$missing    = min( $wanted, self::MOST ) - count( $this->held );
		if ( $missing > 0 ) {
			if ( false === has_action( 'shutdown', array( $this, 'give_back' ) ) ) {
				add_action( 'shutdown', array( $this, 'give_back' ) );
			}
			$others = array_values( array_diff( range( 0, self::MOST - 1 ), array_keys( $this->held ) ) );
			$taken  = $this->locks->take( array_map( array( $this, 'lock' ), $others ), $this->token, self::LEASE_S );
			$free   = array_values( array_filter( $others, fn( int $slot ): bool => in_array( $this->lock( $slot ), $taken, true ) ) );
			$this->locks->release( array_map( array( $this, 'lock' ), array_slice( $free, $missing ) ), $this->token );
			foreach ( array_slice( $free, 0, $missing ) as $slot ) {
				$this->held[ $slot ] = time() + self::LEASE_S - 5;
			}
		}
		return array() === $this->held ? array( random_int( 0, self::MOST - 1 ) ) : array_slice( array_keys( $this->held ), 0, max( 1, $wanted ) );
	}

	/** Gives back all but one. */
	public function relax(): void {
		$extra = array_slice( array_keys( $this->held ), 1 );
		$this->locks->release( array_map( array( $this, 'lock' ), $extra ), $this->token );
		$this->held = array_diff_key( $this->held, array_flip( $extra ) );
	}

	/** @throws EndpointError When the login fails. */
	public function session( int $slot ): Session {
		return $this->open[ $slot ] ??= $this->remembered( $slot ) ?? $this->log_in( $slot, '' );
	}

	/**
	 * A session instead of one that has ended.
	 *
	 * @throws EndpointError When the login fails.
	 */
	public function renew( int $slot, string $ended ): Session {
		$known = $this->remembered( $slot );
		$this->open[ $slot ] = null !== $known && $known->name !== $ended ? $known : $this->log_in( $slot, $ended );
		return $this->open[ $slot ];
	}

	private function log_in( int $slot, string $ended ): Session {
		$gate = new Gate( $this->locks, 'vtiger:' . $this->login->scope() . ':login' );
		$gate->enter();
		try {
			$known = $this->remembered( $slot );
			if ( null !== $known && $known->name !== $ended ) {
				return $known;
			}
			$session = $this->login->open();
			// A connection that is only being tested has no id and leaves nothing behind.
			if ( 0 !== $this->connection_id ) {
				$this->memory->set( $this->connection_id, $this->name( $slot ), $session->to_json(), self::KEPT_S );
			}
			return $session;
		} finally {
			$gate->leave();
		}
	}

	private function remembered( int $slot ): ?Session {
		$json = 0 === $this->connection_id ? null : $this->memory->get( $this->connection_id, $this->name( $slot ) );
		return null === $json ? null : Session::from_json( $json );
	}

	/** Another user, key or address is another session. */
	private function name( int $slot ): string {
		return 'session:' . $this->login->scope() . ':' . $slot;
	}

	private function lock( int $slot ): string {
		return 'vtiger:' . $this->login->scope() . ':session:' . $slot;
	}
}
