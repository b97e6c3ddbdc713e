<?php
/**
 * Vtiger CRM, on premise (7 and 8, over its webservice) and in Vtiger's cloud (over REST).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Connector;
use Crosswalk\Connectors\Definition;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;

final class Vtiger implements Connector {

	public const ID = 'vtiger';

	public const HOLDING_ACCOUNT = 'WooCommerce';
	public const GUEST_ACCOUNT   = 'WooCommerce guests';

	private readonly Clients $clients;

	public function __construct( private readonly Toolbox $toolbox ) {
		$this->clients = new Clients( $toolbox );
	}

	public function definition(): Definition {
		return new Definition(
			self::ID,
			__( 'Vtiger', 'crosswalk' ),
			__( 'Vtiger CRM, in Vtiger\'s cloud or on your own server (7 and 8). Exchanges contacts, organisations, products, sales orders, invoices and taxes.', 'crosswalk' ),
			array(
				new Field( 'url', __( 'Address of the CRM', 'crosswalk' ), FieldType::Url, true, help: __( 'As it stands in the browser when you are logged in, for example https://crm.example.com/ or https://yourcompany.od2.vtiger.com/', 'crosswalk' ) ),
				new Field( 'username', __( 'User name', 'crosswalk' ), required: true, max_length: 255, help: __( 'The name this user logs in with; in the cloud that is an e-mail address. A user of its own is best: what it did can be told from what people did.', 'crosswalk' ) ),
				new Field( 'access_key', __( 'Access key', 'crosswalk' ), required: true, max_length: 100, secret: true, help: __( 'In Vtiger, log in as this user and open My Preferences. The password does not work here.', 'crosswalk' ) ),
				new Field( 'holding_account', __( 'Organisation for customers', 'crosswalk' ), required: true, max_length: 100, help: __( 'Customers without an organisation of their own go here. It is created if there is none of this name.', 'crosswalk' ), default: self::HOLDING_ACCOUNT ),
				new Field( 'guest_account', __( 'Organisation for guests', 'crosswalk' ), required: true, max_length: 100, help: __( 'People who ordered without an account go here.', 'crosswalk' ), default: self::GUEST_ACCOUNT ),
				new Field( 'timezone', __( 'Time zone of the CRM\'s server', 'crosswalk' ), required: true, max_length: 60, help: __( 'UTC, unless $default_timezone in the config.inc.php of your own server says something else.', 'crosswalk' ), default: 'UTC' ),
			),
			Presets::all(),
			array( Modules::TAXES )
		);
	}

	public function connect( Connection $connection ): Endpoint {
		return new VtigerEndpoint( new Parts( $connection, $this->toolbox, $this->clients ) );
	}
}
