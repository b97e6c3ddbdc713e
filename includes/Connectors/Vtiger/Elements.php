<?php
/**
 * Neutral fields of a write as the `element` of a call, checked, with what the CRM demands and no shop field feeds.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Write;

final class Elements {

	/** Fields of ours that the CRM does not have: OrderWrites and FallbackAccounts turn them into what it has. */
	public const OWN = array( 'kind', 'lines', 'total', 'currency', 'subtotal', 'discount_total', 'shipping_total', 'tax_total' );

	public function __construct(
		private readonly Catalogue $catalogue,
		private readonly Values $values
	) {
	}

	/**
	 * The fields given, encoded.
	 *
	 * @return array<string, string>
	 * @throws EndpointError About the first value the CRM would not keep as it is.
	 */
	public function of( Kind $kind, Write $write ): array {
		$known   = $this->catalogue->of( $kind )->fields;
		$element = array();
		foreach ( $write->fields as $name => $value ) {
			$field = $known[ $name ] ?? null;
			if ( null === $field && in_array( $name, self::OWN, true ) ) {
				continue;
			}
			if ( null === $field ) {
				// The CRM would drop it without a word.
				/* translators: %s: name of a field. */
				throw new EndpointError( ErrorKind::Record, sprintf( __( 'Vtiger has no field %s.', 'crosswalk' ), $name ), 'unknown_field', __( 'It was removed there: take it out of the mapping.', 'crosswalk' ), field: (string) $name );
			}
			if ( ! $field->readonly ) {
				$element[ $name ] = $this->values->encode( $field, $value );
			}
		}
		foreach ( null === $write->id ? $known : array() as $name => $field ) {
			if ( $field->required && '' === ( $element[ $name ] ?? '' ) ) {
				$this->values->encode( $field, null );
			}
		}
		return $element;
	}
}
