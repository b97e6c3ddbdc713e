<?php
/**
 * One client per login for the life of the process, so that connecting again leases no further sessions.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Endpoint\EndpointError;

final class Clients {

	/** @var array<string, Client> By connection and login. */
	private array $clients = array();

	public function __construct( private readonly Toolbox $toolbox ) {
	}

	/** @throws EndpointError When the address is none. */
	public function of( Connection $connection ): Client {
		$url   = Address::of( $connection->setting( 'url' ) )->webservice();
		$user  = trim( $connection->setting( 'username' ) );
		$key   = trim( $connection->secret( 'access_key' ) );
		$index = sha1( implode( "\n", array( (string) $connection->id, $url, $user, $key ) ) );
		if ( ! isset( $this->clients[ $index ] ) ) {
			$login                   = new Login( $this->toolbox->http, $url, $user, $key );
			$this->clients[ $index ] = new Client( $this->toolbox->http, $url, new Sessions( $login, $this->toolbox->locks, $this->toolbox->memory, $connection->id ) );
		}
		return $this->clients[ $index ];
	}
}
