<?php
/**
 * After a lost answer: did the create happen? Looked up by what identifies the record, among those created since (E6).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Write;

final class Recovery {

	/** What is left of a difference of clocks, and times have whole seconds. */
	private const MARGIN_S = 120;

	public function __construct(
		private readonly Reads $reads,
		private readonly OrderWrites $orders,
		private readonly OrderWrites $credits
	) {
	}

	/** @throws EndpointError When it cannot be told now. */
	public function find( Kind $kind, Write $write, string $since ): ?Record {
		list( $field, $value ) = self::key( $kind, $write );
		if ( '' === $value ) {
			return null;
		}
		$found      = $this->reads->find( $kind, $field, array( $value ) );
		$not_before = gmdate( 'Y-m-d\TH:i:s\Z', (int) strtotime( $since ) + $this->reads->lead_s() - self::MARGIN_S );
		foreach ( $found as $record ) {
			if ( Json::text( $record->fields['createdtime'] ?? '' ) >= $not_before && self::agrees( $kind, $record, $write ) ) {
				return isset( $write->fields['lines'] ) ? $this->repaired( $kind, $record, $write ) : $record;
			}
		}
		return null;
	}

	private function repaired( Kind $kind, Record $record, Write $write ): Record {
		return match ( $kind ) {
			Kind::Orders  => $this->orders->repair( $record, $write ),
			Kind::Credits => $this->credits->repair( $record, $write ),
			default       => $record,
		};
	}

	/** @return array{0: string, 1: string} Field and value. */
	private static function key( Kind $kind, Write $write ): array {
		$fields = array(
			...$kind->keys(),
			...match ( $kind ) {
				Kind::Contacts => array( 'lastname' ),
			Kind::Products => array( 'productname' ),
			Kind::Orders, Kind::Credits => array( 'subject' ),
			Kind::Accounts, Kind::Invoices => array(),
			},
		);
		foreach ( $fields as $field ) {
			$value = $write->fields[ $field ] ?? null;
			if ( is_string( $value ) && '' !== trim( $value ) ) {
				return array( $field, $value );
			}
		}
		return array( '', '' );
	}

	/** A last name alone says little: the first name must agree too. */
	private static function agrees( Kind $kind, Record $record, Write $write ): bool {
		return Kind::Contacts !== $kind || '' !== Json::text( $write->fields['email'] ?? '' ) || ( $write->fields['firstname'] ?? null ) === ( $record->fields['firstname'] ?? null );
	}
}
