<?php
/**
 * Which CRM, as whom, and the key to it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Endpoint\EndpointError;

final class Credentials {

	public function __construct(
		public readonly Address $address,
		public readonly string $username,
		public readonly string $access_key
	) {
	}

	/** @throws EndpointError When the address is none. */
	public static function of( Connection $connection ): self {
		return new self( Address::of( $connection->setting( 'url' ) ), trim( $connection->setting( 'username' ) ), trim( $connection->secret( 'access_key' ) ) );
	}

	/** Names this login among all others, without telling it. */
	public function scope(): string {
		return substr( sha1( $this->address->webservice() . "\n" . $this->username ), 0, 16 );
	}
}
