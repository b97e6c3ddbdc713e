<?php
/**
 * Names of the organisations that contacts belong to: a contact holds a reference only, and a query cannot join. Most
 * contacts of a shop share a few, so names are kept for some minutes.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;

final class AccountNames {

	private const KEPT_S = 600;

	private const MOST = 2000;

	/** @var array<string, string> Name by id. */
	private array $names = array();

	private int $since = 0;

	public function __construct( private readonly Client $client ) {
	}

	/**
	 * @param list<string> $ids Accounts.
	 * @return array<string, string> Name by id.
	 * @throws EndpointError
	 */
	public function of( array $ids ): array {
		if ( time() - $this->since > self::KEPT_S || count( $this->names ) > self::MOST ) {
			$this->names = array();
			$this->since = time();
		}
		$ids = array_values( array_unique( array_filter( $ids, static fn( string $id ): bool => 1 === preg_match( '/^\d+x[1-9]\d*$/', $id ) ) ) );
		foreach ( Lists::chunks( array_values( array_diff( $ids, array_map( 'strval', array_keys( $this->names ) ) ) ) ) as $chunk ) {
			foreach ( $this->read( $chunk ) as $row ) {
				$this->names[ $row['id'] ] = $row['accountname'] ?? '';
			}
		}
		return array_intersect_key( $this->names, array_flip( $ids ) );
	}

	/**
	 * @param list<string> $ids At most a page.
	 * @return list<array<string, string>>
	 * @throws EndpointError
	 */
	private function read( array $ids ): array {
		try {
			return $this->client->query( Vtql::select( Kind::Accounts->value, 'id', 'accountname' )->where_in( 'id', $ids )->limit( Vtql::PAGE ) )->rows();
		} catch ( EndpointError $error ) {
			// A login that may see contacts and no organisations reads contacts all the same.
			return 'ACCESS_DENIED' === $error->error_code ? array() : throw $error;
		}
	}
}
