<?php
/**
 * Reads a batch of orders with their contacts, refunds and lines, in a number of queries that does not depend on how
 * many they are.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Storage\Db;

final class OrderReader {

	public function __construct( private readonly Db $db, private readonly OrderTable $orders, private readonly Guests $guests ) {
	}

	/**
	 * @param list<int> $ids Orders that exist.
	 * @return array<int, OrderView> By id.
	 */
	public function views( array $ids ): array {
		$parents = array();
		foreach ( $this->orders->refunds( $ids ) as $row ) {
			$parents[ (int) $row['id'] ] = (int) $row['parent'];
		}
		$orders   = OrderObjects::load( $ids );
		$refunds  = OrderObjects::refunds( array_keys( $parents ) );
		$totals   = $this->orders->totals( $ids );
		$contacts = $this->guests->contacts( array_map( self::person( ... ), $orders ) );
		OrderObjects::prime_lines( $this->db, array( ...$ids, ...array_keys( $parents ) ) );
		$views = array();
		foreach ( $orders as $id => $order ) {
			$own          = array_keys( array_filter( $parents, static fn( int $parent ): bool => $parent === $id ) );
			$views[ $id ] = new OrderView( $order, $contacts[ $id ] ?? null, array_values( array_intersect_key( $refunds, array_flip( $own ) ) ), $totals[ $id ] ?? '' );
		}
		return $views;
	}

	/** @return array{customer: int, email: string} */
	private static function person( \WC_Order $order ): array {
		return array(
			'customer' => (int) $order->get_customer_id( 'edit' ),
			'email'    => $order->get_billing_email( 'edit' ),
		);
	}
}
