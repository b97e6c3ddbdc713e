<?php
/**
 * Takes in what changed in the shop: one insert for all events of a request and all connections that want them, nothing
 * else (E28).
 *
 * Events are written when the request ends. WordPress runs its shutdown hooks after a fatal error and a time-out too, so
 * that what was saved before one is not lost. Whoever lives longer than a request writes what it holds every few seconds.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\DbError;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

/**
 * @phpstan-type Event array{module: string, id: string, origin: string, at: int}
 */
final class Intake {

	/** An import that is killed loses no more than so long. */
	private const HOLDS_S = 5;

	/** Rows of one statement; see Db::insert(). */
	private const HOLDS = 100;

	/** @var array<int, array<string, Event>> Not written yet, by site of a network and record. */
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
		add_action( 'crosswalk_before_work', array( $this, 'flush' ) );
		// First of all, because an error in another plugin's shutdown would end ours as well.
		add_action( 'shutdown', array( $this, 'end' ), PHP_INT_MIN );
		// WooCommerce saves parents of variations during shutdown.
		add_action( 'shutdown', array( $this, 'end_for_good' ), PHP_INT_MAX );
	}

	/**
	 * A shop record changed.
	 *
	 * @param string $module Module name.
	 * @param string $id     Shop id, "order:1042".
	 * @param string $origin Connection that wrote it, which needs not be told (E10); empty otherwise.
	 */
	public function changed( string $module, string $id, string $origin = '' ): void {
		if ( array() === Options::map( self::wanted(), $module ) ) {
			return;
		}
		$this->events[ get_current_blog_id() ][ $module . '|' . $id . '|' . $origin ] ??= array(
			'module' => $module,
			'id'     => $id,
			'origin' => $origin,
			'at'     => time(),
		);
		$events = $this->events[ get_current_blog_id() ];
		if ( count( $events ) >= self::HOLDS || time() - reset( $events )['at'] >= self::HOLDS_S ) {
			$this->flush();
		}
	}

	/** A guest became a customer: the links follow, and the new customer is a change. Who was no guest is not ours to tell. */
	public function registered( string $guest_id, string $user_id ): void {
		if ( $this->links->rekey( 'contacts', $guest_id, $user_id ) > 0 ) {
			$this->changed( 'contacts', $user_id );
		}
	}

	/** The request ends. A statement that fails, because of a deadlock, has another chance at the very end. */
	public function end(): void {
		try {
			$this->flush();
		} catch ( DbError ) {
			return;
		}
	}

	/** And what is saved still later, by functions that PHP itself calls at the end. */
	public function end_for_good(): void {
		$this->flush();
		register_shutdown_function( $this->flush( ... ) );
	}

	/** Writes what is held, then wakes a worker once for all. */
	public function flush(): void {
		foreach ( $this->events as $site => $events ) {
			$elsewhere = get_current_blog_id() !== $site;
			if ( $elsewhere ) {
				switch_to_blog( $site );
			}
			try {
				$this->write( $events );
				unset( $this->events[ $site ] );
			} finally {
				if ( $elsewhere ) {
					restore_current_blog();
				}
			}
		}
	}

	/** @param array<string, Event> $events Of the current site. */
	private function write( array $events ): void {
		$wanted = self::wanted();
		$delays = array();
		foreach ( $events as $event ) {
			foreach ( Options::map( $wanted, $event['module'] ) as $connection_id => $delay_s ) {
				if ( (string) $connection_id !== $event['origin'] ) {
					$delays[ $delay_s ][ $connection_id . '|' . $event['module'] . '|' . $event['id'] ] ??= array(
						'connection_id' => (int) $connection_id,
						'module'        => $event['module'],
						'side'          => Side::Shop,
						'record_id'     => $event['id'],
						'at'            => $event['at'],
					);
				}
			}
		}
		foreach ( $delays as $delay_s => $records ) {
			$this->updates->add( array_values( $records ), Update::PRIORITY_LIVE, 0, (int) $delay_s );
		}
		if ( array() !== $delays ) {
			$this->background->wake();
		}
	}

	/** @return array<mixed> Seconds that a change waits, by module and connection. */
	private static function wanted(): array {
		$wanted = get_option( Connections::WANTED );
		return is_array( $wanted ) ? $wanted : array();
	}
}
