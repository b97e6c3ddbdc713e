<?php
/**
 * GET /orders/{id}/panel: how the sync of an order stands with each connection, and its invoices. Asks no other system.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Rest\Schema\Invoice;
use Crosswalk\Rest\Schema\OrderPanel;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Invoices;
use WP_REST_Request;

final class OrderPanels extends Controller {

	public function __construct( private readonly PanelStates $states, private readonly Invoices $invoices ) {
	}

	public function register(): void {
		$this->route( '/orders' . self::ID . '/panel', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->panel( self::number( $request, 'id' ) ) );
	}

	protected function schema(): array {
		return Shape::object( 'OrderPanel', OrderPanel::properties() );
	}

	/** @return array<string, mixed> */
	private function panel( int $order ): array {
		$today = (string) wp_date( 'Y-m-d' );
		return $this->states->of( Modules::ORDERS, "order:$order" ) + array(
			'invoices' => array_map( static fn( array $row ): array => ( new Invoice() )->to_response( $row, $today ), 0 === $order ? array() : $this->invoices->of_order( $order ) ),
		);
	}
}
