<?php
/**
 * The challenge login. A user has one challenge at a time, so whoever calls this holds the login lock.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Json;
use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Endpoint\EndpointError;

final class Login {

	public function __construct(
		private readonly Http $http,
		private readonly Credentials $credentials
	) {
	}

	/** Names this login among all others, without telling it. */
	public function scope(): string {
		return $this->credentials->scope();
	}

	/** @throws EndpointError */
	public function open(): Session {
		try {
			return $this->once();
		} catch ( EndpointError $error ) {
			// Another program that logs in as the same user at this moment makes our challenge worthless.
			if ( 'INVALID_USER_CREDENTIALS' !== $error->error_code ) {
				throw $error;
			}
			return $this->once();
		}
	}

	/** @throws EndpointError */
	private function once(): Session {
		$url       = $this->credentials->address->webservice();
		$username  = $this->credentials->username;
		$answer    = $this->answer( Request::get( $url, array( 'operation' => 'getchallenge', 'username' => $username ) ) ); // phpcs:ignore WordPress.Arrays
		$challenge = Json::texts( $answer->json['result'] ?? null );
		$received  = microtime( true );
		$dated     = $answer->dated_at();
		$fields    = array(
			'operation' => 'login',
			'username'  => $username,
			'accessKey' => md5( ( $challenge['token'] ?? '' ) . $this->credentials->access_key ),
		);
		$login     = Json::texts( $this->answer( Request::form( $url, $fields, true ) )->json['result'] ?? null );
		$person    = trim( ( $login['first_name'] ?? '' ) . ' ' . ( $login['last_name'] ?? '' ) );
		return new Session(
			$login['sessionName'] ?? '',
			$login['userId'] ?? '',
			'' === $person ? $username : "$person ($username)",
			$login['vtigerVersion'] ?? '',
			(int) floor( (float) ( $challenge['serverTime'] ?? 0 ) - $received ),
			null === $dated ? null : (int) floor( $dated - $received )
		);
	}

	/** @throws EndpointError */
	private function answer( Request $request ): Response {
		try {
			$answer = $this->http->send( $request );
		} catch ( EndpointError $error ) {
			// At the login, a web page or "not found" means a wrong address, not a passing trouble.
			throw in_array( $error->error_code, array( 'html', ...VtigerErrors::ABSENT ), true ) ? VtigerErrors::not_vtiger( $this->credentials->address ) : $error;
		}
		if ( ! isset( $answer->json['success'] ) ) {
			throw VtigerErrors::not_vtiger( $this->credentials->address );
		}
		if ( true !== $answer->json['success'] ) {
			$error = Json::texts( $answer->json['error'] ?? null );
			throw VtigerErrors::of_login( $error['code'] ?? '', $error['message'] ?? '', $this->credentials->username );
		}
		return $answer;
	}
}
