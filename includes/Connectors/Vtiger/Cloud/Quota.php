<?php
/**
 * How many calls the cloud still takes this minute and this day. Every answer tells it; what one worker has used up, the
 * others on all machines learn from Memory before they ask.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger\Cloud;

use Crosswalk\Connectors\HttpErrors;
use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Memory;

final class Quota {

	private const MINUTE = 'minute';
	private const DAY    = 'day';

	/** Headers of an answer: calls left, calls allowed, end. The last is not always there. */
	private const HEADERS = array(
		self::DAY    => array( 'x-ratelimit-remaining', 'x-ratelimit-dailylimit', 'x-ratelimit-reset' ),
		self::MINUTE => array( 'x-floodcontrol-remaining', 'x-floodcontrol-minutelimit', 'x-floodcontrol-reset' ),
	);

	/** Where nobody says when calls are free again, or says what cannot be. A day's come back bit by bit: they are looked for every hour. */
	private const LONGEST_S = array(
		self::DAY    => 3600,
		self::MINUTE => 60,
	);

	/** A worker waits so long itself; for longer, its updates do. Two seconds and the part of one that headers do not tell. */
	private const PATIENCE_S = 3;

	/** Memory is read and written no more often than this, unless calls are used up: a statement for each call would cost more than it spares. */
	private const TOLD_EVERY_S = 10;

	/** @var array<string, Window> What is left, by window. */
	private array $windows = array();

	/** The next answer is the first since calls were taken. */
	private bool $first = true;

	private int $heard_at = 0;

	private int $told_at = 0;

	/**
	 * @param int    $connection_id 0: only being tested, leaves nothing behind.
	 * @param string $scope         Of the login.
	 */
	public function __construct(
		private readonly Memory $memory,
		private readonly int $connection_id,
		private readonly string $scope
	) {
	}

	/** Takes a call; waits for a moment where there will be one then. What else is in its way is the answer. */
	public function take(): ?EndpointError {
		$this->hear();
		foreach ( array_keys( self::HEADERS ) as $name ) {
			$wait_s = $this->wait_s( $name );
			if ( $wait_s > self::PATIENCE_S ) {
				return $this->used_up( $name, (int) ceil( $wait_s ) );
			}
			usleep( (int) ( $wait_s * 1_000_000 ) );
		}
		$this->windows = array_map( static fn( Window $window ): Window => $window->less_one(), $this->windows );
		$this->first   = true;
		return null;
	}

	/**
	 * What an answer says is left. Answers to calls at once come in any order: the lowest number is the latest.
	 *
	 * @param array<string, string> $headers By lower-case name.
	 */
	public function note( array $headers ): void {
		$there = strtotime( $headers['date'] ?? '' );
		foreach ( self::HEADERS as $name => list( $left, $limit, $reset ) ) {
			if ( isset( $headers[ $left ] ) ) {
				$known                  = $this->first ? null : $this->windows[ $name ] ?? null;
				$ends_in_s              = self::ends_in_s( $name, (int) ( $headers[ $reset ] ?? 0 ), false === $there ? time() : $there );
				$this->windows[ $name ] = new Window( min( (int) $headers[ $left ], $known->left ?? PHP_INT_MAX ), (int) ( $headers[ $limit ] ?? 0 ), (int) ceil( microtime( true ) + $ends_in_s ) );
			}
		}
		$this->first    = false;
		$this->heard_at = time();
		$this->tell();
	}

	/**
	 * A call was refused for its number: 429.
	 *
	 * @param array<string, string> $headers Noted before.
	 */
	public function exceeded( array $headers ): EndpointError {
		$asked = HttpErrors::retry_after( $headers['retry-after'] ?? '', time() );
		foreach ( array_keys( self::HEADERS ) as $name ) {
			if ( $this->wait_s( $name ) > 0 ) {
				return $this->used_up( $name, $asked ?? (int) ceil( $this->wait_s( $name ) ) );
			}
		}
		$until = $this->windows[ self::MINUTE ]->until ?? time() + self::LONGEST_S[ self::MINUTE ];
		return new EndpointError( ErrorKind::Transient, __( 'Vtiger takes no more calls at the moment.', 'crosswalk' ), 'http_429', __( 'Nothing to do: it goes on by itself.', 'crosswalk' ), retry_after_s: $asked ?? max( 1, $until - time() ) );
	}

	private function wait_s( string $name ): float {
		return ( $this->windows[ $name ] ?? null )?->wait_s() ?? 0.0;
	}

	private function used_up( string $name, int $wait_s ): EndpointError {
		$limit = $this->windows[ $name ]->limit ?? 0;
		if ( self::MINUTE === $name ) {
			/* translators: %d: number of calls. */
			$message = 0 === $limit ? __( 'The calls that Vtiger allows in a minute are used up.', 'crosswalk' ) : sprintf( __( 'The %d calls that Vtiger allows in a minute are used up.', 'crosswalk' ), $limit );
			return new EndpointError( ErrorKind::Transient, $message, 'quota_minute', __( 'Nothing to do: it goes on by itself in the next minute.', 'crosswalk' ), retry_after_s: $wait_s );
		}
		/* translators: %d: number of calls. */
		$message = 0 === $limit ? __( 'The calls that Vtiger allows in a day are used up.', 'crosswalk' ) : sprintf( __( 'The %d calls that Vtiger allows in a day are used up.', 'crosswalk' ), $limit );
		return new EndpointError( ErrorKind::Transient, $message, 'quota_day', __( 'It goes on by itself when there are calls again. To need fewer, fetch less often, or see what else uses the API of this Vtiger; larger editions of it allow more.', 'crosswalk' ), retry_after_s: $wait_s );
	}

	/**
	 * @param int $reset Unix second of the CRM's clock, or seconds from now; 0 where it is not said.
	 * @param int $now   The CRM's clock.
	 */
	private static function ends_in_s( string $name, int $reset, int $now ): int {
		$longest = self::LONGEST_S[ $name ];
		$in_s    = $reset > 1_000_000_000 ? $reset - $now : $reset;
		return 0 === $reset ? $longest : max( 1, min( $longest, $in_s ) );
	}

	private function hear(): void {
		if ( 0 === $this->connection_id || time() - $this->heard_at < self::TOLD_EVERY_S ) {
			return;
		}
		$this->heard_at = time();
		$told           = Json::table( json_decode( (string) $this->memory->get( $this->connection_id, $this->key() ), true ) );
		foreach ( array_keys( self::HEADERS ) as $name ) {
			$window = Window::from_json( $told[ $name ] ?? null );
			$own    = $this->windows[ $name ] ?? null;
			if ( null !== $window && ( null === $own || $window->says_more_than( $own ) ) ) {
				$this->windows[ $name ] = $window;
			}
		}
	}

	private function tell(): void {
		$used_up = array() !== array_filter( $this->windows, static fn( Window $window ): bool => $window->left <= 0 );
		if ( 0 === $this->connection_id || array() === $this->windows || ( ! $used_up && time() - $this->told_at < self::TOLD_EVERY_S ) ) {
			return;
		}
		$this->told_at = time();
		$kept_s        = max( array_column( $this->windows, 'until' ) ) - time();
		$this->memory->set( $this->connection_id, $this->key(), (string) wp_json_encode( $this->windows ), max( 1, $kept_s ) );
	}

	private function key(): string {
		return 'quota:' . $this->scope;
	}
}
