<?php
/**
 * The Sandbox as a CRM: its modules, under its own field names.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\OrderLine;

final class CrmModules {

	/** @return array<string, Kind> By module name. */
	public static function all(): array {
		return array(
			Modules::TAXES    => self::taxes(),
			Modules::ACCOUNTS => self::accounts(),
			Modules::CONTACTS => self::contacts(),
			Modules::PRODUCTS => self::products(),
			Modules::ORDERS   => self::orders(),
		);
	}

	private static function taxes(): Kind {
		$fields = array(
			new Field( 'name', __( 'Name', 'crosswalk' ), required: true, max_length: 100 ),
			new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal, true, scale: 4 ),
			new Field( 'country', __( 'Country', 'crosswalk' ), FieldType::Country ),
		);
		$module = new Module( Modules::TAXES, __( 'Taxes', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'name', 'rate' ) ), array( 'name' ), delete: true );
		return new Kind( $module, 'tax-', 'name' );
	}

	private static function accounts(): Kind {
		$industries = array(
			'retail'        => __( 'Retail', 'crosswalk' ),
			'wholesale'     => __( 'Wholesale', 'crosswalk' ),
			'hospitality'   => __( 'Hospitality', 'crosswalk' ),
			'manufacturing' => __( 'Manufacturing', 'crosswalk' ),
			'other'         => __( 'Other', 'crosswalk' ),
		);
		$fields     = array(
			new Field( 'name', __( 'Organisation name', 'crosswalk' ), required: true, max_length: 120 ),
			new Field( 'email', __( 'Email', 'crosswalk' ), FieldType::Email, max_length: 100 ),
			new Field( 'phone', __( 'Phone', 'crosswalk' ), FieldType::Phone, max_length: 30 ),
			new Field( 'website', __( 'Website', 'crosswalk' ), FieldType::Url, max_length: 200 ),
			new Field( 'industry', __( 'Industry', 'crosswalk' ), FieldType::Choice, options: $industries ),
			new Field( 'vat_id', __( 'VAT number', 'crosswalk' ), max_length: 30 ),
			new Field( 'notes', __( 'Notes', 'crosswalk' ), FieldType::LongText ),
			...self::address( 'office', __( 'Office', 'crosswalk' ) ),
		);
		$module = new Module( Modules::ACCOUNTS, __( 'Organisations', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'name' ) ), array( 'name' ), delete: true );
		return new Kind( $module, 'organisation-', 'name' );
	}

	private static function contacts(): Kind {
		$sources = array(
			'shop'     => __( 'Online shop', 'crosswalk' ),
			'fair'     => __( 'Trade fair', 'crosswalk' ),
			'referral' => __( 'Referral', 'crosswalk' ),
			'call'     => __( 'Call', 'crosswalk' ),
		);
		$fields  = array(
			new Field( 'first_name', __( 'First name', 'crosswalk' ), max_length: 80 ),
			new Field( 'last_name', __( 'Last name', 'crosswalk' ), required: true, max_length: 80 ),
			new Field( 'email', __( 'Email', 'crosswalk' ), FieldType::Email, max_length: 100 ),
			new Field( 'phone', __( 'Phone', 'crosswalk' ), FieldType::Phone, max_length: 30 ),
			new Field( 'organisation', __( 'Organisation', 'crosswalk' ), FieldType::Reference, refers_to: Modules::ACCOUNTS ),
			new Field( 'company', __( 'Company as given', 'crosswalk' ), max_length: 120 ),
			new Field( 'source', __( 'Source', 'crosswalk' ), FieldType::Choice, options: $sources ),
			new Field( 'newsletter', __( 'Wants the newsletter', 'crosswalk' ), FieldType::Boolean ),
			new Field( 'birthday', __( 'Birthday', 'crosswalk' ), FieldType::Date ),
			new Field( 'notes', __( 'Notes', 'crosswalk' ), FieldType::LongText ),
			...self::address( 'mailing', __( 'Mailing address', 'crosswalk' ) ),
			...self::address( 'delivery', __( 'Delivery address', 'crosswalk' ) ),
		);
		$module = new Module( Modules::CONTACTS, __( 'Contacts', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'email' ) ), array( 'first_name', 'last_name' ), delete: true );
		return new Kind( $module, 'contact-', 'email' );
	}

	private static function products(): Kind {
		$fields = array(
			new Field( 'title', __( 'Title', 'crosswalk' ), required: true, max_length: 200 ),
			new Field( 'code', __( 'Product code', 'crosswalk' ), max_length: 60 ),
			new Field( 'summary', __( 'Summary', 'crosswalk' ), FieldType::LongText ),
			new Field( 'description', __( 'Description', 'crosswalk' ), FieldType::LongText ),
			new Field( 'price', __( 'Price', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'offer_price', __( 'Special offer', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'in_stock', __( 'In stock', 'crosswalk' ), FieldType::Decimal, scale: 3 ),
			new Field( 'track_stock', __( 'Count the stock', 'crosswalk' ), FieldType::Boolean ),
			new Field( 'active', __( 'Active', 'crosswalk' ), FieldType::Boolean ),
			new Field( 'weight', __( 'Weight', 'crosswalk' ), FieldType::Decimal, scale: 3 ),
			new Field( 'category', __( 'Category', 'crosswalk' ), max_length: 100 ),
			new Field( 'tax_class', __( 'Tax class', 'crosswalk' ), max_length: 60 ),
			new Field( 'image', __( 'Image', 'crosswalk' ), FieldType::Url, max_length: 500 ),
		);
		$module = new Module( Modules::PRODUCTS, __( 'Products', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'code' ) ), array( 'title' ), delete: true, inactive: array( 'active' => false ) );
		return new Kind( $module, 'product-', 'code', static fn(): array => array( 'active' => true ) );
	}

	private static function orders(): Kind {
		$fields   = array(
			new Field( 'reference', __( 'Reference', 'crosswalk' ), max_length: 60 ),
			new Field( 'ordered_at', __( 'Ordered at', 'crosswalk' ), FieldType::Instant ),
			new Field( 'stage', __( 'Stage', 'crosswalk' ), FieldType::Choice, true, options: self::stages() ),
			new Field( 'customer', __( 'Customer', 'crosswalk' ), FieldType::Reference, refers_to: Modules::CONTACTS ),
			new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency ),
			new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, children: OrderLine::fields() ),
			new Field( 'payment', __( 'Payment method', 'crosswalk' ), max_length: 100 ),
			new Field( 'remark', __( 'Remark of the customer', 'crosswalk' ), FieldType::LongText ),
			...self::amounts(),
			...self::address( 'billing', __( 'Billing address', 'crosswalk' ) ),
			...self::address( 'delivery', __( 'Delivery address', 'crosswalk' ) ),
		);
		$module   = new Module( Modules::ORDERS, __( 'Sales orders', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'reference' ) ), array( 'reference' ), delete: true );
		$computed = static fn( array $values, int $number, int $at ): array => array(
			'reference'  => 'SO-' . $number,
			'ordered_at' => gmdate( 'Y-m-d\TH:i:s\Z', $at ),
		);
		return new Kind( $module, 'order-', 'reference', $computed );
	}

	/** @return array<string, string> */
	private static function stages(): array {
		return array(
			'new'       => __( 'New', 'crosswalk' ),
			'confirmed' => __( 'Confirmed', 'crosswalk' ),
			'waiting'   => __( 'Waiting', 'crosswalk' ),
			'delivered' => __( 'Delivered', 'crosswalk' ),
			'cancelled' => __( 'Cancelled', 'crosswalk' ),
			'returned'  => __( 'Returned', 'crosswalk' ),
		);
	}

	/** @return list<Field> */
	private static function amounts(): array {
		return array(
			new Field( 'goods', __( 'Goods', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'discount', __( 'Discount', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'shipping', __( 'Shipping', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'fees', __( 'Fees', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'tax', __( 'Tax', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
			new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal, scale: 2 ),
		);
	}

	/** @return list<Field> */
	private static function address( string $prefix, string $label ): array {
		return array(
			new Field( $prefix . '_street', $label . ': ' . __( 'Street', 'crosswalk' ), max_length: 150 ),
			new Field( $prefix . '_street_2', $label . ': ' . __( 'Street, second line', 'crosswalk' ), max_length: 150 ),
			new Field( $prefix . '_city', $label . ': ' . __( 'City', 'crosswalk' ), max_length: 80 ),
			new Field( $prefix . '_region', $label . ': ' . __( 'State', 'crosswalk' ), FieldType::State, max_length: 80 ),
			new Field( $prefix . '_zip', $label . ': ' . __( 'Postcode', 'crosswalk' ), max_length: 30 ),
			new Field( $prefix . '_country', $label . ': ' . __( 'Country', 'crosswalk' ), FieldType::Country ),
		);
	}
}
