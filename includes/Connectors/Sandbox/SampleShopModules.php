<?php
/**
 * The Sandbox as a shop: the modules and field names of the shop's side, for a machine without WooCommerce.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\OrderLine;

final class SampleShopModules {

	/** @return array<string, Kind> By module name. */
	public static function all(): array {
		return array(
			Modules::TAXES    => self::taxes(),
			Modules::CONTACTS => self::contacts(),
			Modules::PRODUCTS => self::products(),
			Modules::ORDERS   => self::orders(),
		);
	}

	private static function taxes(): Kind {
		$fields = array(
			new Field( 'name', __( 'Name', 'crosswalk' ), required: true ),
			new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal, true, scale: 4 ),
			new Field( 'country', __( 'Country', 'crosswalk' ), FieldType::Country ),
			new Field( 'class', __( 'Tax class', 'crosswalk' ) ),
		);
		$module = new Module( Modules::TAXES, __( 'Taxes', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'name', 'rate' ) ), array( 'name' ), delete: true );
		return new Kind( $module, 'tax:', 'name' );
	}

	private static function contacts(): Kind {
		$fields = array(
			new Field( 'email', __( 'Email', 'crosswalk' ), FieldType::Email, true, 100 ),
			new Field( 'first_name', __( 'First name', 'crosswalk' ) ),
			new Field( 'last_name', __( 'Last name', 'crosswalk' ) ),
			new Field( 'company', __( 'Company', 'crosswalk' ) ),
			new Field( 'phone', __( 'Phone', 'crosswalk' ), FieldType::Phone ),
			self::kind(),
			...self::place( 'billing', __( 'Billing', 'crosswalk' ) ),
			...self::person( 'shipping', __( 'Shipping', 'crosswalk' ) ),
			...self::place( 'shipping', __( 'Shipping', 'crosswalk' ) ),
		);
		$module = new Module( Modules::CONTACTS, __( 'Customers', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'email' ) ), array( 'first_name', 'last_name' ), delete: true );
		$key    = static fn( array $values ): ?string => 'guest' === ( $values['kind'] ?? '' ) ? 'guest:' . hash( 'sha256', strtolower( is_string( $values['email'] ?? null ) ? $values['email'] : '' ) ) : null;
		return new Kind( $module, 'user:', 'email', static fn(): array => array( 'kind' => 'customer' ), $key );
	}

	private static function products(): Kind {
		$fields = array(
			new Field( 'name', __( 'Name', 'crosswalk' ), required: true ),
			new Field( 'sku', __( 'SKU', 'crosswalk' ), max_length: 100 ),
			new Field( 'description', __( 'Description', 'crosswalk' ), FieldType::LongText ),
			new Field( 'short_description', __( 'Short description', 'crosswalk' ), FieldType::LongText ),
			new Field( 'regular_price', __( 'Regular price', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'sale_price', __( 'Sale price', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'stock_quantity', __( 'Stock quantity', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'manage_stock', __( 'Manage stock', 'crosswalk' ), FieldType::Boolean ),
			new Field( 'active', __( 'Published', 'crosswalk' ), FieldType::Boolean ),
			new Field( 'weight', __( 'Weight', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'category', __( 'Category', 'crosswalk' ) ),
			new Field( 'tax_class', __( 'Tax class', 'crosswalk' ) ),
			new Field( 'image_url', __( 'Image', 'crosswalk' ), FieldType::Url ),
		);
		$module = new Module( Modules::PRODUCTS, __( 'Products', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'sku' ) ), array( 'name' ), delete: true, inactive: array( 'active' => false ) );
		return new Kind( $module, 'product:', 'sku', static fn(): array => array( 'active' => true ) );
	}

	private static function orders(): Kind {
		$fields   = array(
			new Field( 'number', __( 'Order number', 'crosswalk' ) ),
			new Field( 'created', __( 'Created', 'crosswalk' ), FieldType::Instant ),
			new Field( 'status', __( 'Status', 'crosswalk' ), FieldType::Choice, true, options: self::statuses() ),
			new Field( 'contact', __( 'Customer', 'crosswalk' ), FieldType::Reference, refers_to: Modules::CONTACTS ),
			self::kind(),
			new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency ),
			new Field( 'customer_note', __( 'Customer note', 'crosswalk' ), FieldType::LongText ),
			new Field( 'payment_method', __( 'Payment method', 'crosswalk' ) ),
			new Field( 'payment_method_title', __( 'Payment method title', 'crosswalk' ) ),
			new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, children: OrderLine::fields() ),
			...self::amounts(),
			...self::person( 'billing', __( 'Billing', 'crosswalk' ) ),
			new Field( 'billing_email', __( 'Billing: Email', 'crosswalk' ), FieldType::Email ),
			new Field( 'billing_phone', __( 'Billing: Phone', 'crosswalk' ), FieldType::Phone ),
			...self::place( 'billing', __( 'Billing', 'crosswalk' ) ),
			...self::person( 'shipping', __( 'Shipping', 'crosswalk' ) ),
			...self::place( 'shipping', __( 'Shipping', 'crosswalk' ) ),
		);
		$module   = new Module( Modules::ORDERS, __( 'Orders', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'number' ) ), array( 'number' ), delete: true );
		$computed = static fn( array $values, int $number, int $at ): array => array(
			'number'  => (string) ( 10000 + $number ),
			'created' => gmdate( 'Y-m-d\TH:i:s\Z', $at ),
		);
		return new Kind( $module, 'order:', 'number', $computed );
	}

	private static function kind(): Field {
		$kinds = array(
			'customer' => __( 'Customer', 'crosswalk' ),
			'guest'    => __( 'Guest', 'crosswalk' ),
		);
		return new Field( 'kind', __( 'Customer or guest', 'crosswalk' ), FieldType::Choice, options: $kinds );
	}

	/** @return array<string, string> */
	private static function statuses(): array {
		return array(
			'pending'    => __( 'Pending payment', 'crosswalk' ),
			'processing' => __( 'Processing', 'crosswalk' ),
			'on-hold'    => __( 'On hold', 'crosswalk' ),
			'completed'  => __( 'Completed', 'crosswalk' ),
			'cancelled'  => __( 'Cancelled', 'crosswalk' ),
			'refunded'   => __( 'Refunded', 'crosswalk' ),
			'failed'     => __( 'Failed', 'crosswalk' ),
		);
	}

	/** @return list<Field> */
	private static function amounts(): array {
		return array(
			new Field( 'subtotal', __( 'Subtotal', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'discount_total', __( 'Discount', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'shipping_total', __( 'Shipping', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'fee_total', __( 'Fees', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'tax_total', __( 'Tax', 'crosswalk' ), FieldType::Decimal ),
			new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal ),
		);
	}

	/** @return list<Field> */
	private static function person( string $prefix, string $label ): array {
		return array(
			new Field( $prefix . '_first_name', $label . ': ' . __( 'First name', 'crosswalk' ) ),
			new Field( $prefix . '_last_name', $label . ': ' . __( 'Last name', 'crosswalk' ) ),
			new Field( $prefix . '_company', $label . ': ' . __( 'Company', 'crosswalk' ) ),
		);
	}

	/** @return list<Field> */
	private static function place( string $prefix, string $label ): array {
		return array(
			new Field( $prefix . '_address_1', $label . ': ' . __( 'Address line 1', 'crosswalk' ) ),
			new Field( $prefix . '_address_2', $label . ': ' . __( 'Address line 2', 'crosswalk' ) ),
			new Field( $prefix . '_city', $label . ': ' . __( 'City', 'crosswalk' ) ),
			new Field( $prefix . '_state', $label . ': ' . __( 'State', 'crosswalk' ), FieldType::State ),
			new Field( $prefix . '_postcode', $label . ': ' . __( 'Postcode', 'crosswalk' ) ),
			new Field( $prefix . '_country', $label . ': ' . __( 'Country', 'crosswalk' ), FieldType::Country ),
		);
	}
}
