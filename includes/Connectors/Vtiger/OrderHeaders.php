<?php
/**
 * The header of an order: mapped fields, and what the CRM demands that no shop field feeds.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\OrderLine;
use Crosswalk\Endpoint\Write;

final class OrderHeaders implements Document {

	/** The CRM insists on a street; a digital order may have none. */
	private const NO_STREET = '-';

	private const PARTS = array( 'street', 'city', 'state', 'code', 'country', 'pobox' );

	/** @var array<string, string> The account of a contact, by contact. */
	private array $account_of = array();

	public function __construct(
		private readonly Client $client,
		private readonly Elements $elements,
		private readonly FallbackAccounts $fallback,
		private readonly bool $credit_notes
	) {
	}

	public function kind(): Kind {
		return Kind::Orders;
	}

	/** A refund is a line of the order, unless it becomes a credit note. */
	public function lines( array $rows ): array {
		return array_values( array_filter( $rows, fn( mixed $row ): bool => ! $this->credit_notes || OrderLine::REFUND !== ( Json::table( $row )['type'] ?? '' ) ) );
	}

	public function ordered( string $total, array $rows ): string {
		return $total;
	}

	/** The accounts of the contacts. */
	public function prepare( array $writes ): void {
		$contacts = array();
		foreach ( $writes as $write ) {
			$contact = $write->fields['contact_id'] ?? null;
			if ( null === $write->id && is_string( $contact ) && '' === Json::text( $write->fields['account_id'] ?? '' ) ) {
				$contacts[] = $contact;
			}
		}
		$this->account_of = array();
		foreach ( Lists::chunks( $contacts ) as $chunk ) {
			foreach ( $this->client->query( Vtql::select( Kind::Contacts->value, 'id', 'account_id' )->where_in( 'id', $chunk )->limit( Vtql::PAGE ) )->rows() as $row ) {
				$this->account_of[ $row['id'] ] = $row['account_id'] ?? '';
			}
		}
	}

	public function header( Write $write ): array {
		$element = $this->elements->of( Kind::Orders, $write );
		foreach ( array( 'bill_street', 'ship_street' ) as $street ) {
			if ( '' === ( $element[ $street ] ?? '-' ) ) {
				$element[ $street ] = self::NO_STREET;
			}
		}
		return null === $write->id ? $this->complete( $element, $write ) : $element;
	}

	public function account_kept( Write $write, array $element, Reply $reply ): Reply {
		$saved = $reply->record();
		if ( '' !== ( $saved['account_id'] ?? '' ) || '' === ( $element['account_id'] ?? '' ) ) {
			return $reply;
		}
		$kind = Json::text( $write->fields['kind'] ?? '' );
		$this->fallback->forget( $kind );
		return $this->client->ask(
			Call::revise(
				array(
					'id'         => $saved['id'] ?? '',
					'account_id' => $this->fallback->id( $kind ),
				)
			)
		);
	}

	/**
	 * @param array<string, string> $element Encoded fields.
	 * @return array<string, string>
	 */
	private function complete( array $element, Write $write ): array {
		$element = array_filter( $element, static fn( string $value ): bool => '' !== $value );
		$number  = $element['vtiger_purchaseorder'] ?? '';
		$contact = $element['contact_id'] ?? '';
		$account = $element['account_id'] ?? ( $this->account_of[ $contact ] ?? '' );
		$element += array(
			/* translators: %s: number of an order. */
			'subject'          => sprintf( __( 'Order %s', 'crosswalk' ), $number ),
			'sostatus'         => 'Created',
			'invoicestatus'    => 'AutoCreated',
			'bill_street'      => self::NO_STREET,
			'assigned_user_id' => $this->client->session()->user_id,
		);
		if ( '' === ( $element['account_id'] ?? '' ) ) {
			$element['account_id'] = '' === $account ? $this->fallback->id( Json::text( $write->fields['kind'] ?? '' ) ) : $account;
		}
		$shipped = array_filter( array_keys( $element ), static fn( string $name ): bool => str_starts_with( $name, 'ship_' ) && 'ship_street' !== $name );
		if ( array() === $shipped && self::NO_STREET === ( $element['ship_street'] ?? self::NO_STREET ) ) {
			unset( $element['ship_street'] );
			foreach ( self::PARTS as $part ) {
				if ( isset( $element[ 'bill_' . $part ] ) ) {
					$element[ 'ship_' . $part ] = $element[ 'bill_' . $part ];
				}
			}
		}
		return $element + array( 'ship_street' => self::NO_STREET );
	}
}
