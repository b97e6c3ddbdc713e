<?php
/**
 * Asks a CRM, alone or many things at once, in the protocol that is spoken there; logs in once more when a login has ended.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Http;
use Crosswalk\Endpoint\EndpointError;

final class Client {

	/** Parallel calls of one group: four for each lane, so that the lanes stay busy and a lease outlives the slowest. */
	public const GROUP = 16;

	/** Answers take their time; clocks that differ by more are not set alike. */
	private const CLOCKS_DIFFER_S = 60;

	private int $lead_s = 0;

	public function __construct(
		private readonly Http $http,
		private readonly Discovery $discovery
	) {
	}

	/** Who we are there; logs in where there is no login. @throws EndpointError */
	public function session(): Session {
		return $this->spoken( static fn( Protocol $protocol ): Session => $protocol->session() );
	}

	/** @throws EndpointError */
	public function ask( Call $call ): Reply {
		$reply = $this->ask_all( array( $call ) )[0];
		return $reply instanceof EndpointError ? throw $reply : $reply;
	}

	/** @throws EndpointError */
	public function query( Vtql $query ): Reply {
		return $this->ask( Call::query( $query ) );
	}

	/**
	 * Queries at once; the first that fails is thrown.
	 *
	 * @template K of array-key
	 * @param array<K, Vtql> $queries By any key.
	 * @return array<K, Reply>
	 * @throws EndpointError
	 */
	public function query_all( array $queries ): array {
		$replies = $this->ask_all( array_map( array( Call::class, 'query' ), $queries ) );
		foreach ( $replies as $reply ) {
			if ( $reply instanceof EndpointError ) {
				throw $reply;
			}
		}
		return $replies;
	}

	/**
	 * Calls at once, spread over the lanes that are free.
	 *
	 * @template K of array-key
	 * @param array<K, Call> $calls By any key.
	 * @return array<K, Reply|EndpointError> By the same keys, in the same order.
	 * @throws EndpointError When the login fails.
	 */
	public function ask_all( array $calls ): array {
		$replies = $this->spoken( fn( Protocol $protocol ): array => $this->asked( $protocol, $calls ) );
		if ( array() !== array_filter( $replies, static fn( Reply|EndpointError $reply ): bool => $reply instanceof Reply ) ) {
			$this->discovery->works();
		}
		return $replies;
	}

	/**
	 * Speaks as it was found out to be right; once more, where that is not there any more, as is right now.
	 *
	 * @template T
	 * @param \Closure( Protocol ): T $work Throws `not_vtiger` where nothing at all was answered as it should be.
	 * @return T
	 * @throws EndpointError
	 */
	private function spoken( \Closure $work ): mixed {
		$protocol = $this->discovery->protocol();
		try {
			return $work( $protocol );
		} catch ( EndpointError $error ) {
			$other = self::is_absence( $error ) ? $this->discovery->instead( $protocol ) : null;
			return null === $other ? throw $error : $work( $other );
		}
	}

	/**
	 * @template K of array-key
	 * @param array<K, Call> $calls By any key.
	 * @return array<K, Reply|EndpointError> By the same keys.
	 * @throws EndpointError
	 */
	private function asked( Protocol $protocol, array $calls ): array {
		$lanes = $protocol->lanes( count( $calls ) );
		$used  = array();
		foreach ( array_keys( $calls ) as $i => $key ) {
			$used[ $key ] = $lanes[ $i % count( $lanes ) ];
		}
		try {
			$replies = $this->round( $protocol, $calls, $used );
			// A call that was refused for its session had no effect and may be repeated, whatever it was.
			$again = array_filter( $replies, static fn( Reply|EndpointError $reply ): bool => $reply instanceof EndpointError && VtigerErrors::session_ended( $reply->error_code ) );
			foreach ( array_unique( array_intersect_key( $used, $again ) ) as $lane ) {
				$protocol->renew( $lane );
			}
			return array() === $again ? $replies : array_replace( $replies, $this->round( $protocol, array_intersect_key( $calls, $again ), $used ) );
		} finally {
			if ( count( $lanes ) > 1 ) {
				$protocol->relax();
			}
		}
	}

	/**
	 * @template K of array-key
	 * @param array<K, Call> $calls By any key.
	 * @param array<K, int>  $used  Lane by key.
	 * @return array<K, Reply|EndpointError> By the same keys.
	 * @throws EndpointError When the login fails, or nothing was answered as Vtiger would.
	 */
	private function round( Protocol $protocol, array $calls, array $used ): array {
		$requests = array();
		$refused  = array();
		foreach ( $calls as $key => $call ) {
			$request = $protocol->request( $call, $used[ $key ] );
			if ( $request instanceof EndpointError ) {
				$refused[ $key ] = $request;
			} else {
				$requests[ $key ] = $request;
			}
		}
		$asked   = time();
		$answers = $this->http->send_all( $requests );
		$replies = array();
		foreach ( $calls as $key => $call ) {
			$replies[ $key ] = $refused[ $key ] ?? $protocol->reply( $call, $requests[ $key ], $answers[ $key ], $asked );
			if ( $replies[ $key ] instanceof Reply ) {
				$this->lead_s = $replies[ $key ]->asked - $asked;
			}
		}
		$absences = array_filter( $replies, static fn( Reply|EndpointError $reply ): bool => $reply instanceof EndpointError && self::is_absence( $reply ) );
		return array() !== $absences && count( $absences ) === count( $replies ) ? throw reset( $absences ) : $replies;
	}

	/** Seconds by which the CRM's clock was ahead of ours at its last answer; 0: they are set alike. */
	public function lead_s(): int {
		return abs( $this->lead_s ) > self::CLOCKS_DIFFER_S ? $this->lead_s : 0;
	}

	/** Nobody spoke Vtiger there, and nothing can have happened. */
	private static function is_absence( EndpointError $error ): bool {
		return ! $error->lost && in_array( $error->error_code, array( 'not_vtiger', 'html' ), true );
	}
}
