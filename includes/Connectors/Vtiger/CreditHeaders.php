<?php
/**
 * Credit notes: Vtiger has no module for them, so that they are invoices in the state "Credit Invoice" with negative
 * amounts, beside the order they belong to. Their lines are services of ours: invoices move stock, and goods that came
 * back are the shop's to count.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Write;

final class CreditHeaders implements Document {

	private const NO_STREET = '-';

	/** What a credit note has from its order. */
	private const OF_ORDER = array( 'account_id', 'contact_id', 'bill_street', 'bill_city', 'bill_state', 'bill_code', 'bill_country', 'ship_street', 'ship_city', 'ship_state', 'ship_code', 'ship_country' );

	/** @var array<string, array<string, string>> Headers of orders, by id. */
	private array $orders = array();

	public function __construct(
		private readonly Client $client,
		private readonly Elements $elements,
		private readonly FallbackAccounts $fallback
	) {
	}

	public function kind(): Kind {
		return Kind::Credits;
	}

	public function prepare( array $writes ): void {
		$this->orders = array();
		foreach ( Lists::chunks( self::orders_of( $writes ) ) as $chunk ) {
			foreach ( $this->client->query( Vtql::select( Kind::Orders->type(), 'id', ...self::OF_ORDER )->where_in( 'id', $chunk )->limit( Vtql::PAGE ) )->rows() as $row ) {
				$this->orders[ $row['id'] ] = $row;
			}
		}
	}

	public function header( Write $write ): array {
		$element = $this->elements->of( Kind::Credits, $write );
		if ( null !== $write->id ) {
			return $element;
		}
		$order    = $this->orders[ Json::text( $write->fields['salesorder_id'] ?? '' ) ] ?? array();
		$element  = array_filter( $element, static fn( string $value ): bool => '' !== $value );
		$element += array_filter( array_intersect_key( $order, array_flip( self::OF_ORDER ) ), static fn( string $value ): bool => '' !== $value );
		$element += array(
			/* translators: %s: number of a refund. */
			'subject'          => sprintf( __( 'Credit note %s', 'crosswalk' ), $element['vtiger_purchaseorder'] ?? '' ),
			'invoicestatus'    => Kind::CREDIT,
			'invoicedate'      => gmdate( 'Y-m-d' ),
			'bill_street'      => self::NO_STREET,
			'ship_street'      => self::NO_STREET,
			'assigned_user_id' => $this->client->session()->user_id,
		);
		return $element + array( 'account_id' => $element['account_id'] ?? $this->fallback->id( '' ) );
	}

	public function account_kept( Write $write, array $element, Reply $reply ): Reply {
		return $reply; // The order's account was there a moment ago.
	}

	public function lines( array $rows ): array {
		return array_values( $rows );
	}

	public function ordered( string $total, array $rows ): string {
		return (string) Decimal::of( $total )->sub( Planner::refunded( $rows ) );
	}

	/**
	 * @param list<Write> $writes Of credit notes.
	 * @return list<string> Orders of those that are new.
	 */
	public static function orders_of( array $writes ): array {
		$orders = array();
		foreach ( $writes as $write ) {
			$order = Json::text( $write->fields['salesorder_id'] ?? '' );
			if ( null === $write->id && '' !== $order ) {
				$orders[] = $order;
			}
		}
		return array_values( array_unique( $orders ) );
	}
}
