<?php
/**
 * The challenge login. A user has one challenge at a time, so whoever calls this holds the login lock.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Json;
use Crosswalk\Connectors\Request;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class Login {

	public function __construct(
		private readonly Http $http,
		private readonly string $url,
		private readonly string $username,
		private readonly string $access_key
	) {
	}

	/** Names this login among all others, without telling it. */
	public function scope(): string {
		return substr( sha1( $this->url . "\n" . $this->username ), 0, 16 );
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
		$challenge = $this->result( Request::get( $this->url, array( 'operation' => 'getchallenge', 'username' => $this->username ) ) ); // phpcs:ignore WordPress.Arrays
		$received  = microtime( true );
		$fields    = array(
			'operation' => 'login',
			'username'  => $this->username,
			'accessKey' => md5( ( $challenge['token'] ?? '' ) . $this->access_key ),
		);
		$login     = $this->result( Request::form( $this->url, $fields, true ) );
		$person    = trim( ( $login['first_name'] ?? '' ) . ' ' . ( $login['last_name'] ?? '' ) );
		return new Session(
			$login['sessionName'] ?? '',
			$login['userId'] ?? '',
			'' === $person ? $this->username : $person . ' (' . $this->username . ')',
			$login['vtigerVersion'] ?? '',
			(int) floor( (float) ( $challenge['serverTime'] ?? 0 ) - $received )
		);
	}

	/**
	 * @return array<string, string>
	 * @throws EndpointError
	 */
	private function result( Request $request ): array {
		try {
			$answer = $this->http->send( $request )->json;
		} catch ( EndpointError $error ) {
			throw $this->explained( $error );
		}
		if ( ! isset( $answer['success'] ) ) {
			throw $this->not_vtiger();
		}
		if ( true !== $answer['success'] ) {
			$error = Json::texts( $answer['error'] ?? null );
			throw VtigerErrors::of_login( $error['code'] ?? '', $error['message'] ?? '', $this->username );
		}
		return Json::texts( $answer['result'] ?? null );
	}

	/** At the login, a web page or "not found" means a wrong address, not a passing trouble. */
	private function explained( EndpointError $error ): EndpointError {
		return in_array( $error->error_code, array( 'html', 'http_404', 'http_405', 'http_410' ), true ) ? $this->not_vtiger() : $error;
	}

	private function not_vtiger(): EndpointError {
		/* translators: %s: web address. */
		$message = sprintf( __( 'There is no Vtiger webservice at %s.', 'crosswalk' ), $this->url );
		return new EndpointError( ErrorKind::Config, $message, 'not_vtiger', __( 'Enter the address of the CRM as it stands in the browser when you are logged in, without what follows index.php.', 'crosswalk' ), field: 'url' );
	}
}
