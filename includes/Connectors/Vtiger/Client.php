<?php
/**
 * Speaks the webservice protocol: sessions, one new login when a session has ended, errors with a kind.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Json;
use Crosswalk\Connectors\Response;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class Client {

	/** Parallel calls of one group: four per session, so that the sessions stay busy and a lease outlives the slowest. */
	public const GROUP = 4 * Sessions::MOST;

	public function __construct(
		private readonly Http $http,
		private readonly string $url,
		private readonly Sessions $sessions
	) {
	}

	/** The session calls go through now; logs in where there is none. @throws EndpointError */
	public function session(): Session {
		return $this->sessions->session( $this->sessions->lease( 1 )[0] );
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
	 * Calls at once, spread over the sessions that are free.
	 *
	 * @template K of array-key
	 * @param array<K, Call> $calls By any key.
	 * @return array<K, Reply|EndpointError> By the same keys.
	 * @throws EndpointError When the login fails.
	 */
	public function ask_all( array $calls ): array {
		$slots = $this->sessions->lease( count( $calls ) );
		$used  = array();
		foreach ( array_keys( $calls ) as $i => $key ) {
			$used[ $key ] = $slots[ $i % count( $slots ) ];
		}
		try {
			list( $replies, $ended ) = $this->round( $calls, $used );
			foreach ( $ended as $slot => $name ) {
				$this->sessions->renew( $slot, $name );
			}
			// A call that was refused for its session had no effect and may be repeated, whatever it was.
			$again = array_intersect_key( $calls, array_filter( $replies, static fn( Reply|EndpointError $reply ): bool => $reply instanceof EndpointError && VtigerErrors::session_ended( $reply->error_code ) ) );
			return array() === $again ? $replies : array_replace( $replies, $this->round( $again, $used )[0] );
		} finally {
			if ( count( $slots ) > 1 ) {
				$this->sessions->relax();
			}
		}
	}

	/**
	 * @template K of array-key
	 * @param array<K, Call> $calls By any key.
	 * @param array<K, int>  $used  Slot by key.
	 * @return array{0: array<K, Reply|EndpointError>, 1: array<int, string>} Replies, and names of ended sessions by slot.
	 */
	private function round( array $calls, array $used ): array {
		$requests = array();
		foreach ( $calls as $key => $call ) {
			$requests[ $key ] = $call->request( $this->url, $this->sessions->session( $used[ $key ] ), $used[ $key ] );
		}
		$asked   = time();
		$replies = array();
		$ended   = array();
		foreach ( $this->http->send_all( $requests ) as $key => $answer ) {
			$session         = $this->sessions->session( $used[ $key ] );
			$replies[ $key ] = $answer instanceof Response ? self::reply( $answer->json, $calls[ $key ], $asked + $session->lead_s ) : $answer;
			if ( $replies[ $key ] instanceof EndpointError && VtigerErrors::session_ended( $replies[ $key ]->error_code ) ) {
				$ended[ $used[ $key ] ] = $session->name;
			}
		}
		return array( $replies, $ended );
	}

	/** @param array<mixed> $json Whole answer. */
	private static function reply( array $json, Call $call, int $asked ): Reply|EndpointError {
		if ( true === ( $json['success'] ?? null ) ) {
			return new Reply( $json['result'] ?? null, $asked );
		}
		if ( ! isset( $json['success'] ) ) {
			return new EndpointError( ErrorKind::Transient, __( 'The answer is not one of Vtiger\'s.', 'crosswalk' ), 'not_vtiger', lost: 'create' === $call->operation );
		}
		$error = Json::texts( $json['error'] ?? null );
		return VtigerErrors::of( $error['code'] ?? '', $error['message'] ?? '', $call );
	}
}
