<?php
/**
 * Services that stand in for lines without a product of their own: fees, further shipping, refunds, coupons, and products
 * that are not in the CRM. Found by name or created, then remembered.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\OrderLine;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;

final class StandIns {

	/** Of the CRM. */
	public const MODULE = 'Services';

	/** Not translated: a change of the site's language must not make a second set. */
	private const NAMES = array(
		OrderLine::PRODUCT  => 'WooCommerce item',
		OrderLine::SHIPPING => 'WooCommerce shipping',
		OrderLine::FEE      => 'WooCommerce fee',
		OrderLine::COUPON   => 'WooCommerce coupon',
		OrderLine::REFUND   => 'WooCommerce refund',
	);

	/** @var array<string, string>|null Id by line type. */
	private ?array $ids = null;

	public function __construct(
		private readonly Client $client,
		private readonly Locks $locks,
		private readonly Memory $memory,
		private readonly int $connection_id
	) {
	}

	/** @return array<string, string> Line type by id, of those that exist so far. */
	public function known(): array {
		return array_flip( $this->ids() );
	}

	/** @throws EndpointError */
	public function id( string $type ): string {
		return $this->ids()[ $type ] ?? $this->found_or_created( $type );
	}

	/** After the CRM did not know it any more. */
	public function forget(): void {
		$this->memory->forget( $this->connection_id, 'stand_ins' );
		$this->ids = null;
	}

	private function found_or_created( string $type ): string {
		$gate = new Gate( $this->locks, 'vtiger:' . $this->connection_id . ':stand_ins' );
		$gate->enter();
		try {
			$this->ids = null;
			$ids       = $this->ids();
			if ( ! isset( $ids[ $type ] ) ) {
				$name         = self::NAMES[ $type ] ?? self::NAMES[ OrderLine::PRODUCT ];
				$ids[ $type ] = $this->client->query( Vtql::select( self::MODULE, 'id', 'servicename' )->where( 'servicename', '=', $name )->order_by( 'id' )->limit( 1 ) )->rows()[0]['id'] ?? $this->created( $name );
				$this->memory->set( $this->connection_id, 'stand_ins', (string) wp_json_encode( $ids ) );
			}
			$this->ids = $ids;
			return $ids[ $type ];
		} finally {
			$gate->leave();
		}
	}

	private function created( string $name ): string {
		$element = array(
			'servicename'      => $name,
			'discontinued'     => '1',
			'unit_price'       => '0',
			'assigned_user_id' => $this->client->session()->user_id,
		);
		try {
			return $this->client->ask( Call::create( self::MODULE, $element ) )->record()['id'] ?? '';
		} catch ( EndpointError $error ) {
			throw VtigerErrors::of_own( $error, $name );
		}
	}

	/** @return array<string, string> Id by line type. */
	private function ids(): array {
		if ( null === $this->ids ) {
			$this->ids = Json::texts( json_decode( (string) $this->memory->get( $this->connection_id, 'stand_ins' ), true ) );
		}
		return $this->ids;
	}
}
