<?php
/**
 * The neutral order line: what one row of a `lines` field holds on every side.
 *
 * Amounts are decimals without tax, in the order's currency. `total` is after discounts, `tax` belongs to `total`.
 * A coupon is a row of its own for information (code and amount); its discount is already in the product rows' totals.
 * A refund is one row or several with negative totals. The order's own `total` is what was ordered, refunds not taken off;
 * its decimals are those the side rounds to: "12" where amounts are whole, "12.00" where they have cents.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

/**
 * @phpstan-type Tax array{tax: string|null, name: string, rate: string, amount: string}
 * @phpstan-type Line array{type: string, product: string|null, sku: string, name: string, quantity: string, unit_price: string, subtotal: string, total: string, tax: string, taxes: list<Tax>}
 */
final class OrderLine {

	public const PRODUCT  = 'product';
	public const SHIPPING = 'shipping';
	public const FEE      = 'fee';
	public const COUPON   = 'coupon';
	public const REFUND   = 'refund';

	/**
	 * Fields of a row.
	 *
	 * @param bool $loose Products and taxes are not waited for, see Field.
	 * @return array<string, Field>
	 */
	public static function fields( bool $loose = false ): array {
		$fields = array(
			new Field( 'type', __( 'Line type', 'crosswalk' ), FieldType::Choice, true, options: self::types() ),
			new Field( 'product', __( 'Product', 'crosswalk' ), FieldType::Reference, refers_to: Modules::PRODUCTS, loose: $loose ),
			new Field( 'sku', __( 'SKU', 'crosswalk' ) ),
			new Field( 'name', __( 'Name', 'crosswalk' ) ),
			new Field( 'quantity', __( 'Quantity', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'unit_price', __( 'Price per unit, before discount, without tax', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'subtotal', __( 'Subtotal before discount, without tax', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'total', __( 'Total after discount, without tax', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'tax', __( 'Tax', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'taxes', __( 'Taxes', 'crosswalk' ), FieldType::Lines, children: self::tax_fields( $loose ) ),
		);
		return array_column( $fields, null, 'name' );
	}

	/** @return array<string, string> */
	private static function types(): array {
		return array(
			self::PRODUCT  => __( 'Product', 'crosswalk' ),
			self::SHIPPING => __( 'Shipping', 'crosswalk' ),
			self::FEE      => __( 'Fee', 'crosswalk' ),
			self::COUPON   => __( 'Coupon', 'crosswalk' ),
			self::REFUND   => __( 'Refund', 'crosswalk' ),
		);
	}

	/** @return array<string, Field> */
	private static function tax_fields( bool $loose ): array {
		$fields = array(
			new Field( 'tax', __( 'Tax', 'crosswalk' ), FieldType::Reference, refers_to: Modules::TAXES, loose: $loose ),
			new Field( 'name', __( 'Name', 'crosswalk' ) ),
			new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'amount', __( 'Amount', 'crosswalk' ), FieldType::Decimal ),
		);
		return array_column( $fields, null, 'name' );
	}
}
