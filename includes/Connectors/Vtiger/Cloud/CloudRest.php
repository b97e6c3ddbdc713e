<?php
/**
 * Vtiger's cloud: an address per operation, user name and access key with every call instead of a session, errors as HTTP
 * statuses, and a quota of calls.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger\Cloud;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Connectors\Vtiger\Call;
use Crosswalk\Connectors\Vtiger\Credentials;
use Crosswalk\Connectors\Vtiger\Presence;
use Crosswalk\Connectors\Vtiger\Protocol;
use Crosswalk\Connectors\Vtiger\Reply;
use Crosswalk\Connectors\Vtiger\Session;
use Crosswalk\Connectors\Vtiger\VtigerErrors;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Memory;

final class CloudRest implements Protocol {

	private const LANES = 4;

	/** So long it is believed who a login is: asking costs a call of the quota. */
	private const KNOWN_S = 86400;

	/** Where the answer does not say what time it is there. */
	private const CLOCKS_DIFFER_S = 60;

	private ?Session $session = null;

	/** @param int $connection_id 0: only being tested, leaves nothing behind. */
	public function __construct(
		private readonly Http $http,
		private readonly Credentials $credentials,
		private readonly Quota $quota,
		private readonly Memory $memory,
		private readonly int $connection_id
	) {
	}

	public function name(): string {
		return 'cloud';
	}

	public function knock(): Request {
		return new Request( 'GET', $this->credentials->address->rest( 'me' ), lane: $this->name(), any_status: true );
	}

	public function presence( Response|EndpointError $answer ): Presence {
		return match ( true ) {
			$answer instanceof EndpointError || $answer->status >= 500 || ( $answer->status >= 300 && $answer->status < 400 ) => Presence::None,
			CloudErrors::is_vtigers( $answer ) => Presence::Sure,
			! $this->credentials->address->keeps_secrets() => Presence::None,
			401 === $answer->status, $answer->status >= 400 && '' !== CloudErrors::words( $answer ) => Presence::Likely,
			default                            => Presence::None,
		};
	}

	public function lanes( int $wanted ): array {
		return range( 0, max( 1, min( self::LANES, $wanted ) ) - 1 );
	}

	public function relax(): void {
	}

	public function session(): Session {
		return $this->session ??= $this->remembered() ?? $this->introduced();
	}

	public function request( Call $call, int $lane ): Request|EndpointError {
		$headers = $this->headers();
		$refusal = $this->quota->take();
		if ( null !== $refusal ) {
			return $refusal;
		}
		$url   = $this->credentials->address->rest( $call->operation );
		$query = http_build_query( $call->params );
		return $call->is_posted()
			? new Request( 'POST', $url, $headers + array( 'Content-Type' => 'application/x-www-form-urlencoded' ), $query, $call->is_repeatable(), (string) $lane, any_status: true )
			: new Request( 'GET', '' === $query ? $url : "$url?$query", $headers, lane: (string) $lane, any_status: true );
	}

	public function reply( Call $call, Request $request, Response|EndpointError $answer, int $asked ): Reply|EndpointError {
		if ( $answer instanceof EndpointError ) {
			return $answer;
		}
		$this->quota->note( $answer->headers );
		if ( 429 === $answer->status ) {
			return $this->quota->exceeded( $answer->headers );
		}
		if ( $answer->ok() && true === ( $answer->json['success'] ?? null ) ) {
			return new Reply( $answer->json['result'] ?? null, $asked + self::lead_s( $answer ) );
		}
		return CloudErrors::of( $answer, $call, $request, $this->credentials );
	}

	/** There is nothing to renew: the next call brings the same login. */
	public function renew( int $lane ): void {
	}

	/**
	 * @return array<string, string>
	 * @throws EndpointError Rather than telling the key to everybody on the way.
	 */
	private function headers(): array {
		if ( ! $this->credentials->address->keeps_secrets() ) {
			throw new EndpointError( ErrorKind::Config, __( 'This Vtiger is sent the access key with every call, and over http others could read it.', 'crosswalk' ), 'insecure', __( 'Enter the address with https.', 'crosswalk' ), field: 'url' );
		}
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Basic authentication is defined so.
		return array( 'Authorization' => 'Basic ' . base64_encode( $this->credentials->username . ':' . $this->credentials->access_key ) );
	}

	/** @throws EndpointError */
	private function introduced(): Session {
		$call    = Call::me();
		$request = $this->request( $call, 0 );
		if ( $request instanceof EndpointError ) {
			throw $request;
		}
		$answer = $this->http->send( $request );
		$reply  = $this->reply( $call, $request, $answer, time() );
		if ( $reply instanceof EndpointError ) {
			throw $reply;
		}
		$me      = $reply->record();
		$person  = trim( ( $me['first_name'] ?? '' ) . ' ' . ( $me['last_name'] ?? '' ) );
		$login   = $me['user_name'] ?? $this->credentials->username;
		$session = new Session( '', $me['id'] ?? '', '' === $person ? $login : "$person ($login)", trim( 'Cloud ' . ( $answer->headers['x-vtiger-version'] ?? '' ) ), 0 );
		if ( 0 !== $this->connection_id ) {
			$this->memory->set( $this->connection_id, $this->key(), $session->to_json(), self::KNOWN_S );
		}
		return $session;
	}

	private function remembered(): ?Session {
		$json = 0 === $this->connection_id ? null : $this->memory->get( $this->connection_id, $this->key() );
		return null === $json ? null : Session::from_json( $json );
	}

	private function key(): string {
		return 'session:' . $this->credentials->scope() . ':cloud';
	}

	/** Seconds by which the CRM's clock is ahead of ours, at least: its answer is older than now. */
	private static function lead_s( Response $answer ): int {
		$there = $answer->dated_at();
		return null === $there ? -self::CLOCKS_DIFFER_S : (int) floor( $there - microtime( true ) );
	}
}
