<?php
/**
 * Takes in what changed in the shop: one insert per event for all connections that want it, nothing else (E28).
 *
 * The row is written at the first event of a request, so that a crash loses nothing. It waits for two seconds; further
 * events of the same record in the first of them are written once more at the end of the request.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Intake {

	/** So long a row surely waits: it is not worked on before two seconds. */
	private const WAITS_S = 1;

	/** A worker lives long and saves many records; it must not remember all of them. */
	private const REMEMBERED = 200;

	/** @var array<string, array{module: string, id: string, origin: string, again: bool, at: int}> Events of this request. */
	private array $events = array();

	public function __construct(
		private readonly Updates $updates,
		private readonly Links $links,
		private readonly Background $background
	) {
	}

	public function register(): void {
		add_action( 'crosswalk_shop_changed', array( $this, 'changed' ), 10, 3 );
		add_action( 'crosswalk_guest_registered', array( $this, 'registered' ), 10, 2 );
		add_action( 'shutdown', array( $this, 'flush' ), 5 );
		add_action( 'crosswalk_before_work', array( $this, 'flush' ) );
	}

	/**
	 * A shop record changed.
	 *
	 * @param string $module Module name.
	 * @param string $id     Shop id, "order:1042".
	 * @param string $origin Connection that wrote it, which needs not be told (E10); empty otherwise.
	 */
	public function changed( string $module, string $id, string $origin = '' ): void {
		$key = $module . '|' . $id . '|' . $origin;
		if ( isset( $this->events[ $key ] ) && time() - $this->events[ $key ]['at'] < self::WAITS_S ) {
			$this->events[ $key ]['again'] = true;
			return;
		}
		if ( ! $this->queue( $module, $id, $origin ) ) {
			return;
		}
		if ( count( $this->events ) >= self::REMEMBERED ) {
			$this->flush();
		}
		$this->events[ $key ] = array(
			'module' => $module,
			'id'     => $id,
			'origin' => $origin,
			'again'  => false,
			'at'     => time(),
		);
	}

	/** A guest became a customer: the links follow, and the new customer is a change. */
	public function registered( string $guest_id, string $user_id ): void {
		$this->links->rekey( 'contacts', $guest_id, $user_id );
		$this->changed( 'contacts', $user_id );
	}

	/**
	 * At the end of the request, or when a long process begins to work: what changed again after its row was written; then
	 * one wake-up for all.
	 */
	public function flush(): void {
		foreach ( $this->events as $event ) {
			if ( $event['again'] ) {
				$this->queue( $event['module'], $event['id'], $event['origin'] );
			}
		}
		if ( array() !== $this->events ) {
			$this->background->wake();
		}
		$this->events = array();
	}

	/** @return bool Whether any connection wants it. */
	private function queue( string $module, string $id, string $origin ): bool {
		$wanted = get_option( Connections::WANTED );
		$delays = array();
		foreach ( Options::map( is_array( $wanted ) ? $wanted : array(), $module ) as $connection_id => $delay_s ) {
			if ( (string) $connection_id !== $origin ) {
				$delays[ $delay_s ][] = array(
					'connection_id' => (int) $connection_id,
					'module'        => $module,
					'side'          => Side::Shop,
					'record_id'     => $id,
				);
			}
		}
		foreach ( $delays as $delay_s => $records ) {
			$this->updates->add( $records, Update::PRIORITY_LIVE, 0, (int) $delay_s );
		}
		return array() !== $delays;
	}
}
