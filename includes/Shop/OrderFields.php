<?php
/**
 * Which field of an order is read from where, and how it is written. Totals are stored as they come (V17): nothing is
 * calculated here.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\OrderLine;
use WC_Order as Order;

final class OrderFields {

	/** What a remote may change of an order that was placed in the shop. */
	public const OPEN = array( 'status', 'customer_note', 'transaction_id' );

	public static function table(): FieldTable {
		$rows = array( ...self::head(), ...self::people(), ...self::payment(), ...self::totals() );
		foreach ( Addresses::fields() as $name => $field ) {
			$rows[] = new Property( $field, static fn( OrderView $v ) => Addresses::of( $v->order, $name ), static fn( Order $o, ?string $value ) => Addresses::write( $o, $name, $value ) );
		}
		return new FieldTable( $rows );
	}

	/** @return array<string, string> Statuses as people know them, those of other plugins included. */
	public static function statuses(): array {
		$statuses = array();
		foreach ( wc_get_order_statuses() as $status => $label ) {
			if ( 'wc-checkout-draft' !== $status ) {
				$statuses[ (string) preg_replace( '/^wc-/', '', $status ) ] = $label;
			}
		}
		return $statuses;
	}

	/** @return list<Property> */
	private static function head(): array {
		return array(
			new Property( new Field( 'number', __( 'Number', 'crosswalk' ), readonly: true ), static fn( OrderView $v ) => (string) $v->order->get_order_number() ),
			new Property( new Field( 'status', __( 'Status', 'crosswalk' ), FieldType::Choice, true, options: self::statuses() ), static fn( OrderView $v ) => $v->order->get_status( 'edit' ), self::set_status( ... ) ),
			new Property( new Field( 'created', __( 'Created', 'crosswalk' ), FieldType::Instant ), static fn( OrderView $v ) => Values::instant( $v->order->get_date_created( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_date_created( $value ) ),
			new Property( new Field( 'modified', __( 'Changed', 'crosswalk' ), FieldType::Instant, readonly: true ), static fn( OrderView $v ) => Values::instant( $v->order->get_date_modified( 'edit' ) ) ),
			new Property( new Field( 'customer_note', __( 'Note of the customer', 'crosswalk' ), FieldType::LongText ), static fn( OrderView $v ) => Values::text( $v->order->get_customer_note( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_customer_note( (string) $value ) ),
		);
	}

	/** @return list<Property> */
	private static function people(): array {
		return array(
			new Property( new Field( 'contact', __( 'Customer', 'crosswalk' ), FieldType::Reference, refers_to: Modules::CONTACTS ), static fn( OrderView $v ) => $v->contact, static fn( Order $o, ?string $value ) => $o->set_customer_id( RecordId::number( RecordId::USER, (string) $value ) ) ),
			new Property( new Field( 'kind', __( 'Customer or guest', 'crosswalk' ), FieldType::Choice, options: ContactFields::kinds(), readonly: true ), static fn( OrderView $v ) => null !== $v->contact && str_starts_with( $v->contact, RecordId::USER ) ? 'customer' : 'guest' ),
			new Property( new Field( 'billing_email', __( 'Billing: E-mail', 'crosswalk' ), FieldType::Email, max_length: 320 ), static fn( OrderView $v ) => Values::text( $v->order->get_billing_email( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_billing_email( (string) $value ) ),
		);
	}

	/** @return list<Property> */
	private static function payment(): array {
		return array(
			new Property( new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency ), static fn( OrderView $v ) => Values::text( $v->order->get_currency( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_currency( $value ?? get_woocommerce_currency() ) ),
			new Property( new Field( 'payment_method', __( 'Payment method', 'crosswalk' ), max_length: 100 ), static fn( OrderView $v ) => Values::text( $v->order->get_payment_method( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_payment_method( (string) $value ) ),
			new Property( new Field( 'payment_method_title', __( 'Payment method, as shown', 'crosswalk' ) ), static fn( OrderView $v ) => Values::text( $v->order->get_payment_method_title( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_payment_method_title( (string) $value ) ),
			new Property( new Field( 'transaction_id', __( 'Transaction', 'crosswalk' ), max_length: 100 ), static fn( OrderView $v ) => Values::text( $v->order->get_transaction_id( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_transaction_id( (string) $value ) ),
			new Property( new Field( 'paid_at', __( 'Paid', 'crosswalk' ), FieldType::Instant ), static fn( OrderView $v ) => Values::instant( $v->order->get_date_paid( 'edit' ) ), static fn( Order $o, ?string $value ) => $o->set_date_paid( $value ) ),
		);
	}

	/** @return list<Property> */
	private static function totals(): array {
		$amount = static fn( string $name, string $label, \Closure $read, ?\Closure $write = null ): Property => new Property( new Field( $name, $label, FieldType::Decimal, readonly: null === $write ), static fn( OrderView $v ): string => OrderLines::sum( (array) $read( $v ) ), $write );
		return array(
			new Property( new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, children: OrderLine::fields() ), static fn( OrderView $v ) => OrderLines::of( $v ), OrderLinesWriter::write( ... ) ),
			$amount( 'subtotal', __( 'Subtotal', 'crosswalk' ), static fn( OrderView $v ) => array_map( static fn( \WC_Order_Item $item ) => $item instanceof \WC_Order_Item_Product ? $item->get_subtotal( 'edit' ) : null, $v->order->get_items() ) ),
			$amount( 'discount_total', __( 'Discount', 'crosswalk' ), static fn( OrderView $v ) => $v->order->get_discount_total( 'edit' ), static fn( Order $o, ?string $value ) => $o->set_discount_total( (string) $value ) ),
			$amount( 'shipping_total', __( 'Shipping', 'crosswalk' ), static fn( OrderView $v ) => $v->order->get_shipping_total( 'edit' ), static fn( Order $o, ?string $value ) => $o->set_shipping_total( (string) $value ) ),
			$amount( 'fee_total', __( 'Fees', 'crosswalk' ), static fn( OrderView $v ) => array_map( static fn( \WC_Order_Item $item ) => $item instanceof \WC_Order_Item_Fee ? $item->get_total( 'edit' ) : null, $v->order->get_items( 'fee' ) ) ),
			$amount( 'tax_total', __( 'Tax', 'crosswalk' ), static fn( OrderView $v ) => array( $v->order->get_cart_tax( 'edit' ), $v->order->get_shipping_tax( 'edit' ) ), OrderLinesWriter::set_tax_total( ... ) ),
			new Property( new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal ), static fn( OrderView $v ): string => self::total( $v ), static fn( Order $o, ?string $value ) => $o->set_total( (string) $value ) ),
			$amount( 'refunded_total', __( 'Refunded', 'crosswalk' ), static fn( OrderView $v ) => array_map( static fn( \WC_Order_Refund $refund ) => $refund->get_amount( 'edit' ), $v->refunds ) ),
			new Property( new Field( 'prices_include_tax', __( 'Prices include tax', 'crosswalk' ), FieldType::Boolean ), static fn( OrderView $v ) => (bool) $v->order->get_prices_include_tax( 'edit' ), static fn( Order $o, ?bool $value ) => $o->set_prices_include_tax( (bool) $value ) ),
		);
	}

	/** With the decimals the shop rounds to. In another currency a plugin decides about them; only what there is can be told. */
	private static function total( OrderView $view ): string {
		$total    = Values::decimal( $view->total ) ?? (string) Values::decimal( $view->order->get_total( 'edit' ) );
		$decimals = $view->order->get_currency( 'edit' ) === get_woocommerce_currency() ? wc_get_price_decimals() : 0;
		return Decimal::of( $total )->fixed( max( $decimals, strlen( substr( (string) strrchr( $total, '.' ), 1 ) ) ) );
	}

	private static function set_status( Order $order, ?string $value ): void {
		$order->set_status( (string) $value, __( 'Crosswalk:', 'crosswalk' ) );
	}
}
