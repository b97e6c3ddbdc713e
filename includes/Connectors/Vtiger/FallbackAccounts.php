<?php
/**
 * The two organisations for people who have none: one for customers, one for guests. Vtiger demands one for every order.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Connection;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;

final class FallbackAccounts {

	public const GUEST = 'guest';

	/** @var array<string, string> Id by name, as used in this request. */
	private array $ids = array();

	public function __construct(
		private readonly Client $client,
		private readonly Locks $locks,
		private readonly Memory $memory,
		private readonly Connection $connection
	) {
	}

	/** Id of the organisation for this kind of person. @throws EndpointError */
	public function id( string $kind ): string {
		$name = $this->name( $kind );
		return $this->ids[ $name ] ??= $this->memory->get( $this->connection->id, 'account:' . sha1( $name ) ) ?? $this->found_or_created( $name );
	}

	/** After the CRM has dropped it from a record: it was deleted there. */
	public function forget( string $kind ): void {
		$name = $this->name( $kind );
		$this->memory->forget( $this->connection->id, 'account:' . sha1( $name ) );
		unset( $this->ids[ $name ] );
	}

	private function name( string $kind ): string {
		$name = trim( self::GUEST === $kind ? $this->connection->setting( 'guest_account' ) : $this->connection->setting( 'holding_account' ) );
		return '' !== $name ? $name : ( self::GUEST === $kind ? Vtiger::GUEST_ACCOUNT : Vtiger::HOLDING_ACCOUNT );
	}

	private function found_or_created( string $name ): string {
		$gate = new Gate( $this->locks, 'vtiger:' . $this->connection->id . ':account:' . sha1( $name ) );
		$gate->enter();
		try {
			$id = $this->found( $name ) ?? $this->created( $name );
			$this->memory->set( $this->connection->id, 'account:' . sha1( $name ), $id );
			return $id;
		} finally {
			$gate->leave();
		}
	}

	private function found( string $name ): ?string {
		return $this->client->query( Vtql::select( Kind::Accounts->value, 'id', 'accountname' )->where( 'accountname', '=', $name )->order_by( 'id' )->limit( 1 ) )->rows()[0]['id'] ?? null;
	}

	private function created( string $name ): string {
		$element = array(
			'accountname'      => $name,
			'assigned_user_id' => $this->client->session()->user_id,
		);
		try {
			return $this->client->ask( Call::create( Kind::Accounts->value, $element ) )->record()['id'] ?? '';
		} catch ( EndpointError $error ) {
			throw VtigerErrors::of_own( $error, $name );
		}
	}
}
