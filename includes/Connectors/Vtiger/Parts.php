<?php
/**
 * Puts the parts of one connection together, each when it is first needed: describing a connection must not call out, and
 * a wrong address must be an error of the call, not of the set-up.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;

final class Parts {

	private ?Client $client            = null;
	private ?Catalogue $catalogue      = null;
	private ?Values $values            = null;
	private ?Reads $reads              = null;
	private ?Writes $writes            = null;
	private ?StandIns $stand_ins       = null;
	private ?FallbackAccounts $account = null;

	public function __construct(
		private readonly Connection $connection,
		private readonly Toolbox $toolbox,
		private readonly Clients $clients
	) {
	}

	/** @throws EndpointError */
	public function address(): Address {
		return Address::of( $this->connection->setting( 'url' ) );
	}

	/** @throws EndpointError */
	public function client(): Client {
		return $this->client ??= $this->clients->of( $this->connection );
	}

	/** @throws EndpointError */
	public function catalogue(): Catalogue {
		return $this->catalogue ??= new Catalogue( $this->client(), $this->toolbox->memory, $this->connection->id );
	}

	/** @throws EndpointError */
	public function taxes(): Taxes {
		return new Taxes( $this->catalogue() );
	}

	/** @throws EndpointError */
	public function currencies(): Currencies {
		return new Currencies( $this->catalogue() );
	}

	/** @throws EndpointError */
	public function lists(): Lists {
		return new Lists( $this->client(), $this->values() );
	}

	/** @throws EndpointError */
	public function reads(): Reads {
		return $this->reads ??= new Reads( $this->client(), $this->catalogue(), $this->values(), new OrderReads( $this->client(), $this->catalogue(), $this->values(), $this->stand_ins(), $this->address() ), new AccountNames( $this->client() ) );
	}

	/** @throws EndpointError */
	public function writes(): Writes {
		return $this->writes ??= new Writes( $this->client(), $this->elements(), $this->reads(), $this->accounts(), $this->gate( 'create' ) );
	}

	/** @throws EndpointError */
	public function order_writes(): OrderWrites {
		return $this->writes_of( new OrderHeaders( $this->client(), $this->elements(), $this->accounts(), $this->connection->syncs( Modules::REFUNDS ) ) );
	}

	/** @throws EndpointError */
	public function credit_writes(): OrderWrites {
		return $this->writes_of( new CreditHeaders( $this->client(), $this->elements(), $this->accounts() ) );
	}

	/** @throws EndpointError */
	public function refunded_orders(): RefundedOrders {
		return new RefundedOrders( $this->client(), $this->reads(), $this->stand_ins(), $this->gate( 'orders' ) );
	}

	/** @throws EndpointError */
	public function recovery(): Recovery {
		return new Recovery( $this->reads(), $this->order_writes(), $this->credit_writes() );
	}

	/** One lane for all: the CRM mixes up the lines of orders and invoices that are made at the same time. */
	private function writes_of( Document $document ): OrderWrites {
		return new OrderWrites( $this->client(), $document, new OrderElements( $this->client(), $this->catalogue(), $this->stand_ins(), $this->currencies() ), $this->reads(), $this->gate( 'orders' ) );
	}

	private function elements(): Elements {
		return new Elements( $this->catalogue(), $this->values() );
	}

	private function accounts(): FallbackAccounts {
		return $this->account ??= new FallbackAccounts( $this->client(), $this->toolbox->locks, $this->toolbox->memory, $this->connection );
	}

	private function stand_ins(): StandIns {
		return $this->stand_ins ??= new StandIns( $this->client(), $this->toolbox->locks, $this->toolbox->memory, $this->connection->id );
	}

	/** One lane for all connections that lead to the same CRM, whoever logs in. */
	private function gate( string $lane ): Gate {
		return new Gate( $this->toolbox->locks, 'vtiger:' . substr( sha1( $this->address()->webservice() ), 0, 16 ) . ':' . $lane );
	}

	private function values(): Values {
		if ( null === $this->values ) {
			$zone = $this->connection->setting( 'timezone', 'UTC' );
			try {
				$this->values = new Values( new \DateTimeZone( '' === trim( $zone ) ? 'UTC' : trim( $zone ) ) );
			} catch ( \Exception ) {
				/* translators: %s: what was entered. */
				throw new EndpointError( ErrorKind::Config, sprintf( __( '"%s" is no time zone.', 'crosswalk' ), $zone ), 'bad_timezone', __( 'Enter one like UTC or Europe/Berlin.', 'crosswalk' ), field: 'timezone' );
			}
		}
		return $this->values;
	}
}
