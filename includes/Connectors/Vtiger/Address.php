<?php
/**
 * Where a Vtiger is, from whatever a person pasted of it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class Address {

	/** @param string $base Ends with a slash. */
	private function __construct( private readonly string $base ) {
	}

	/** @throws EndpointError When it is no web address. */
	public static function of( string $text ): self {
		$text = trim( $text );
		$text = '' === $text || 1 === preg_match( '~^[a-z]+://~i', $text ) ? $text : 'https://' . $text;
		$base = (string) preg_replace( '~(/?([a-z]+\.php)?([?#].*)?|/restapi/.*|/view/\w+[?].*)$~i', '/', $text, 1 );
		if ( 1 !== preg_match( '~^https?://[^/\s]+/~i', $base ) ) {
			throw new EndpointError( ErrorKind::Config, __( 'The address of the CRM is not a web address.', 'crosswalk' ), 'bad_url', __( 'Enter it as it stands in the browser when you are logged in, for example https://crm.example.com/', 'crosswalk' ), field: 'url' );
		}
		return new self( $base );
	}

	public function webservice(): string {
		return $this->base . 'webservice.php';
	}

	/** Of one operation, in the cloud. */
	public function rest( string $operation ): string {
		return $this->base . 'restapi/v1/vtiger/default/' . $operation;
	}

	/** Whether what is sent there can be read by nobody else: over https, or to this machine. */
	public function keeps_secrets(): bool {
		return str_starts_with( strtolower( $this->base ), 'https:' ) || 1 === preg_match( '~^http://(localhost|127(\.\d+){3}|\[::1\])[:/]~i', $this->base );
	}

	public function __toString(): string {
		return $this->base;
	}

	/** Page of a record. */
	public function record( string $module, string $id ): string {
		return $this->base . 'index.php?' . http_build_query( array( 'module' => $module, 'view' => 'Detail', 'record' => substr( (string) strrchr( $id, 'x' ), 1 ) ) ); // phpcs:ignore WordPress.Arrays
	}
}
