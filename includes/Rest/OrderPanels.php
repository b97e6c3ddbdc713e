<?php
/**
 * GET /orders/{id}/panel: how the sync of an order stands with each connection, and its invoices. Asks no other system.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Mapping\Direction;
use Crosswalk\Rest\Schema\Invoice;
use Crosswalk\Rest\Schema\OrderPanel;
use Crosswalk\Rest\Schema\RecordState;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Invoices;
use Crosswalk\Storage\RecordStates;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use WP_REST_Request;

final class OrderPanels extends Controller {

	public function __construct(
		private readonly RecordStates $states,
		private readonly Invoices $invoices,
		private readonly Connections $connections,
		private readonly Pairings $pairings
	) {
	}

	public function register(): void {
		$this->route( '/orders' . self::ID . '/panel', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->panel( self::number( $request, 'id' ) ) );
	}

	protected function schema(): array {
		return Shape::object( 'OrderPanel', OrderPanel::properties() );
	}

	/** @return array{states: list<mixed>, unseen: list<string>, invoices: list<mixed>} */
	private function panel( int $order ): array {
		$names  = array_column( $this->connections->all(), 'name', 'id' );
		$states = $this->states->of( Modules::ORDERS, array( "order:$order" ) )[ "order:$order" ] ?? array();
		$unseen = array_diff_key( $names, array_flip( array_column( $states, 'connection_id' ) ) );
		$today  = (string) wp_date( 'Y-m-d' );
		return array(
			'states'   => array_map( fn( array $state ): array => ( new RecordState() )->to_response( $state, Modules::ORDERS, $names[ $state['connection_id'] ] ?? '', $this->pairing( $state['connection_id'] ) ), $states ),
			'unseen'   => array_values( array_filter( $unseen, fn( int $id ): bool => $this->takes_orders( $id ), ARRAY_FILTER_USE_KEY ) ),
			'invoices' => array_map( static fn( array $row ): array => ( new Invoice() )->to_response( $row, $today ), 0 === $order ? array() : $this->invoices->of_order( $order ) ),
		);
	}

	private function takes_orders( int $connection_id ): bool {
		$direction = $this->pairing( $connection_id )?->config( Modules::ORDERS )->direction ?? Direction::Off;
		return Direction::Off !== $direction;
	}

	private function pairing( int $connection_id ): ?Pairing {
		try {
			return $this->pairings->of( $connection_id );
		} catch ( EndpointError ) {
			return null;
		}
	}
}
