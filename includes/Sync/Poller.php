<?php
/**
 * Asks the remote what changed since last time (E19). The cursor moves on after the rows are stored, so nothing is lost
 * between the two.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;
use Crosswalk\Storage\Update;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Poller implements Duty {

	private const PAGE = 500;

	/** A poll that finds more goes on at the next tick, so that it never holds up the queue. */
	private const PAGES = 20;

	public function __construct(
		private readonly Connections $connections,
		private readonly Pairings $pairings,
		private readonly Comparison $comparison,
		private readonly Memory $memory,
		private readonly Locks $locks
	) {
	}

	public static function cursor_name( Side $side, string $module ): string {
		return 'cursor:' . $side->value . ':' . $module;
	}

	/**
	 * Polls the connections whose time has come.
	 *
	 * @param list<int> $working Ids of connections that may work.
	 */
	public function run( array $working ): void {
		foreach ( $working as $id ) {
			$row     = $this->connections->get( $id );
			$minutes = Options::number( $row['options'] ?? array(), 'frequency_min' );
			$token   = Locks::token();
			if ( $minutes <= 0 || null !== $this->memory->get( $id, 'polled' ) || ! $this->locks->take_one( 'poll:' . $id, $token ) ) {
				continue;
			}
			$this->memory->set( $id, 'polled', '1', $minutes * 60 );
			$this->poll( $id );
			$this->locks->release( array( 'poll:' . $id ), $token );
		}
	}

	/** Polls one connection now. A module that cannot be read now is read next time; its cursor stays. */
	public function poll( int $connection_id ): void {
		try {
			$pairing = $this->pairings->of( $connection_id );
			if ( null !== $pairing ) {
				/** @see Needs */
				do_action( Needs::CHECK, $pairing );
			}
			$this->modules( $pairing );
		} catch ( EndpointError $error ) {
			if ( $error->is_postponed() ) {
				$this->memory->set( $connection_id, 'polled', '1', max( 1, (int) $error->retry_after_s ) );
			}
			/**
			 * A poll failed; it is tried again at the next tick.
			 *
			 * @param int           $connection_id Connection id.
			 * @param EndpointError $error         Why.
			 */
			do_action( 'crosswalk_poll_failed', $connection_id, $error );
		}
	}

	/**
	 * Remembers what there is now as where the polls of a module begin, if nothing is remembered yet.
	 *
	 * @throws EndpointError
	 */
	public function begin( Pairing $pairing, string $module, Side $side ): void {
		$name = self::cursor_name( $side, $module );
		if ( null === $this->memory->get( $pairing->id, $name ) ) {
			$this->memory->set( $pairing->id, $name, $pairing->endpoint( $side )->head( $module ) );
		}
	}

	/**
	 * A module that the login may not read keeps nobody from reading the others.
	 *
	 * @throws EndpointError The first of them.
	 */
	private function modules( ?Pairing $pairing ): void {
		$failed = null;
		$read   = false;
		foreach ( $pairing->configs ?? array() as $name => $config ) {
			try {
				if ( null !== $pairing && $config->direction->goes_to( Side::Shop ) ) {
					$this->module( $pairing, $name );
					$read = true;
				}
			} catch ( EndpointError $error ) {
				$failed ??= ErrorKind::Transient === $error->kind ? throw $error : $error;
			}
		}
		if ( null !== $pairing && $read ) {
			$this->memory->forget( $pairing->id, Guard::OUTAGE );
		}
		if ( null !== $failed ) {
			throw $failed;
		}
	}

	/** @throws EndpointError */
	private function module( Pairing $pairing, string $module ): void {
		$endpoint = $pairing->endpoint( Side::Remote );
		$name     = self::cursor_name( Side::Remote, $module );
		$cursor   = $this->memory->get( $pairing->id, $name );
		if ( null === $cursor ) {
			$this->begin( $pairing, $module, Side::Remote );
			return;
		}
		for ( $i = 0; $i < self::PAGES; $i++ ) {
			$page = $endpoint->changed( $module, $cursor, self::PAGE );
			$found = $this->comparison->compare( $pairing, $module, Side::Remote, $page->entries );
			$this->comparison->queue( $pairing, $module, Side::Remote, $found['changed'], 0, Update::PRIORITY_LIVE );
			$cursor = $page->next;
			$this->memory->set( $pairing->id, $name, $cursor );
			if ( $page->done ) {
				return;
			}
		}
	}
}
