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

	public static function module( Kind $kind, Description $description ): Module {
		$fields = $description->fields + self::own( $kind );
		$has    = static fn( string $name ): bool => isset( $fields[ $name ] );
		$keys   = array_values( array_filter( $kind->keys(), $has ) );
		return new Module(
			$kind->module(),
			$description->label(),
			$fields,
			array() === $keys ? array() : array( $keys ),
			array_values( array_filter( $kind->title(), $has ) ),
			100,
			$description->can( 'createable' ),
			$description->can( 'updateable' ),
			$description->can( 'deleteable' ),
			Kind::Products === $kind && $has( 'discontinued' ) ? array( 'discontinued' => false ) : array(),
			Kind::Orders === $kind,
			Kind::Orders === $kind ? array( 'lines', 'total' ) : array()
		);
	}

	/** @return array<string, Field> */
	private static function own( Kind $kind ): array {
		$fields = match ( $kind ) {
			Kind::Contacts => array( self::person() ),
			Kind::Orders   => array(
				self::person(),
				new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, children: OrderLine::fields() ),
				new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency ),
				new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal ),
				new Field( 'subtotal', __( 'Subtotal', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'discount_total', __( 'Discount', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'shipping_total', __( 'Shipping', 'crosswalk' ), FieldType::Decimal, readonly: true ),
				new Field( 'tax_total', __( 'Tax', 'crosswalk' ), FieldType::Decimal, readonly: true ),
			),
			default        => array(),
		};
		return array_column( $fields, null, 'name' );
	}

	private static function person(): Field {
		$options = array(
			'customer'              => __( 'Customer', 'crosswalk' ),
			FallbackAccounts::GUEST => __( 'Guest', 'crosswalk' ),
		);
		return new Field( 'kind', __( 'Customer or guest', 'crosswalk' ), FieldType::Choice, options: $options, writeonly: true );
	}
}
