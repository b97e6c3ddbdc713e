<?php
/**
 * Billing and shipping address, the same for customers and orders.
 *
 * States are WooCommerce's codes, which are the second half of ISO 3166-2 where it has a list; free text elsewhere.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

final class Addresses {

	/** @return array<string, Field> By name, "billing_city". */
	public static function fields(): array {
		$fields = array();
		foreach ( self::kinds() as $kind => $label ) {
			foreach ( self::parts() as $part => list( $name, $type ) ) {
				$field            = $kind . '_' . $part;
				/* translators: 1: billing or shipping, 2: part of the address. */
				$fields[ $field ] = new Field( $field, sprintf( __( '%1$s: %2$s', 'crosswalk' ), $label, $name ), $type, max_length: 'phone' === $part ? 100 : null );
			}
		}
		return $fields;
	}

	/** A stored value as a neutral one. */
	public static function read( string $field, ?string $value ): ?string {
		return str_ends_with( $field, '_country' ) && null !== $value ? strtoupper( $value ) : $value;
	}

	/** The value of one field of an order. */
	public static function of( \WC_Order $order, string $field ): ?string {
		$getter = 'get_' . $field;
		$value  = is_callable( array( $order, $getter ) ) ? $order->{$getter}( 'edit' ) : null;
		return self::read( $field, Values::text( $value ) );
	}

	/**
	 * @throws \Crosswalk\Endpoint\EndpointError When the shop knows no such country.
	 */
	public static function write( \WC_Customer|\WC_Order $object, string $field, ?string $value ): void {
		if ( null !== $value && str_ends_with( $field, '_country' ) && ! isset( WC()->countries->get_countries()[ strtoupper( $value ) ] ) ) {
			throw Refusal::bad_value( self::fields()[ $field ]->label ?? $field, $value, __( 'a country code of two letters is expected', 'crosswalk' ) );
		}
		if ( null !== $value && str_ends_with( $field, '_state' ) ) {
			$value = self::is_listed( $value ) ? $value : (string) preg_replace( '/^[A-Z]{2}-(?=[A-Z0-9]{1,3}$)/', '', $value );
		}
		$setter = 'set_' . $field;
		if ( is_callable( array( $object, $setter ) ) ) {
			$object->{$setter}( (string) self::read( $field, $value ) );
		}
	}

	/** "DE-BW" is WooCommerce's own code, while "US-CA" is "CA" there. */
	private static function is_listed( string $state ): bool {
		$country = substr( $state, 0, 2 );
		$states  = 1 === preg_match( '/^[A-Z]{2}-/', $state ) ? WC()->countries->get_states( $country ) : false;
		return is_array( $states ) && isset( $states[ $state ] );
	}

	/** @return array<string, string> */
	private static function kinds(): array {
		return array(
			'billing'  => __( 'Billing', 'crosswalk' ),
			'shipping' => __( 'Shipping', 'crosswalk' ),
		);
	}

	/** @return array<string, array{string, FieldType}> */
	private static function parts(): array {
		return array(
			'first_name' => array( __( 'First name', 'crosswalk' ), FieldType::Text ),
			'last_name'  => array( __( 'Last name', 'crosswalk' ), FieldType::Text ),
			'company'    => array( __( 'Company', 'crosswalk' ), FieldType::Text ),
			'address_1'  => array( __( 'Address', 'crosswalk' ), FieldType::Text ),
			'address_2'  => array( __( 'Address, second line', 'crosswalk' ), FieldType::Text ),
			'city'       => array( __( 'City', 'crosswalk' ), FieldType::Text ),
			'state'      => array( __( 'State', 'crosswalk' ), FieldType::State ),
			'postcode'   => array( __( 'Postcode', 'crosswalk' ), FieldType::Text ),
			'country'    => array( __( 'Country', 'crosswalk' ), FieldType::Country ),
			'phone'      => array( __( 'Phone', 'crosswalk' ), FieldType::Phone ),
		);
	}
}
