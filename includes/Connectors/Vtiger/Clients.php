<?php
/**
 * One client per login for the life of the process, so that connecting again leases no further sessions.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Connectors\Vtiger\Cloud\CloudRest;
use Crosswalk\Connectors\Vtiger\Cloud\Quota;
use Crosswalk\Endpoint\EndpointError;

final class Clients {

	/** @var array<string, Client> By connection and login. */
	private array $clients = array();

	public function __construct( private readonly Toolbox $toolbox ) {
	}

	/** @throws EndpointError When the address is none. */
	public function of( Connection $connection ): Client {
		$credentials = Credentials::of( $connection );
		$index       = sha1( implode( "\n", array( (string) $connection->id, $credentials->scope(), $credentials->access_key ) ) );
		return $this->clients[ $index ] ??= $this->client( $this->toolbox->http->of( $connection->id ), $credentials, $connection->id );
	}

	private function client( Http $http, Credentials $credentials, int $id ): Client {
		return new Client( $http, new Discovery( $http, $this->protocols( $http, $credentials, $id ), $credentials, $this->toolbox->memory, $id ) );
	}

	/** @return non-empty-list<Protocol> Best first: a Vtiger in the cloud may also have the other one, which is slower there. */
	private function protocols( Http $http, Credentials $credentials, int $id ): array {
		$quota = new Quota( $this->toolbox->memory, $id, $credentials->scope() );
		$login = new Login( $http, $credentials );
		return array(
			new CloudRest( $http, $credentials, $quota, $this->toolbox->memory, $id ),
			new Webservice( $credentials->address, new Sessions( $login, $this->toolbox->locks, $this->toolbox->memory, $id ) ),
		);
	}
}
