<?php
/**
 * Decides whether a connection may work: pauses it when its login or address fails, resumes it by itself when a probe
 * succeeds, stops it when the site's address changed (E17, E25).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Mapping\Options;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Memory;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Guard {

	/** Memory: unix time, by "module:side". */
	public const WROTE = 'wrote:';

	/** Memory: JSON {since: unix time, message, advice}, while nothing gets through although it is tried again and again. */
	public const OUTAGE = 'outage';

	/** Memory: JSON {message, advice}, while the other side wants to be left alone for long. */
	public const RESTS = 'rests';

	/** A shorter rest is nobody's concern. */
	private const LONG_S = 900;

	private const PROBE_EVERY_S = 60;

	/** @var array<int, int> Until when a connection is left alone in this process, unix seconds. */
	private array $rests = array();

	public function __construct(
		private readonly Connections $connections,
		private readonly Memory $memory,
		private readonly Pairings $pairings
	) {
	}

	public function register(): void {
		add_action( 'crosswalk_poll_failed', array( $this, 'suspects' ), 10, 2 );
	}

	/** @return list<int> Ids of the connections that may work now. */
	public function working(): array {
		$ids = array();
		foreach ( $this->connections->all() as $row ) {
			if ( $this->may_work( $row ) ) {
				$ids[] = $row['id'];
			}
		}
		return $ids;
	}

	/** @return list<int> Ids of the connections whose dry runs may go on: they save nothing. */
	public function rehearsing(): array {
		$may = array_filter( $this->connections->all(), static fn( array $row ): bool => Connections::STOPPED !== $row['state'] );
		return array_values( array_map( static fn( array $row ): int => $row['id'], $may ) );
	}

	/** Asks the other side whether it is the connection or only a record. True: the connection is paused now, or that cannot be told yet. */
	public function confirms( Pairing $pairing, EndpointError $error ): bool {
		$endpoint = $pairing->endpoint( Side::Remote );
		if ( ! $endpoint instanceof CanTest ) {
			return $this->pause( $pairing->id, $error );
		}
		$report = $endpoint->test();
		if ( true === $report->error?->is_postponed() ) {
			$this->rest( $pairing->id, $report->error );
			return true;
		}
		return ! $report->works() && $this->pause( $pairing->id, $report->error ?? $error );
	}

	/**
	 * Something that was only to be read could not be: with a connection that has nothing to send nobody would hear of it.
	 *
	 * @return bool Whether the connection is paused now, or that cannot be told yet.
	 */
	public function suspects( int $id, EndpointError $error ): bool {
		$this->falters( $id, $error );
		if ( ErrorKind::Config !== $error->kind || Connections::WORKING !== ( $this->connections->get( $id )['state'] ?? '' ) ) {
			return false;
		}
		try {
			$pairing = $this->pairings->of( $id );
		} catch ( EndpointError ) {
			return $this->pause( $id, $error );
		}
		return null !== $pairing && $this->confirms( $pairing, $error );
	}

	/** Nothing got through now; with nothing else to go on, that is what the control panel tells after a while. */
	public function falters( int $id, EndpointError $error ): void {
		if ( $error->is_postponed() ) {
			$this->rest( $id, $error );
		} elseif ( ErrorKind::Transient === $error->kind ) {
			$known  = json_decode( (string) $this->memory->get( $id, self::OUTAGE ), true );
			$outage = array(
				'since'   => Options::number( (array) $known, 'since', time() ),
				'message' => $error->getMessage(),
				'advice'  => $error->advice,
			);
			$this->memory->set( $id, self::OUTAGE, (string) wp_json_encode( $outage ) );
		}
	}

	/**
	 * The other side asks to come back later: what waits is not even loaded until then. Each process learns it by itself. A
	 * quota that is used up for the day is told, although nothing is out of order.
	 */
	public function rest( int $id, EndpointError $error ): void {
		$seconds            = (int) $error->retry_after_s;
		$this->rests[ $id ] = time() + $seconds;
		if ( $seconds >= self::LONG_S ) {
			$rest = array(
				'message' => $error->getMessage(),
				'advice'  => $error->advice,
			);
			// Until it has been tried again.
			$this->memory->set( $id, self::RESTS, (string) wp_json_encode( $rest ), $seconds + self::LONG_S );
		}
	}

	/**
	 * The shop is behind what the other side has (E32): back to the guide, where somebody looks at what would happen before
	 * anything is written. What was looked at before does not count any more.
	 *
	 * @param string $message A sentence.
	 */
	public function restored( int $id, string $message ): void {
		$reason = array(
			'kind'    => 'restored',
			'message' => $message,
			'advice'  => __( 'Nothing is written until somebody has looked at what would happen. Records are found again by e-mail, SKU and number; orders whose number is taken are asked about one by one.', 'crosswalk' ),
		);
		$this->connections->change( $id, static fn(): array => array( 'state' => Connections::SETUP, 'reason' => $reason ) ); // phpcs:ignore WordPress.Arrays
		$this->told( $id, $reason );
	}

	/** A person pauses. */
	public function pause_by_person( int $id ): void {
		$reason = array(
			'kind'    => 'person',
			'message' => __( 'Somebody paused this connection.', 'crosswalk' ),
			'advice'  => __( 'Resume it to go on; changes are kept meanwhile.', 'crosswalk' ),
		);
		$this->connections->set( $id, array( 'state' => Connections::PAUSED, 'reason' => $reason ) ); // phpcs:ignore WordPress.Arrays
	}

	public function resume( int $id ): void {
		$this->connections->set( $id, array( 'state' => Connections::WORKING, 'reason' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * A person has seen what would happen, and wants it (E29). Whatever address the site has now is its address. One that
	 * starts again after the shop was restored gets back from the other side what has been there since the first start.
	 */
	public function start( int $id ): void {
		$before = $this->connections->get( $id )['started_at'] ?? 0;
		$this->connections->set( $id, array( 'state' => Connections::WORKING, 'reason' => array(), 'site_url' => Connections::address(), 'started_at' => 0 === $before ? time() : $before ) ); // phpcs:ignore WordPress.Arrays
	}

	/** Keeps what a test found out, for the control panel. */
	public function remember( int $id, TestReport $report ): void {
		$endpoint = array(
			'system'     => $report->system,
			'user'       => $report->user,
			'latency_ms' => $report->latency_ms,
			'labels'     => array_map( static fn( array $right ): string => $right['label'], $report->rights ),
		);
		$this->connections->set( $id, array( 'endpoint' => $endpoint ) );
	}

	public function succeeded( int $id ): void {
		$this->connections->set( $id, array( 'last_sync_at' => time() ) );
		$this->memory->forget( $id, self::OUTAGE );
		$this->memory->forget( $id, self::RESTS );
	}

	/** Remembers when a module of a side was last changed by us. */
	public function wrote( int $id, string $module, Side $side ): void {
		$this->memory->set( $id, self::WROTE . $module . ':' . $side->value, (string) time() );
	}

	/** Whether anything of this connection got through in the last so many seconds. */
	public function succeeds( int $id, int $within_s ): bool {
		return ( $this->connections->get( $id )['last_sync_at'] ?? 0 ) > time() - $within_s;
	}

	private function pause( int $id, EndpointError $error ): bool {
		$reason = array(
			'kind'    => ErrorKind::Config->value,
			'message' => $error->getMessage(),
			'advice'  => $error->advice,
		);
		$this->connections->set( $id, array( 'state' => Connections::PAUSED, 'reason' => $reason ) ); // phpcs:ignore WordPress.Arrays
		$this->told( $id, $reason );
		return true;
	}

	/** @param array<string, string> $reason Why the connection has stopped. */
	private function told( int $id, array $reason ): void {
		/**
		 * A connection was paused because it does not work any more, or because the shop was restored from a backup.
		 *
		 * @param int                   $id     Connection id.
		 * @param array<string, string> $reason kind (config or restored), message, advice.
		 */
		do_action( 'crosswalk_connection_paused', $id, $reason );
	}

	/** @param ConnectionRow $row A connection. */
	private function may_work( array $row ): bool {
		if ( Connections::SETUP === $row['state'] ) {
			return false;
		}
		if ( self::without_scheme( Connections::address() ) !== self::without_scheme( $row['site_url'] ) ) {
			$this->stop( $row );
			return false;
		}
		if ( ( $this->rests[ $row['id'] ] ?? 0 ) > time() ) {
			return false;
		}
		if ( Connections::WORKING === $row['state'] ) {
			return true;
		}
		return Connections::PAUSED === $row['state'] && ErrorKind::Config->value === ( $row['reason']['kind'] ?? '' ) && $this->probe( $row );
	}

	/** A shop that begins to use https is the same shop. */
	private static function without_scheme( string $address ): string {
		return (string) preg_replace( '#^https?://#i', '', $address );
	}

	/** @param ConnectionRow $row Whose site has another address now: moved, or a copy? */
	private function stop( array $row ): void {
		if ( Connections::STOPPED !== $row['state'] ) {
			$reason = array(
				'kind'    => 'clone',
				/* translators: 1: old address, 2: new address. */
				'message' => sprintf( __( 'This site was %1$s when the connection was made and is %2$s now.', 'crosswalk' ), $row['site_url'], Connections::address() ),
				'advice'  => __( 'If the site has moved, resume the connection. If this is a copy, leave it stopped, so that it does not write into your systems.', 'crosswalk' ),
			);
			$this->connections->set( $row['id'], array( 'state' => Connections::STOPPED, 'reason' => $reason ) ); // phpcs:ignore WordPress.Arrays
		}
	}

	/** @param ConnectionRow $row Paused for a config error. */
	private function probe( array $row ): bool {
		if ( null !== $this->memory->get( $row['id'], 'probed' ) ) {
			return false;
		}
		$this->memory->set( $row['id'], 'probed', '1', self::PROBE_EVERY_S );
		try {
			$endpoint = $this->pairings->of( $row['id'] )?->endpoint( Side::Remote );
		} catch ( EndpointError ) {
			return false;
		}
		if ( ! $endpoint instanceof CanTest || ! $endpoint->test()->works() ) {
			return false;
		}
		$this->resume( $row['id'] );
		return true;
	}
}
