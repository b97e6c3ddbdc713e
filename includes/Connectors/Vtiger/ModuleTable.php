<?php
/**
 * The CRM's modules as neutral ones: described fields, and ours that the CRM has in another form.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\OrderLine;

final class ModuleTable {

	/** Of a contact: the name of its organisation. */
	public const ACCOUNT_NAME = 'account_name';

	public static function module( Kind $kind, Description $description ): Module {
		$fields = $description->fields + self::own( $kind );
		$has    = static fn( string $name ): bool => isset( $fields[ $name ] );
		$keys   = array_values( array_filter( $kind->keys(), $has ) );
		$ours   = Kind::Invoices !== $kind; // The CRM's people write them.
		return new Module(
			$kind->module(),
			$description->label(),
			$fields,
			array() === $keys ? array() : array( $keys ),
			array_values( array_filter( $kind->title(), $has ) ),
			100,
			create: $ours && $description->can( 'createable' ),
			update: $ours && $description->can( 'updateable' ),
			delete: $ours && $description->can( 'deleteable' ),
			inactive: self::inactive( $kind, $fields ),
			serial: $ours && $kind->has_lines(),
			lookup: array_keys( $description->fields ),
			together: $ours && $kind->has_lines() ? array( 'lines', 'total' ) : array(),
			// People enter the numbers of their customers' own orders in the same field.
			proof: Kind::Orders === $kind || Kind::Credits === $kind ? array( 'total' ) : array(),
			made: $has( 'createdtime' ) ? 'createdtime' : ''
		);
	}

	/**
	 * @param array<string, Field> $fields Of the module: a CRM may have other states, or none.
	 * @return array<string, mixed> Values of a record that is out of use.
	 */
	private static function inactive( Kind $kind, array $fields ): array {
		$values = match ( $kind ) {
			Kind::Products => array( 'discontinued' => false ),
			Kind::Orders   => array( 'sostatus' => 'Cancelled' ),
			Kind::Credits  => array( 'invoicestatus' => Kind::CANCELLED ),
			default        => array(),
		};
		return array_filter( $values, static fn( string|bool $value, string $name ): bool => isset( $fields[ $name ] ) && ( is_bool( $value ) || isset( $fields[ $name ]->options[ $value ] ) ), ARRAY_FILTER_USE_BOTH );
	}

	/** @return array<string, Field> */
	private static function own( Kind $kind ): array {
		$fields = match ( $kind ) {
			Kind::Contacts => array( self::person(), new Field( self::ACCOUNT_NAME, __( 'Name of the organisation', 'crosswalk' ), readonly: true ) ),
			Kind::Orders   => array( self::person(), ...self::money( false ) ),
			Kind::Credits  => self::money( false ),
			Kind::Invoices => array(
				...self::money( true ),
				new Field( 'state', __( 'State', 'crosswalk' ), FieldType::Choice, options: InvoiceReading::states(), readonly: true ),
				new Field( 'net', __( 'Total without tax', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'tax', __( 'Tax', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'paid', __( 'Paid', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'remaining', __( 'Left to pay', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'url', __( 'Link to the CRM', 'crosswalk' ), FieldType::Url, readonly: true ),
			),
			default        => array(),
		};
		return array_column( $fields, null, 'name' );
	}

	/** @return list<Field> */
	private static function money( bool $readonly ): array {
		return array(
			new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, readonly: $readonly, children: OrderLine::fields( $readonly ) ),
			new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency, readonly: $readonly ),
			new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal, readonly: $readonly ),
			new Field( 'subtotal', __( 'Subtotal', 'crosswalk' ), FieldType::Decimal, readonly: true ),
			new Field( 'discount_total', __( 'Discount', 'crosswalk' ), FieldType::Decimal, readonly: true ),
			new Field( 'shipping_total', __( 'Shipping', 'crosswalk' ), FieldType::Decimal, readonly: true ),
			new Field( 'tax_total', __( 'Tax', 'crosswalk' ), FieldType::Decimal, readonly: true ),
		);
	}

	private static function person(): Field {
		$options = array(
			'customer'              => __( 'Customer', 'crosswalk' ),
			FallbackAccounts::GUEST => __( 'Guest', 'crosswalk' ),
		);
		return new Field( 'kind', __( 'Customer or guest', 'crosswalk' ), FieldType::Choice, options: $options, writeonly: true );
	}
}
