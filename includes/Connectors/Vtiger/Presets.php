<?php
/**
 * How Vtiger's fields are mapped to the shop's at first (V9).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Preset;
use Crosswalk\Endpoint\Modules;

/**
 * @phpstan-import-type Row from Preset
 * @phpstan-import-type ModulePreset from Preset
 */
final class Presets {

	private const TO_REMOTE = 'to_remote';
	private const TO_SHOP   = 'to_shop';
	private const BOTH      = 'both';

	private const PRODUCTS = array(
		'name'           => 'productname',
		'sku'            => 'productcode',
		'description'    => 'description',
		'regular_price'  => 'unit_price',
		'stock_quantity' => 'qtyinstock',
		'active'         => 'discontinued',
	);

	private const STATUSES = array(
		'pending'    => 'Created',
		'on-hold'    => 'Created',
		'processing' => 'Approved',
		'completed'  => 'Delivered',
		'cancelled'  => 'Cancelled',
		'refunded'   => 'Cancelled',
		'failed'     => 'Cancelled',
	);

	/** @return non-empty-list<Preset> */
	public static function all(): array {
		return array(
			new Preset(
				'vtiger-default',
				__( 'Vtiger default', 'crosswalk' ),
				__( 'Customers and products both ways, orders and taxes to the CRM.', 'crosswalk' ),
				self::modules()
			),
			new Preset(
				'b2b',
				__( 'B2B with accounts', 'crosswalk' ),
				__( 'Like the default; also, a contact\'s organisation in the CRM becomes the customer\'s company in the shop, and orders go to that organisation. What a customer types as company links nobody to an organisation.', 'crosswalk' ),
				array( Modules::CONTACTS => self::with_accounts( self::modules()[ Modules::CONTACTS ] ) ) + self::modules()
			),
			new Preset(
				'catalogue',
				__( 'Catalogue from the CRM', 'crosswalk' ),
				__( 'Like the default, but the CRM owns the products: it creates them in the shop and decides about price, stock, description and category.', 'crosswalk' ),
				array( Modules::PRODUCTS => self::catalogue() ) + self::modules()
			),
		);
	}

	/** @return array<string, ModulePreset> By module. */
	private static function modules(): array {
		return array(
			Modules::TAXES    => self::module( self::TO_REMOTE, array( 'name', 'rate' ), array( 'name', 'rate' ), self::taxes(), also: array( Taxes::BARE, 'rate' ) ) + array( 'rules' => self::taxes_of_nothing() ),
			Modules::CONTACTS => self::module( self::BOTH, array( 'email' ), array( 'email' ), self::contacts() ),
			Modules::PRODUCTS => self::module( self::BOTH, array( 'sku' ), array( 'productcode' ), self::products(), true ),
			Modules::ORDERS   => self::module( self::TO_REMOTE, array( 'number' ), array( 'vtiger_purchaseorder' ), self::orders() ) + array( 'rules' => Preset::sent_orders() ),
			// Off: a refund is a line of its order. On: it is a credit note, and the order stays as it was.
			Modules::REFUNDS  => array( 'enabled' => false, 'delete' => 'deactivate' ) + self::module( self::TO_REMOTE, array( 'number' ), array( 'vtiger_purchaseorder' ), self::refunds() ), // phpcs:ignore WordPress.Arrays
			Modules::INVOICES => array( 'create_shop' => true, 'create_remote' => false, 'delete' => 'deactivate' ) + self::module( self::TO_SHOP, array( 'url' ), array( 'url' ), self::invoices() ), // phpcs:ignore WordPress.Arrays
		);
	}

	/**
	 * An organisation a person of the CRM put the contact in is a fact; what a customer typed is a claim (V15).
	 *
	 * @param ModulePreset $contacts Of the default.
	 * @return ModulePreset
	 */
	private static function with_accounts( array $contacts ): array {
		$contacts['rows'][] = self::row( 'company', 'account_name', self::TO_SHOP );
		return $contacts;
	}

	/** @return ModulePreset */
	private static function catalogue(): array {
		$managed = array(
			'type'  => 'constant',
			'value' => 'yes',
		);
		$rows    = array_map( static fn( array $row ): array => array( 'direction' => self::TO_SHOP ) + $row, self::products() );
		// The shop keeps a quantity only where it manages stock.
		$rows[]  = self::row( 'manage_stock', '', self::TO_SHOP, array( $managed ) );
		return array( 'create_remote' => false ) + self::module( self::TO_SHOP, array( 'sku' ), array( 'productcode' ), $rows, true );
	}

	/** @return list<Row> */
	private static function taxes(): array {
		$rounded = array(
			'type'     => 'number',
			'decimals' => '3',
		);
		// The shop keeps four decimals of a percentage, the CRM three.
		return array( self::row( 'name', 'name' ), self::row( 'rate', 'rate', transforms: array( $rounded ) ) );
	}

	/**
	 * A rate of 0 % adds nothing to an order: where the CRM has no such tax, nobody has to create one.
	 *
	 * @return list<array<string, mixed>> As Sync\Rule reads them.
	 */
	private static function taxes_of_nothing(): array {
		return array(
			array(
				'side'   => 'shop',
				'field'  => 'rate',
				'values' => array( '0' ),
				'action' => 'match',
			),
		);
	}

	/** @return list<Row> */
	private static function products(): array {
		$rows   = array_map( array( self::class, 'row' ), array_keys( self::PRODUCTS ), self::PRODUCTS );
		$rows[] = self::row( 'category', 'productcategory', self::BOTH, array( array( 'type' => 'listed' ) ) );
		return $rows;
	}

	/** @return list<Row> */
	private static function contacts(): array {
		$last_name = array(
			'type'  => 'default',
			// Mandatory in the CRM; a shop knows some customers by their address only.
			'value' => '{email|local_part}',
		);
		return array(
			self::row( 'email', 'email' ),
			self::row( 'first_name', 'firstname' ),
			self::row( 'last_name', 'lastname', transforms: array( $last_name ) ),
			self::row( 'phone', 'phone' ),
			self::row( 'kind', 'kind', self::TO_REMOTE ),
			...self::street( 'billing', 'mailing' ),
			...self::place( 'billing', 'mailing', 'zip', self::BOTH ),
			...self::street( 'shipping', 'other' ),
			...self::place( 'shipping', 'other', 'zip', self::BOTH ),
		);
	}

	/** @return list<Row> */
	private static function orders(): array {
		return array(
			self::row( 'number', 'vtiger_purchaseorder', self::TO_REMOTE ),
			self::row( 'number', 'subject', self::TO_REMOTE, array( self::template( 'Order {number}' ) ) ),
			array(
				'shop'      => 'status',
				'remote'    => 'sostatus',
				'direction' => self::TO_REMOTE,
				'values'    => self::STATUSES,
			),
			self::row( 'contact', 'contact_id', self::TO_REMOTE ),
			self::row( 'kind', 'kind', self::TO_REMOTE ),
			self::row( 'currency', 'currency', self::TO_REMOTE ),
			self::row( 'billing_address_1', 'bill_street', self::TO_REMOTE, array( self::template( '{billing_address_1} {billing_address_2}' ) ) ),
			...self::place( 'billing', 'bill_', 'code', self::TO_REMOTE ),
			self::row( 'shipping_address_1', 'ship_street', self::TO_REMOTE, array( self::template( '{shipping_address_1} {shipping_address_2}' ) ) ),
			...self::place( 'shipping', 'ship_', 'code', self::TO_REMOTE ),
			self::row( 'customer_note', 'description', self::TO_REMOTE ),
			self::row( 'payment_method_title', 'terms_conditions', self::TO_REMOTE, array( self::template( 'Payment: {payment_method_title}' ) ) ),
			self::row( 'lines', 'lines', self::TO_REMOTE ),
			self::row( 'total', 'total', self::TO_REMOTE ),
		);
	}

	/** @return list<Row> */
	private static function refunds(): array {
		return array(
			self::row( 'number', 'vtiger_purchaseorder', self::TO_REMOTE ),
			self::row( 'number', 'subject', self::TO_REMOTE, array( self::template( 'Credit note {number}' ) ) ),
			self::row( 'order', 'salesorder_id', self::TO_REMOTE ),
			self::row( 'date', 'invoicedate', self::TO_REMOTE ),
			self::row( 'currency', 'currency', self::TO_REMOTE ),
			self::row( 'reason', 'description', self::TO_REMOTE ),
			self::row( 'lines', 'lines', self::TO_REMOTE ),
			self::row( 'total', 'total', self::TO_REMOTE ),
		);
	}

	/** @return list<Row> */
	private static function invoices(): array {
		$fields = array(
			'number'    => 'invoice_no',
			'order'     => 'salesorder_id',
			'contact'   => 'contact_id',
			'issued'    => 'invoicedate',
			'due'       => 'duedate',
			'status'    => 'invoicestatus',
			'state'     => 'state',
			'currency'  => 'currency',
			'net'       => 'net',
			'tax'       => 'tax',
			'total'     => 'total',
			'paid'      => 'paid',
			'remaining' => 'remaining',
			'lines'     => 'lines',
			'url'       => 'url',
		);
		return array_map( static fn( string $shop, string $remote ): array => self::row( $shop, $remote, self::TO_SHOP ), array_keys( $fields ), $fields );
	}

	/**
	 * A contact has one street; the second line goes where a post box would, which has room for 30 characters.
	 *
	 * @return list<Row>
	 */
	private static function street( string $shop, string $remote ): array {
		$short = array(
			'type'   => 'truncate',
			'length' => 30,
		);
		return array(
			self::row( $shop . '_address_1', $remote . 'street' ),
			self::row( $shop . '_address_2', $remote . 'pobox', self::TO_REMOTE, array( $short ) ),
		);
	}

	/** @return list<Row> */
	private static function place( string $shop, string $remote, string $code, string $direction ): array {
		$country = array(
			'type' => 'country',
			'to'   => 'iso2',
		);
		$state   = array(
			'type'    => 'state',
			'to'      => 'code',
			'country' => $shop . '_country',
		);
		return array(
			self::row( $shop . '_city', $remote . 'city', $direction ),
			self::row( $shop . '_postcode', $remote . $code, $direction ),
			self::row( $shop . '_state', $remote . 'state', $direction, array( $state ) ),
			self::row( $shop . '_country', $remote . 'country', $direction, array( $country ) ),
		);
	}

	/** @return array<string, string> */
	private static function template( string $text ): array {
		return array(
			'type' => 'template',
			'text' => $text,
		);
	}

	/**
	 * @param list<array<string, mixed>> $transforms See Mapping\Transforms.
	 * @return Row
	 */
	private static function row( string $shop, string $remote, string $direction = self::BOTH, array $transforms = array() ): array {
		return compact( 'shop', 'remote', 'direction', 'transforms' );
	}

	/**
	 * @param list<string> $shop        Match fields of the shop.
	 * @param list<string> $remote      Match fields of the CRM.
	 * @param list<Row>    $rows        Field map.
	 * @param bool         $create_shop False for what nobody expects to appear in a shop: logins and orders.
	 * @param list<string> $also        Other fields of the CRM that may match instead.
	 * @return ModulePreset
	 */
	private static function module( string $direction, array $shop, array $remote, array $rows, bool $create_shop = false, array $also = array() ): array {
		return array(
			'direction'     => $direction,
			'match'         => array_map( static fn( array $fields ): array => array( 'shop' => $shop, 'remote' => $fields ), array_values( array_filter( array( $remote, $also ) ) ) ), // phpcs:ignore WordPress.Arrays
			'create_shop'   => $create_shop,
			'create_remote' => true,
			'rows'          => $rows,
		);
	}
}
